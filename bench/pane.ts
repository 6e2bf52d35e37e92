import { graphDrawer } from '../src/app/canvas/graph';
import { fetchDrawing } from '../src/app/drawing';
import { flattenBranches } from '../src/app/explorer/row';
import { branchesOf } from '../src/app/explorer/rows';
import { effectiveDefault } from '../src/app/inspector/model/effective';
import { countShown, hiddenSet, sectionsAt } from '../src/app/inspector/model/levels';
import { matchedWords } from '../src/app/inspector/model/matched';
import { drawDiagram } from '../src/app/preview/diagram';
import { choicesOf, filterFindings, openFilter } from '../src/app/problems/filter-findings';
import { groupFindings, linesOf } from '../src/app/problems/group-findings';
import { wordsForPlaces } from '../src/app/problems/where-found';
import { causesOf, findingsOf } from '../src/core/analysis';
import { foldsOf, hintsIn, namedPartsOf, summaryOf } from '../src/core/language';
import {
  anyPod,
  checkExpectation,
  envoyOfHop,
  policyRows,
  postureOf,
  proxyOf,
  traceCall,
  tracesOf,
  withOtherPolicy,
  type Posture,
} from '../src/core/mesh';
import { documentOf, findKind, rangeAt, type Resource } from '../src/core/schema';
import { resourceAt, type Snapshot } from '../src/core/snapshot';
import { topologyOf } from '../src/core/topology';
import type { Document } from '../src/core/yaml';

/** What a pane asks after each change, so far as it can be asked without a browser. */
export interface Pane {
  readonly name: string;
  /** Opens the pane, with the caret at an offset of `egress.yaml`; gives what it asks of each snapshot. */
  readonly open: (caret: number) => (snapshot: Snapshot) => unknown;
}

await fetchDrawing();

/** The panes of the page. */
export const panes: readonly Pane[] = [
  { name: 'canvas', open: () => askCanvas() },
  { name: 'inspector', open: (caret) => (snapshot) => askForm(snapshot, resourceUnder(snapshot, caret)) },
  { name: 'editor', open: (caret) => (snapshot) => askEditor(snapshot, caret) },
  { name: 'outline', open: () => askOutline },
  { name: 'problems', open: () => askProblems },
  { name: 'preview', open: () => askPreview },
  { name: 'explorer', open: () => (snapshot) => flattenBranches(branchesOf(snapshot, 'file'), nothing) },
  { name: 'tree', open: () => (snapshot) => flattenBranches(branchesOf(snapshot, 'namespace'), nothing) },
  { name: 'trace', open: () => askTrace },
  { name: 'calls', open: () => askCalls },
  { name: 'posture', open: () => askPosture },
];

const nothing: ReadonlySet<string> = new Set();

/** Topology, folds, layout and what React Flow is given; what did not change is shared with the graph before. */
function askCanvas(): (snapshot: Snapshot) => unknown {
  const draw = graphDrawer();
  return (snapshot) => draw(snapshot).picture;
}

/** The sections of the form of one resource, with the default and the matched pods of each row. */
function askForm(snapshot: Snapshot, resource: Resource): unknown {
  const kind = findKind(resource.apiVersion, resource.kind);
  if (kind === undefined) throw new Error(`There is no form for ${resource.kind}`);
  const { value, place } = resource;
  const sections = sectionsAt(kind, [], value, { filter: 'common', search: '', reveal: undefined });
  const rows = sections.flatMap((section) => section.rows);
  return [
    hiddenSet(kind, [], value, sections),
    countShown(kind, [], value),
    rows.map((row) => [
      effectiveDefault(snapshot, kind.kind, row.field),
      matchedWords(snapshot, resourceAt(snapshot, place), row.path),
    ]),
  ];
}

/** Lines that an editor has in view. */
const inView = 60;

/** Hints for the lines in view, what stands above each resource in them, and the folds of a file that is not too long for them. */
function askEditor(snapshot: Snapshot, caret: number): unknown {
  const { stream, file } = fileOf(snapshot);
  const to = nthLineAfter(file.text, caret, inView);
  const seen = stream.documents.flatMap((document, index) => {
    const start = stream.starts[index] ?? 0;
    return start <= to && start + document.text.length >= caret ? [{ document, start }] : [];
  });
  return [
    seen.map(({ document, start }) => hintsIn(snapshot, document, { from: caret - start, to: to - start })),
    lensesOf(
      snapshot,
      seen.map(({ document }) => document),
    ),
    file.text.length < foldedUpTo ? stream.documents.map(foldsOf) : [],
  ];
}

/** From so many characters on the editor folds by indentation. */
const foldedUpTo = 1_000_000;
/** A file with more resources has no words above them. */
const mostLenses = 300;

function lensesOf(snapshot: Snapshot, documents: readonly Document[]): readonly string[] {
  if (snapshot.resources.length > mostLenses) return [];
  const { edges } = topologyOf(snapshot);
  return snapshot.resources
    .filter(({ place }) => documents.some(({ id }) => id === place.document))
    .map((resource) => {
      const calls = edges.filter(({ type, to }) => type === 'call' && to === resource.key).length;
      return summaryOf(snapshot.mesh, resource, { calls, findings: { error: 0, warning: 0, info: 0 } });
    });
}

/** The symbols of the file: resources with their named parts, and where each stands. */
function askOutline(snapshot: Snapshot): unknown {
  return snapshot.resources.map((resource) =>
    [[], ...namedPartsOf(resource).map(({ path }) => path)].map((path) =>
      rangeAt(documentIn(snapshot, resource), path, 'value'),
    ),
  );
}

/** Lines that the list of problems draws at first. */
const linesInView = 120;

function askProblems(snapshot: Snapshot): unknown {
  const all = findingsOf(snapshot);
  const shown = filterFindings(all, openFilter, () => true);
  const lines = linesOf(groupFindings(shown, causesOf), new Set(), linesInView);
  const where = wordsForPlaces(snapshot, 'resource');
  return [choicesOf(all), lines.map((line) => line.type === 'finding' && where(line.finding))];
}

/** The text of the overview of the whole design. */
function askPreview(snapshot: Snapshot): string {
  return drawDiagram(snapshot, { style: 'overview', direction: 'LR' }, { type: 'mesh' }, undefined).text();
}

/** One call of a drawn pod: its walk, the policies in force, and what istiod makes for Envoy at each hop. */
function askTrace({ mesh }: Snapshot): unknown {
  const workload = mesh.workloads[mesh.workloads.length >> 1];
  const call = workload?.calls[0];
  const client = workload ? proxyOf(mesh, workload) : anyPod(mesh, 'payments-0');
  const trace = traceCall(mesh, { client, url: call?.url ?? '', method: 'GET', headers: {} });
  if (trace === undefined) throw new Error('The call of a drawn pod was not followed');
  return [trace.policy && policyRows(trace.policy), trace.hops.map((hop) => envoyOfHop(mesh, trace, hop))];
}

/** The walks of all drawn calls, and whether what is promised of them holds. */
function askCalls({ mesh }: Snapshot): unknown {
  const walks = tracesOf(mesh);
  return mesh.workloads.flatMap(({ calls }) =>
    calls.map((call) => call.expect && checkExpectation(call.expect, walks.get(call))),
  );
}

/** The matrix: the cells of all drawn calls, and those in sight under both outbound policies. */
function askPosture({ mesh }: Snapshot): number {
  const posture = postureOf(mesh);
  return countDrawn(posture) + countInSight(posture) + countInSight(postureOf(withOtherPolicy(mesh)));
}

function countDrawn({ rows, drawnFrom, cell }: Posture): number {
  return rows.flatMap((row) => drawnFrom(row).filter((column) => cell(row, column).way !== 'none')).length;
}

function countInSight({ rows, columns, cell }: Posture): number {
  const [down, right] = [rows.length >> 1, columns.length >> 1];
  return rows
    .slice(down, down + 30)
    .flatMap((row) => columns.slice(right, right + 12).filter((column) => cell(row, column).way !== 'none')).length;
}

function documentIn({ files }: Snapshot, { place }: Resource): Document {
  const document = documentOf(files, place);
  if (document === undefined) throw new Error(`${place.file} has no document ${place.document}`);
  return document;
}

function resourceUnder(snapshot: Snapshot, offset: number): Resource {
  const { stream } = fileOf(snapshot);
  const index = Array.from(stream.starts).findLastIndex((start) => start <= offset);
  const found = snapshot.resources.find(({ place }) => place.document === stream.documents[index]?.id);
  if (found === undefined) throw new Error(`Nothing is written at ${offset}`);
  return found;
}

function fileOf({ files }: Snapshot): Snapshot['files'][number] {
  const found = files.find(({ path }) => path === 'egress.yaml');
  if (found === undefined) throw new Error('The bundle is gone');
  return found;
}

function nthLineAfter(text: string, offset: number, count: number): number {
  let at = offset;
  for (let line = 0; line < count && at >= 0; line++) at = text.indexOf('\n', at + 1);
  return at < 0 ? text.length : at;
}
