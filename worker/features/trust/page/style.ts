import { BASE_STYLE } from '../brand.ts';

const LAYOUT = `
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
.page{max-width:56rem;margin:0 auto;padding:0 clamp(1.25rem,4vw,3rem)}
header{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:.5rem 1.5rem;padding:1.25rem 0}
.skip{position:absolute;top:.5rem;left:.5rem;padding:.6rem 1rem;background:var(--card);border-radius:.5rem;transform:translateY(-200%)}
.skip:focus{transform:none}
nav ul{display:flex;flex-wrap:wrap;gap:0 .25rem;margin:0 -.6rem}
nav a{display:inline-flex;align-items:center;min-height:2.75rem;padding:0 .6rem;color:var(--soft);font-size:.95rem;text-decoration:none}
nav a:hover{color:var(--ink);text-decoration:underline}
nav a[aria-current]{color:var(--ink);font-weight:600;text-decoration:underline 2px var(--brass);text-underline-offset:.4em}
main nav{margin-top:.9rem}
main nav a{gap:.5em;min-height:2.1rem}
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
.summary{margin-top:2rem;padding:1.25rem clamp(1.1rem,3vw,1.75rem);border-left:.4rem solid var(--alert);border-radius:.4rem 1rem 1rem .4rem}
.summary.verified{border-left-color:var(--green)}
.summary p+p{margin-top:.35rem}
.count{font:600 clamp(1.3rem,3.4vw,1.7rem)/1.25 var(--serif)}
.controls{margin-top:1.1rem}
.controls li{display:grid;gap:.25rem 1.75rem;padding:.95rem clamp(1.1rem,3vw,1.75rem)}
.controls li+li{border-top:1px solid var(--line)}
.controls li:target{background:var(--paper)}
.controls li>p,.controls p+p{color:var(--soft);font-size:.92rem}
.controls p+p{margin-top:.2rem}
.controls div b{font-weight:600}
.verified>p b{color:var(--green)}
.not_verified>p b{color:var(--alert)}
.planned>p b,.vendor>p b{color:var(--brass)}
li>p b::before{display:inline-block;width:1.3em;content:"✓"/""}
.not_verified>p b::before{content:"!"/""}
.planned>p b::before{content:"…"/""}
.vendor>p b::before{content:"↗"/""}
td+td{width:38%}
@media (min-width:44rem){.controls li{grid-template-columns:10rem 1fr}.controls li>p b{display:block}}
@media print{.skip,nav{display:none}.controls li{break-inside:avoid}}
`;

/** On one line: what is for people to read stays here. */
export const STYLE = (BASE_STYLE + LAYOUT + CONTROLS).replace(/\n\s*/g, '');
