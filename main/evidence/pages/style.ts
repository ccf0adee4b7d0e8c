/** The look of the pages: a paper folder, in the reader's own fonts. Inline, so that nothing is ever fetched. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fbf9f4; --sheet: #ffffff; --ink: #23211d; --soft: #5b564d; --line: #d9d2c4;
  --accent: #7a3b1d; --tint: #f4ece0; --mark: #fdf3d7; --more: rgb(60 45 20 / 0.3);
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #1b1a17; --sheet: #24221e; --ink: #f0ece3; --soft: #bdb5a6; --line: #46423a;
    --accent: #f0b48c; --tint: #2e2a24; --mark: #3a3320; --more: rgb(0 0 0 / 0.8);
  }
}
* { box-sizing: border-box; }
html { font-size: 106.25%; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font-family: "Atkinson Hyperlegible", "Segoe UI", "Helvetica Neue", Arial, sans-serif; line-height: 1.55;
  overflow-wrap: anywhere;
}
main, .strip, footer { max-width: 68rem; margin: 0 auto; padding: 0 1.5rem; }
.strip { padding-top: 1rem; }
main { padding-bottom: 3rem; }
.strip.broad, main.broad { max-width: 110rem; }
h1, h2, h3 { font-family: Charter, "Bitstream Charter", Georgia, "Times New Roman", serif; line-height: 1.2; text-wrap: balance; }
[id] { scroll-margin-top: 1.25rem; }
h1 { font-size: 2.1rem; margin: 0.5rem 0 0.25rem; }
h2 { font-size: 1.45rem; margin: 3rem 0 0.75rem; padding-bottom: 0.35rem; border-bottom: 2px solid var(--line); }
h3 { font-size: 1.15rem; margin: 0 0 0.25rem; }
p, ul, ol { max-width: 44rem; margin: 0.5rem 0; }
a { color: var(--accent); text-underline-offset: 0.15em; }
a:focus-visible, audio:focus-visible, .wide:focus-visible, summary:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--sheet); padding: 0.75rem 1rem; }
.cover { border: 1px solid var(--line); border-top: 8px solid var(--accent); background: var(--sheet); padding: 1.75rem 2rem; margin: 2rem 0 1.5rem; }
.kicker { color: var(--soft); margin: 0; }
.notice { border-left: 5px solid var(--accent); background: var(--mark); padding: 0.75rem 1rem; margin: 1.25rem 0 0; max-width: none; }
.note { color: var(--soft); }
dl.facts { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: 0.3rem 1.5rem; margin: 1rem 0 0; }
dl.facts dt { color: var(--soft); }
dl.facts dd { margin: 0; overflow-wrap: anywhere; white-space: pre-line; }
nav h3 { margin-top: 1.1rem; color: var(--soft); font-size: 1rem; }
nav ul { list-style: none; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(min(20rem, 100%), 1fr)); gap: 0.5rem; max-width: none; }
nav li { display: grid; }
nav li a { display: block; padding: 0.65rem 0.9rem; min-height: 2.75rem; border: 1px solid var(--line); background: var(--sheet); }
.sheet { border: 1px solid var(--line); background: var(--sheet); padding: 1.25rem 1.5rem; margin: 1.25rem 0; break-inside: avoid; }
.code { font-variant-numeric: tabular-nums; margin-right: 0.3rem; }
.sheet .code { color: var(--accent); }
.tags { display: flex; flex-wrap: wrap; gap: 0.4rem; list-style: none; padding: 0; margin: 0.5rem 0 0.75rem; }
.tags li { border: 1px solid var(--line); background: var(--tint); padding: 0.05rem 0.6rem; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(17rem, 100%), 1fr)); gap: 1rem; margin: 0.75rem 0; }
.pair > div { border-left: 3px solid var(--line); padding-left: 0.9rem; }
.pair .claim { border-left-color: var(--accent); }
.label { color: var(--soft); margin: 0; }
blockquote { margin: 0.15rem 0 0; font-size: 1.1rem; line-height: 1.45; font-family: Charter, "Bitstream Charter", Georgia, "Times New Roman", serif; white-space: pre-line; overflow-wrap: anywhere; }
figure { margin: 0.9rem 0 0; }
figcaption { color: var(--soft); }
audio { display: block; width: 100%; max-width: 44rem; margin: 0.35rem 0; }
.wide {
  overflow-x: auto; border: 1px solid var(--line);
  background:
    linear-gradient(to right, var(--sheet) 40%, transparent) left / 2rem 100% no-repeat local,
    linear-gradient(to left, var(--sheet) 40%, transparent) right / 2rem 100% no-repeat local,
    linear-gradient(to right, var(--more), transparent) left / 1rem 100% no-repeat scroll,
    linear-gradient(to left, var(--more), transparent) right / 1rem 100% no-repeat scroll,
    var(--sheet);
}
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: top; padding: 0.55rem 0.75rem; border-bottom: 1px solid var(--line); white-space: pre-line; overflow-wrap: break-word; }
thead th { background: var(--tint); vertical-align: bottom; line-height: 1.3; }
tbody th { font-weight: 600; }
tbody tr:last-child > * { border-bottom: 0; }
.hash, code, pre { font-family: ui-monospace, "Cascadia Mono", Consolas, Menlo, monospace; font-size: 0.85em; overflow-wrap: anywhere; }
td.hash { min-width: 18rem; }
.short { white-space: nowrap; }
.long { min-width: 15rem; }
.path { min-width: 13rem; overflow-wrap: anywhere; }
.broad table { font-size: 0.92em; }
.broad th, .broad td { padding: 0.5rem 0.55rem; }
.broad .long { min-width: 13rem; }
.broad .path { min-width: 11rem; }
.broad td.hash { min-width: 14rem; }
pre { background: var(--tint); padding: 0.75rem 1rem; white-space: pre-wrap; max-width: none; }
footer { color: var(--soft); padding-bottom: 2rem; border-top: 1px solid var(--line); padding-top: 1rem; }
@media screen { .sheet { content-visibility: auto; contain-intrinsic-size: auto 36rem; } }
@page { margin: 18mm 14mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8.5pt sans-serif; } }
@page broad { size: landscape; }
@media print {
  :root { color-scheme: light; --paper: #fff; --sheet: #fff; --ink: #000; --soft: #333; --line: #999; --accent: #000; --tint: #eee; --mark: #fff; }
  html { font-size: 10pt; }
  body { line-height: 1.4; }
  figure, audio, .skip, .strip, .here { display: none; }
  main, main.broad, footer { max-width: none; padding: 0; }
  main.broad { page: broad; }
  .cover { margin-top: 0; padding: 1rem 1.25rem; }
  h2 { margin-top: 1.75rem; }
  nav ul, nav li { display: block; }
  nav li a { display: inline; border: 0; padding: 0; }
  nav li a::after { content: "  " attr(href); font-size: 0.85em; color: var(--soft); }
  .sheet { padding: 0.75rem 1rem; margin: 0.75rem 0; }
  dl.facts { gap: 0.1rem 1rem; margin-top: 0.5rem; }
  .wide { overflow: visible; border: 0; background: none; }
  table { font-size: 8.5pt; }
  .broad table { font-size: 7.5pt; }
  .broad .path { width: 17%; }
  .broad td.hash { width: 15%; }
  th, td, .broad th, .broad td { padding: 0.25rem 0.4rem; min-width: 0 !important; }
  thead { display: table-header-group; }
  tr, .sheet { break-inside: avoid; }
  h2, h3, .note { break-after: avoid; }
  p, blockquote, li { orphans: 3; widows: 3; }
  a { text-decoration: none; }
}
`;
