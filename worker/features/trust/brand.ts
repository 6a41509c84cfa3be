import { html } from 'hono/html';

/** The brand mark: a front door with its fanlight. */
export const MARK = html`<svg viewBox="0 0 32 32" aria-hidden="true"><path fill="#1f5142" stroke="#2b6350" d="M4 30V15a12 12 0 0 1 24 0v15z"/><path fill="none" stroke="#e9c982" stroke-width="1.6" d="M7.5 15a8.5 8.5 0 0 1 17 0zM16 15V6.5M16 15l-6-6M16 15l6-6"/><circle cx="22" cy="22.5" r="1.8" fill="#e9c982"/></svg>`;

/** The colours of the web app (web/src/styles.css); text on its ground has at least 4.5:1 in both schemes. */
export const BASE_STYLE = `
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
table{width:100%;margin-top:.8rem;border-collapse:collapse;font-size:.95rem}
th,td{padding:.55rem .75rem .55rem 0;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
th{color:var(--soft);font-weight:600}
.good{color:var(--green)}
.bad{color:var(--alert)}
.brand{display:inline-flex;align-items:center;gap:.6rem;min-height:2.75rem;color:var(--ink);font:600 1.4rem/1 var(--serif);text-decoration:none}
.brand svg{width:2rem;height:2rem}
code{font:.9em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
`;
