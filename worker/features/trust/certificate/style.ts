import { BASE_STYLE } from '../brand.ts';

const SHEET = `
@page{size:A4;margin:14mm}
main{max-width:48rem;margin:0 auto;padding:1.5rem clamp(1.25rem,4vw,2.5rem) 3rem;font-size:.98rem;line-height:1.5}
h1{margin:1.2rem 0 .9rem;font-size:clamp(1.8rem,5vw,2.5rem)}
h2{margin-top:1.5rem;font-size:1.2rem}
.outcome{padding:.8rem 1rem;border:1px solid currentColor;border-radius:.6rem;font-weight:600}
.note{margin-top:.6rem;font-weight:600}
dl{display:grid;grid-template-columns:auto 1fr;gap:.15rem 1.2rem;margin:1.1rem 0 0}
dt{color:var(--soft)}
dd{margin:0;overflow-wrap:anywhere}
td+td{white-space:nowrap}
h2+p{margin-top:.4rem}
figure{margin:.8rem 0 0}
figcaption{color:var(--soft);font-size:.88rem}
figure>code{display:block;font-size:.72rem;line-height:1.35}
@media print{
  :root{color-scheme:light;--paper:#fff}
  main{max-width:none;padding:0;font-size:9pt;line-height:1.4}
  table{margin-top:.5rem;font-size:9pt}
  th,td{padding-top:.2rem;padding-bottom:.2rem}
  h1{margin:.3rem 0 .5rem;font-size:18pt}
  h2{margin-top:.6rem;font-size:11.5pt}
  dl,.note,figure{margin-top:.45rem}
  figcaption{font-size:8pt}
  figure>code{font-size:6.5pt}
  tr,figure,.outcome{break-inside:avoid}
}
`;

/** Of the printable certificate, on one line. */
export const STYLE = (BASE_STYLE + SHEET).replace(/\n\s*/g, '');
