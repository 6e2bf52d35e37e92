/** The packet's own styles: for a screen in light and dark, and for paper of any size. */
export const packetStyle = `:root {
  color-scheme: light dark;
  --page: #ffffff; --sunken: #f3f5f8; --line: #dbe1e8; --strong-line: #788596;
  --text: #16202b; --text-2: #465464; --accent: #1a5bc4;
  --error: #b3231b; --error-bg: #fdecea; --warning: #855200; --warning-bg: #fff3d9;
  --info: #3b5b7d; --info-bg: #e9eff5; --ok: #1c6a3d; --ok-bg: #e5f4ea;
  --add: #0a6f93; --add-bg: #e1f2f8; --remove: #8a3576; --remove-bg: #f7e8f4;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --page: #10171f; --sunken: #19222d; --line: #2a3542; --strong-line: #6f8093;
    --text: #e8eef5; --text-2: #b5c1ce; --accent: #7fb3ff;
    --error: #ff8f86; --error-bg: #3a1918; --warning: #f2bc57; --warning-bg: #35270d;
    --info: #a9c1da; --info-bg: #1c2937; --ok: #7fd6a0; --ok-bg: #12301f;
    --add: #6ccbea; --add-bg: #0f2c38; --remove: #e7a4da; --remove-bg: #36193a;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 16px; }
body {
  margin: 0 auto; padding: 32px 24px 64px; max-width: 1080px; background: var(--page); color: var(--text);
  font: 14px/1.5 'Inter Variable', Inter, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif;
  font-variant-numeric: tabular-nums;
}
code, pre { font-family: 'JetBrains Mono Variable', 'JetBrains Mono', ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace; font-size: 0.9em; }
code { overflow-wrap: anywhere; }
h1 { margin: 0; font-size: 28px; line-height: 1.2; letter-spacing: -0.01em; overflow-wrap: anywhere; }
h2 { margin: 48px 0 12px; padding-bottom: 6px; border-bottom: 1px solid var(--line); font-size: 19px; line-height: 1.3; }
h2 .number { color: var(--text-2); font-weight: 400; }
h3 { margin: 24px 0 8px; font-size: 15px; }
p { margin: 0 0 12px; max-width: 80ch; }
.lead { margin: 6px 0 24px; color: var(--text-2); font-size: 15px; }
a { color: var(--accent); }
a:focus-visible, [tabindex]:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
main:focus { outline: none; }
.skip { position: absolute; left: -9999px; }
.skip:focus { left: 16px; top: 8px; padding: 4px 8px; background: var(--page); }
.spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
nav ol { columns: 2 220px; margin: 0; padding: 12px 16px 12px 40px; background: var(--sunken); border-radius: 8px; }
nav a { text-decoration: none; }
nav a:hover { text-decoration: underline; }
ul, ol { padding-left: 24px; }
li { overflow-wrap: anywhere; }
.facts { margin: 0 0 16px; }
.facts > div { display: grid; grid-template-columns: 130px 1fr; gap: 12px; padding: 5px 0; border-bottom: 1px solid var(--line); }
.facts dt { color: var(--text-2); }
.facts dd { margin: 0; overflow-wrap: anywhere; }
.tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(118px, 1fr)); gap: 8px; margin: 16px 0; padding: 0; list-style: none; }
.tiles li { padding: 10px 12px; border: 1px solid var(--line); border-left: 4px solid var(--strong-line); border-radius: 6px; }
.tiles strong { display: block; font-size: 20px; line-height: 1.2; }
.tiles span { color: var(--text-2); font-size: 12px; }
.tiles .high, .tiles .error { border-left-color: var(--error); }
.tiles .high strong, .tiles .error strong { color: var(--error); }
.tiles .medium, .tiles .warning { border-left-color: var(--warning); }
.tiles .medium strong, .tiles .warning strong { color: var(--warning); }
.tiles .low { border-left-color: var(--info); }
.tiles .ok { border-left-color: var(--ok); }
.tiles .ok strong { color: var(--ok); }
.mark { display: inline-block; padding: 0 7px; border: 1px solid var(--strong-line); border-radius: 4px; font-size: 12px; font-weight: 600; line-height: 18px; white-space: nowrap; }
.mark.high, .mark.error { border-color: var(--error); background: var(--error-bg); color: var(--error); }
.mark.medium, .mark.warning { border-color: var(--warning); background: var(--warning-bg); color: var(--warning); }
.mark.low, .mark.info { border-color: var(--info); background: var(--info-bg); color: var(--info); }
.mark.ok { border-color: var(--ok); background: var(--ok-bg); color: var(--ok); }
.mark.add { border-color: var(--add); background: var(--add-bg); color: var(--add); }
.mark.remove { border-color: var(--remove); background: var(--remove-bg); color: var(--remove); }
.scroll { margin: 12px 0 20px; overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: 13px; line-height: 1.45; }
caption { padding: 0 0 6px; color: var(--text-2); font-size: 12px; font-weight: 600; text-align: left; }
th, td { padding: 6px 10px 6px 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: anywhere; }
table.fixed { table-layout: fixed; }
thead th { border-bottom: 1px solid var(--strong-line); color: var(--text-2); font-size: 12px; font-weight: 600; overflow-wrap: normal; }
tbody th { font-weight: 400; }
td > div + div, th > div + div { color: var(--text-2); }
table.blank td, table.blank tbody th { height: 44px; border: 1px solid var(--strong-line); padding: 6px 8px; vertical-align: middle; }
.card { margin: 10px 0; padding: 12px 14px 2px; border: 1px solid var(--line); border-left: 4px solid var(--strong-line); border-radius: 6px; }
.card.high, .card.error { border-left-color: var(--error); }
.card.medium, .card.warning { border-left-color: var(--warning); }
.card.low { border-left-color: var(--info); }
.card-title { max-width: none; font-weight: 600; }
.card > p:not(.card-title) { font-size: 13px; max-width: none; }
.card .facts > div { grid-template-columns: 70px 1fr; font-size: 13px; }
.card .facts > div:last-child { border-bottom: 0; }
pre { margin: 8px 0 16px; padding: 10px 12px; overflow-x: auto; background: var(--sunken); border-radius: 6px; line-height: 1.45; }
figure { margin: 16px 0 24px; }
figcaption { margin-top: 6px; color: var(--text-2); font-size: 13px; }
.picture { overflow-x: auto; background: #f9fafc; border: 1px solid var(--line); border-radius: 8px; }
.picture svg { display: block; max-width: 100%; height: auto; margin: 0 auto; }
.strips ul { margin: 8px 0 0; padding: 0; list-style: none; }
.strips li { display: flex; align-items: flex-start; padding: 10px 0; border-bottom: 1px solid var(--line); font-size: 12px; line-height: 1.4; }
.strips li span { display: block; }
.station { flex: 1 1 130px; max-width: 210px; min-width: 84px; padding: 6px 8px; border: 1px solid var(--strong-line); border-radius: 6px; overflow-wrap: anywhere; }
.strips .frame { color: var(--text-2); font-size: 11px; }
.wire { flex: 1 1 130px; min-width: 84px; padding: 0 8px; color: var(--text-2); text-align: center; overflow-wrap: anywhere; }
.strips .arrow { position: relative; height: 0; margin: 12px 2px 8px; border-top: 1px solid var(--text-2); }
.strips .arrow::after { content: ''; position: absolute; right: 0; top: -4px; width: 7px; height: 7px; border: solid var(--text-2); border-width: 1px 1px 0 0; transform: rotate(45deg); }
.wire.thick .arrow { border-top: 4px double var(--accent); }
.wire.thick .arrow::after { top: -6px; border-color: var(--accent); border-width: 2px 2px 0 0; }
.wire.dotted .arrow, .wire.known .arrow { border-top-style: dotted; }
.wire.cross .arrow { border-top: 1px dashed var(--error); }
.wire.cross .arrow::after { content: '×'; top: -11px; width: auto; height: auto; border: 0; transform: none; color: var(--error); font-size: 16px; line-height: 20px; }
.wire.cross, .wire.alarm { color: var(--error); }
.wire.alarm .arrow, .wire.alarm .arrow::after { border-color: var(--error); }
.on-dark { display: none; }
@media screen and (prefers-color-scheme: dark) {
  .picture:has(.on-dark) { background: #10171f; }
  .on-dark { display: block; }
  .on-light { display: none; }
}
.diff { margin: 12px 0 20px; font-size: 12px; table-layout: fixed; }
.diff td { padding: 0 6px; border: 0; white-space: pre-wrap; }
.diff col.number { width: 48px; }
.diff col.sign { width: 22px; }
.diff th { position: relative; padding: 0; border: 0; }
.diff td.number { color: var(--text-2); text-align: right; }
.diff .sign { position: relative; }
.diff tr.new { background: var(--add-bg); }
.diff tr.new .sign { color: var(--add); font-weight: 700; }
.diff tr.old { background: var(--remove-bg); }
.diff tr.old .sign { color: var(--remove); font-weight: 700; }
.diff .gap td { color: var(--text-2); text-align: center; }
@media screen and (max-width: 620px) {
  body { padding: 16px 14px 48px; }
  .facts > div { grid-template-columns: 1fr; gap: 0; }
  .scroll table { min-width: 640px; }
  .strips { overflow-x: auto; }
  .strips li { min-width: 620px; }
}
@media (forced-colors: active) {
  .mark, .card, .tiles li { border-color: CanvasText; }
}
@page { margin: 16mm 14mm 18mm; }
@page { @bottom-right { content: counter(page) ' / ' counter(pages); font: 9px sans-serif; color: #465464; } }
@media print {
  body { max-width: none; padding: 0; font-size: 10.5px; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  h1 { font-size: 22px; }
  h2 { margin-top: 22px; font-size: 15px; }
  h3 { font-size: 12px; }
  h1, h2, h3, caption, .card-title, h2 + p, h3 + p { break-after: avoid; }
  .picture + figcaption { break-before: avoid; }
  .strips figcaption { break-after: avoid; }
  p, li { orphans: 3; widows: 3; }
  table { font-size: 9.5px; }
  .card > p:not(.card-title), .card .facts > div, figcaption { font-size: 9.5px; }
  .lead { margin-bottom: 14px; font-size: 12px; }
  .strips li { font-size: 8.5px; break-inside: avoid; }
  .strips .frame { font-size: 8px; }
  figure.strips { break-inside: auto; }
  .diff { font-size: 8.5px; }
  caption, thead th { font-size: 10px; }
  .mark { font-size: 9px; line-height: 13px; }
  .tiles strong { font-size: 16px; }
  thead { display: table-header-group; }
  thead, thead tr { break-after: avoid; }
  tbody tr:first-child { break-before: avoid; }
  tr, .tiles li, .facts > div, .card-title, figure { break-inside: avoid; }
  .card { -webkit-box-decoration-break: clone; box-decoration-break: clone; }
  .card > p, .card .facts { break-inside: avoid; }
  .scroll, .picture, pre { overflow: visible; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; }
  .picture svg { max-height: 225mm; }
  .picture.wide svg { max-height: 100mm; }
  .skip { display: none; }
  nav { break-after: avoid; }
  nav a { color: inherit; }
  section:has(table.blank) { break-inside: avoid; }
  a { color: inherit; text-decoration: none; }
}
`;
