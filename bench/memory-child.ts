import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { writeHeapSnapshot } from 'node:v8';
import { findingsOf } from '../src/core/analysis';
import { postureOf, tracesOf } from '../src/core/mesh';
import type { Snapshot } from '../src/core/snapshot';
import { topologyOf } from '../src/core/topology';
import { readDocuments } from '../src/core/yaml';
import { generateBundle, generateDesign } from './generate';
import { after, read, typing, typingPlace } from './typing';

const [what, count] = process.argv.slice(2);
const size = Number(count);
const measures: Readonly<Record<string, () => readonly number[]>> = {
  text: weighText,
  whole: weighWhole,
  leak: weighLeak,
};
const measure = measures[what ?? ''];
if (measure === undefined || !(size > 0) || globalThis.gc === undefined)
  throw new Error(`Run it with --expose-gc, one of ${Object.keys(measures).join(', ')}, and a size`);
/** What is weighed, so that it stays until it was. */
const kept: unknown[] = [];

function weighText(): readonly number[] {
  // Read once before, so that compiled code and caches count for neither side.
  readValues(generateBundle(100));
  return [growthBy(() => readValues(flat(generateBundle(size))))];
}

function readValues(text: string): readonly unknown[] {
  const { documents } = readDocuments(text);
  for (const document of documents) void document.value;
  return documents;
}

function weighWhole(): readonly number[] {
  openWhole(30);
  return [growthBy(() => openWhole(size))];
}

function openWhole(services: number): Snapshot {
  const snapshot = read(flat(generateBundle(services)), flat(generateDesign(services)));
  askAll(snapshot);
  return snapshot;
}

/** A text as it comes out of a file: in one piece, and not as the parts that it was joined from. */
function flat(text: string): string {
  return Buffer.from(text).toString();
}

function growthBy(make: () => unknown): number {
  const before = settle();
  kept.push(make());
  return settle() - before;
}

/** Of objects, and of tables. */
function weighLeak(): readonly number[] {
  const type = typist(generateBundle(size));
  type(1000);
  const before = weighHeap();
  type(9000);
  const now = weighHeap();
  return [now.objects - before.objects, now.tables - before.tables];
}

/** Of a heap snapshot, as far as it is read: numbers in a row for each node, in the order of `node_fields`. */
interface HeapSnapshot {
  readonly snapshot: {
    readonly meta: { readonly node_fields: readonly string[]; readonly node_types: readonly [readonly string[]] };
  };
  readonly nodes: readonly number[];
  readonly strings: readonly string[];
}

/**
 * Bytes of all objects, strings, functions and lists that the program has made; and of the tables behind maps, sets and weak references, which double now and
 * then to have room. The engine goes on compiling for as long as anything runs, which is none of it.
 */
function weighHeap(): { readonly objects: number; readonly tables: number } {
  settle();
  const { snapshot, nodes, strings } = JSON.parse(heapSnapshot()) as HeapSnapshot;
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [typeAt, nameAt, sizeAt] = ['type', 'name', 'self_size'].map((field) => fields.indexOf(field)) as [
    number,
    number,
    number,
  ];
  let [objects, tables] = [0, 0];
  for (let at = 0; at < nodes.length; at += fields.length) {
    const type = types[0][nodes[at + typeAt] ?? 0] ?? '';
    const isList = strings[nodes[at + nameAt] ?? 0] === '(object elements)';
    const size = nodes[at + sizeAt] ?? 0;
    if (type === 'array' && !isList) tables += size;
    else if (isList || !engines.has(type)) objects += size;
  }
  return { objects, tables };
}

const engines: ReadonlySet<string> = new Set(['code', 'hidden', 'synthetic']);

function heapSnapshot(): string {
  const file = writeHeapSnapshot(join(mkdtempSync(join(tmpdir(), 'fairway-heap-')), 'heap.heapsnapshot'));
  const text = readFileSync(file, 'utf8');
  rmSync(dirname(file), { recursive: true });
  return text;
}

/** Types so many more characters in one place and deletes each again, asking for everything in between. */
function typist(text: string): (edits: number) => void {
  let snapshot = read(text, generateDesign(10));
  let made = 0;
  const at = typingPlace(text);
  return (edits) => {
    for (let i = 0; i < edits; i++, made++) {
      const change = made % 2 === 0 ? typing(at, at, 'x') : typing(at, at + 1, '');
      snapshot = after(snapshot, change);
      askAll(snapshot);
    }
  };
}

function askAll(snapshot: Snapshot): void {
  const { mesh } = snapshot;
  const posture = postureOf(mesh);
  for (const row of posture.rows.slice(0, 30)) for (const column of posture.drawnFrom(row)) posture.cell(row, column);
  if (topologyOf(snapshot).nodes.length === 0 || tracesOf(mesh).size === 0) throw new Error('Nothing was drawn');
  findingsOf(snapshot);
}

function settle(): number {
  for (let i = 0; i < 6; i++) globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

process.stdout.write(
  measure()
    .map((bytes) => (bytes / 1e6).toFixed(3))
    .join(' '),
);
