/** The colours of the web app (web/src/styles.css); text on its ground has at least 4.5:1 in both schemes. */
const COLOURS = `
:root{
  color-scheme:light dark;
  --paper:light-dark(#faf4e8,#16201c);
  --card:light-dark(#fffdf8,#1d2a25);
  --ink:light-dark(#23201b,#f2ebdd);
  --soft:light-dark(#5b5348,#c3baa9);
  --line:light-dark(#e2d6bf,#34463e);
  --green:light-dark(#1f5142,#9fd3bf);
  --brass:light-dark(#8a5a0b,#e9c982);
  --alert:light-dark(#a3341f,#ff9f8a);
  --serif:"Iowan Old Style","Palatino Linotype",Palatino,Charter,Georgia,ui-serif,serif
}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",sans-serif}
h1,h2,h3{margin:0;font-family:var(--serif);font-weight:600;line-height:1.15;text-wrap:balance}
p{margin:0;text-wrap:pretty}
ul{list-style:none;margin:0;padding:0}
a{color:var(--green)}
:focus-visible{outline:3px solid var(--brass);outline-offset:3px;border-radius:4px}
code{font:.9em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
`;

const LAYOUT = `
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
.page{max-width:56rem;margin:0 auto;padding:0 clamp(1.25rem,4vw,3rem)}
header{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:.5rem 1.5rem;padding:1.25rem 0}
.skip{position:absolute;top:.5rem;left:.5rem;padding:.6rem 1rem;background:var(--card);border-radius:.5rem;transform:translateY(-200%)}
.skip:focus{transform:none}
.brand{display:inline-flex;align-items:center;gap:.6rem;min-height:2.75rem;color:var(--ink);font:600 1.4rem/1 var(--serif);text-decoration:none}
.brand svg{width:2rem;height:2rem}
nav ul{display:flex;gap:.25rem;margin:0 -.6rem}
nav a{display:inline-flex;align-items:center;min-height:2.75rem;padding:0 .6rem;color:var(--soft);font-size:.95rem;text-decoration:none}
nav a:hover{color:var(--ink);text-decoration:underline}
nav a[aria-current]{color:var(--ink);font-weight:600;text-decoration:underline 2px var(--brass);text-underline-offset:.4em}
h1{margin-top:clamp(1rem,4vw,2.5rem);font-size:clamp(2.1rem,5.2vw,3.2rem);letter-spacing:-.015em}
h2{font-size:clamp(1.45rem,3vw,1.9rem)}
h3{margin-top:1.75rem;font-size:1.2rem}
.lead{max-width:40em;margin-top:1.1rem;color:var(--soft);font-size:1.12rem}
section{margin-top:clamp(2.5rem,6vw,4rem)}
section>p{max-width:42em;margin-top:.8rem}
footer{margin-top:clamp(3rem,7vw,5rem);padding:1.5rem 0 2.25rem;border-top:1px solid var(--line);color:var(--soft);font-size:.95rem}
`;

const CONTROLS = `
.summary,.controls{border:1px solid var(--line);border-radius:1rem;background:var(--card);overflow:hidden}
.summary{margin-top:2rem;padding:1.25rem clamp(1.1rem,3vw,1.75rem);border-left:.4rem solid var(--alert)}
.summary.verified{border-left-color:var(--green)}
.summary p+p{margin-top:.35rem}
.count{font:600 clamp(1.3rem,3.4vw,1.7rem)/1.25 var(--serif)}
.controls{margin-top:1.1rem}
.controls li{display:grid;gap:.3rem 1.75rem;padding:1.1rem clamp(1.1rem,3vw,1.75rem)}
.controls li+li{border-top:1px solid var(--line)}
.controls li:target{background:var(--paper)}
.state,.more{color:var(--soft);font-size:.92rem}
.state b{display:block}
.more{margin-top:.3rem}
.more b{font-weight:600}
.verified .state b,.good{color:var(--green)}
.not_verified .state b,.bad{color:var(--alert)}
.planned .state b,.vendor .state b{color:var(--brass)}
.state b::before{display:inline-block;width:1.3em;content:"✓"/""}
.not_verified .state b::before{content:"!"/""}
.planned .state b::before{content:"…"/""}
.vendor .state b::before{content:"↗"/""}
table{width:100%;margin-top:.8rem;border-collapse:collapse;font-size:.95rem}
th,td{padding:.55rem .75rem .55rem 0;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
th{color:var(--soft);font-weight:600}
td+td{width:38%}
@media (min-width:44rem){.controls li{grid-template-columns:11rem 1fr}}
@media print{.skip,nav{display:none}.controls li{break-inside:avoid}}
`;

/** On one line: what is for people to read stays here. */
export const STYLE = (COLOURS + LAYOUT + CONTROLS).replace(/\n\s*/g, '');
