import {
  diagramStyles,
  exportBundle,
  exportKustomize,
  exportZip,
  inventoryCsv,
  postureCsv,
  postureMarkdown,
  renderMermaid,
} from '../exchange';
import { makePacket } from '../exchange/exporters/packet/make-packet';
import { envoyOfHop, envoyYaml, postureOf, tracesOf } from '../mesh';
import { pictureSvg } from '../picture';
import { inventoryOf } from '../review';
import type { Snapshot } from '../snapshot';
import { topologyOf } from '../topology';
import { checkStream, leaked, must } from './fuzz-laws';
import { markupMark } from './fuzz-words';
import { elementsIn, readXml } from './read-xml';

/** Everything that leaves Fairway: names in it stay words, whatever they are. */
export function checkOutputs(snapshot: Snapshot, baseline: Snapshot): void {
  checkPicture(pictureSvg(topologyOf(snapshot), { title: 'Egress' }));
  for (const style of diagramStyles) checkDiagram(renderMermaid(snapshot, { style }).text);
  checkTables(snapshot);
  const packet = makePacket(snapshot, { baseline, today: '2026-11-21' });
  checkHtml(packet.html);
  checkMarkdown(packet.markdown);
  checkCsv(packet.inventory);
  checkExports(snapshot);
  checkEnvoy(snapshot);
}

function checkTables(snapshot: Snapshot): void {
  const posture = postureOf(snapshot.mesh);
  checkCsv(postureCsv(posture, 'drawn'));
  checkCsv(inventoryCsv(inventoryOf(snapshot)));
  checkMarkdown(postureMarkdown(posture, 'drawn'));
}

const drawnElements = new Set(
  'svg style title desc defs marker pattern linearGradient stop clipPath g path rect circle ellipse line polyline polygon text tspan filter feDropShadow use symbol a'.split(
    ' ',
  ),
);

/** XML without forgiveness, of what draws alone. */
function checkPicture(svg: string): void {
  for (const { name, attributes } of elementsIn(readXml(svg))) {
    must(drawnElements.has(name) && name !== 'a', `A picture has no <${name}>`);
    const bad = Object.keys(attributes).find((key) => key.startsWith('on') || key === 'href');
    must(bad === undefined, `A picture has no ${bad ?? ''}`);
  }
  must(!leaked.test(svg), 'A picture tells of the design');
}

/** Mermaid's lines are of few sorts, and what is in quotes has no sign that ends them. */
function checkDiagram(text: string): void {
  for (const line of text.trimEnd().split('\n').slice(1)) must(diagramLine.test(line), `Mermaid has no line ${line}`);
  must(!leaked.test(text), `A diagram tells of the design: ${text}`);
}

const label = '"[^"`<>|{}\\[\\]]*"';
const broken = '"(?:[^"`<>|{}\\[\\]]|<br\\/>)*"';
const diagramLine = new RegExp(
  [
    '^flowchart LR$',
    `^ +subgraph \\w+\\[${label}\\]$`,
    '^ +end$',
    `^ +\\w+(?:\\[${broken}\\]|\\(${broken}\\)|\\{\\{${broken}\\}\\})$`,
    `^ +\\w+ [-=.ox>]+(?:\\|${broken}\\|)? \\w+$`,
    '^ {2}linkStyle [\\d,]+ stroke:#\\w{6}$',
  ].join('|'),
);

/** No tag holds a piece of somebody's markup, and none runs or loads anything. */
function checkHtml(html: string): void {
  for (const [tag] of html.matchAll(/<[a-z!/][^>]*>/gi)) {
    must(!tag.includes(markupMark) || /^<(?:div|table|svg)\b/.test(tag), `A packet has no ${tag}`);
    must(
      !/^<(?:script|iframe|img|object|embed|link|base|form)\b|\son\w+=/i.test(withoutValues(tag)),
      `A packet has no ${tag}`,
    );
  }
  must(!leaked.test(html), `A packet tells of the design: ${excerpt(html, leaked)}`);
}

/** An attribute's value stands in quotes, and says what it likes. */
function withoutValues(tag: string): string {
  return tag.replace(/"[^"]*"/g, '""');
}

/** Outside of code, no markup of somebody's is left as it was written. */
function checkMarkdown(text: string): void {
  const prose = text.replace(/^(`{3,})[^]*?^\1$/gm, '').replace(/(?<![\\`])(`+)(?!`)[^]*?[^`]\1(?!`)/g, '');
  const bare = new RegExp(`(?<!\\\\)<[^>\\s]*[^>]*${markupMark}|(?<!\\\\)\\]\\((?:javascript|http)[^)]*${markupMark}`);
  must(!bare.test(prose), `Markdown has no markup of a name: ${excerpt(prose, bare)}`);
  must(!leaked.test(text), `Markdown tells of the design: ${excerpt(text, leaked)}`);
}

function excerpt(text: string, found: RegExp): string {
  const at = Math.max(0, text.search(found) - 80);
  return text.slice(at, at + 200);
}

/** As many cells in each row, and none that a spreadsheet would work out. */
function checkCsv(csv: string): void {
  const rows = readCsv(csv);
  for (const row of rows) {
    must(row.length === rows[0]?.length, `A row of CSV has ${row.length} cells: ${row.join(' | ')}`);
    const formula = row.find((cell) => /^[=+\-@\t\r]/.test(cell));
    must(formula === undefined, `CSV has no formula: ${formula ?? ''}`);
  }
}

function readCsv(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ',') rows.push([]);
  }
  return rows.slice(0, -1);
}

/** What is exported can be read again, and lies in no other folder. */
function checkExports({ workspace }: Snapshot): void {
  for (const design of [true, false]) {
    checkStream(exportBundle(workspace, { design }));
    const paths = exportKustomize(workspace, { design }).files.map(({ path }) => path);
    const outside = paths.find((path) => /^[/\\]|(?:^|[/\\])\.\.(?:[/\\]|$)|^[A-Za-z]:/.test(path));
    must(outside === undefined, `An export stays in its folder: ${outside ?? ''}`);
    must(new Set(paths).size === paths.length, 'No file of an export takes the place of another');
  }
  must(exportZip(workspace, { design: true }).length > 0, 'An archive is never nothing');
}

function checkEnvoy({ mesh }: Snapshot): void {
  for (const trace of [...tracesOf(mesh).values()].slice(0, 4))
    for (const hop of trace.hops)
      for (const { message } of envoyOfHop(mesh, trace, hop)) {
        const { text } = envoyYaml(message);
        const [document] = checkStream(text).documents;
        must(
          document?.incomplete === false,
          `What Envoy gets is YAML: ${document?.problems[0]?.message ?? ''}\n${text}`,
        );
      }
}
