import { findingsOf, type Finding } from '../analysis';
import { laddersFor, proxyOf, tracesOf, traceText } from '../mesh';
import { locate, type Located, type Snapshot } from '../snapshot';
import { formatPath, type Range, type TextEdit } from '../text';
import { topologyOf } from '../topology';
import { pathTo, readDocuments, updateDocuments, valueAt, type Document, type Stream } from '../yaml';
import { describeTopology } from './describe-topology';

/** Throws with what should have held. */
export function must(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(what);
}

/** Whatever a text is: its documents are all of it, and what is told of them lies in it. */
export function checkStream(text: string): Stream {
  const stream = readDocuments(text);
  must(stream.documents.map((document) => document.text).join('') === text, 'Reading loses no character');
  let at = 0;
  for (const [index, document] of stream.documents.entries()) {
    must(stream.starts[index] === at, `Document ${index} starts where the one before ends`);
    checkDocument(document);
    at += document.text.length;
  }
  return stream;
}

function checkDocument({ text, tree, value, problems, incomplete }: Document): void {
  for (const { range, message, code } of problems) {
    checkRange(range, text, code);
    must(message !== '', `${code} says nothing`);
  }
  must(incomplete === problems.some(({ severity }) => severity === 'error'), 'Only errors make a reading incomplete');
  for (let node = 0; node < tree.size; node++) {
    const [from, to] = [tree.start[node] as number, tree.end[node] as number];
    checkRange({ from, to }, text, `node ${node}`);
    must((tree.next[node] as number) > node, 'A tree goes on');
    if (!incomplete && node % 7 === 0) checkPlace(value, pathTo(tree, node), tree.kind[node] as number);
  }
}

const emptyOrAlias: readonly number[] = [0, 6];

/** What the tree has a place for is in the value, but for what stands for nothing, or for something else. */
function checkPlace(value: unknown, path: readonly (string | number)[], kind: number): void {
  if (emptyOrAlias.includes(kind) || path.some((step) => step === '<<')) return;
  must(valueAt(value, path) !== undefined, `The value has nothing at ${formatPath(path)}`);
}

function checkRange({ from, to }: Range, text: string, what: string): void {
  must(from >= 0 && from <= to && to <= text.length, `${what} lies in its text: ${from} to ${to} of ${text.length}`);
}

/** Reading on after an edit is reading the whole again. */
export function checkUpdate(stream: Stream, after: string, edits: readonly TextEdit[]): void {
  const updated = updateDocuments(stream, edits);
  const fresh = readDocuments(after);
  must(
    updated.documents.length === fresh.documents.length,
    'An edit leaves as many documents as a fresh reading finds',
  );
  for (const [index, document] of fresh.documents.entries()) {
    const other = updated.documents[index] as Document;
    must(other.text === document.text, `Document ${index} has the same text after an edit`);
    const same = JSON.stringify(other.value) === JSON.stringify(document.value);
    must(same, `Document ${index} has the same value after an edit`);
    const problems = (each: Document): string => JSON.stringify(each.problems);
    must(problems(other) === problems(document), `Document ${index} has the same problems after an edit`);
  }
}

/** All findings as lines, without what tells apart two readings of one text. */
function findingLines(snapshot: Snapshot): string[] {
  return findingsOf(snapshot).map((finding) => {
    const { rule, code, ref, severity, message, file, range, path, resource, accepted } = finding;
    const { index, start } = locate(snapshot, finding) as Located;
    const fixes = (finding.fixes ?? []).map(({ title, edits }) => [title, edits]);
    const about = [resource?.key, accepted?.reason, fixes];
    return JSON.stringify([rule, code, ref, severity, message, file, index, start, range, path, ...about]);
  });
}

/** All findings lie in the text, say something, and have fixes that can be made. */
export function checkFindings(snapshot: Snapshot): void {
  for (const finding of findingsOf(snapshot)) checkFinding(snapshot, finding);
}

function checkFinding(snapshot: Snapshot, finding: Finding): void {
  const { rule, range, message, fixes = [] } = finding;
  const document = locate(snapshot, finding)?.document;
  must(document !== undefined, `${rule} is about a document that is there`);
  checkRange(range, document.text, rule);
  must(message !== '' && !leaked.test(message), `${rule} says something of the design: ${message}`);
  for (const { edits, title } of fixes) {
    must(title !== '' && !leaked.test(title), `A fix of ${rule} says something of the design: ${title}`);
    for (const edit of edits) checkRange(edit, document.text, `a fix of ${rule}`);
  }
}

/** What only a program writes that took something inherited, or nothing, for a part of a design. */
export const leaked = /\[native code\]|\[object |function \w*\(/;

/** All traces as lines. */
function traceLines({ mesh }: Snapshot): string[] {
  return [...tracesOf(mesh)].map(([call, trace]) => {
    const text = traceText(trace, ({ key }, path) => `${key} ${formatPath(path)}`);
    must(!leaked.test(text), `A trace says something of the design: ${text}`);
    return `${formatPath(call.place.path)} in ${call.place.file}: ${text}`;
  });
}

/** What could apply to the first calls of the design, also what lost, as lines. */
function ladderLines({ mesh }: Snapshot): string[] {
  const calls = mesh.workloads.flatMap((workload) => workload.calls.map((call) => ({ workload, call }))).slice(0, 3);
  return calls.flatMap(({ workload, call: { dialled } }) => {
    if (dialled === undefined) return [];
    const { entries, virtualServices, rules } = laddersFor(mesh, proxyOf(mesh, workload), dialled.host);
    return [...entries, ...virtualServices, ...rules].map(({ resource, standing, because }) => {
      return `${dialled.host} ${resource.key} ${standing}: ${because}`;
    });
  });
}

/** Everything that is derived from a snapshot, as lines. */
export function derivedLines(snapshot: Snapshot): string[] {
  const topology = describeTopology(topologyOf(snapshot)).split('\n');
  const { registry } = snapshot.mesh;
  const known = `${registry.hosts().join(' ')} on ${registry.ports().join(' ')}`;
  return [...findingLines(snapshot), ...traceLines(snapshot), ...ladderLines(snapshot), known, ...topology];
}
