import { topologyOf } from '../src/core/topology';
import { loadAll } from 'js-yaml';
import { findingsOf } from '../src/core/analysis';
import { takeSnapshot, type Snapshot } from '../src/core/snapshot';
import { applyChange, type Change, type Workspace } from '../src/core/workspace';
import { readDocuments, updateDocuments, type Stream } from '../src/core/yaml';
import { generateBundle, generateDesign } from './generate';
import { compare, median, quantile, repeatsFor, sizes, time, type Bench, type Result } from './measure';

/** Text to documents with the position of every node and all values, beside js-yaml reading values only. */
export const openValues: Bench = {
  names: ['open-values-N'],
  run: (wanted) =>
    forSizes('open-values', wanted, (name, size) => {
      const text = generateBundle(size);
      return compare(
        name,
        () => touchValues(readDocuments(text)),
        'js-yaml loadAll',
        () => loadAll(text),
        repeatsFor(size),
      );
    }),
};

/** Text to resources, mesh and topology. */
export const openSnapshot: Bench = {
  names: ['open-snapshot-N'],
  run: (wanted) =>
    forSizes('open-snapshot', wanted, (name, size) => {
      const text = generateBundle(size);
      return compare(
        name,
        () => topologyOf(open(text)),
        'js-yaml loadAll',
        () => loadAll(text),
        repeatsFor(size),
      );
    }),
};

/** One character typed in the middle to new documents and values, beside js-yaml reading the text again. */
export const keystrokeValues: Bench = {
  names: ['keystroke-values-N'],
  run: (wanted) =>
    forSizes('keystroke-values', wanted, (name, size) => {
      const text = generateBundle(size);
      let stream = readDocuments(text);
      touchValues(stream);
      const at = typingPlace(text);
      const times = keystrokes((from, to, insert) => {
        stream = updateDocuments(stream, [{ from, to, insert }]);
        return stream.documents[stream.documents.length >> 1]?.value;
      }, at);
      return beside(name, times, 'js-yaml loadAll', median(range(5).map(() => time(() => loadAll(text)))));
    }),
};

/** One character typed in the middle to documents, mesh and topology, beside opening the whole. */
export const keystrokeSnapshot: Bench = {
  names: ['keystroke-snapshot-N'],
  run: (wanted) =>
    forSizes('keystroke-snapshot', wanted, (name, size) => {
      const text = generateBundle(size);
      const times = typeInto(text, undefined, (snapshot) => topologyOf(snapshot));
      return beside(name, times, 'open-snapshot', median(range(5).map(() => time(() => open(text)))));
    }),
};

/** The same with a design of workloads whose calls are followed, beside opening bundle and design. */
export const keystrokeDrawn: Bench = {
  names: ['keystroke-drawn-N'],
  run: (wanted) =>
    forSizes('keystroke-drawn', wanted, (name, size) => {
      const text = generateBundle(size);
      const design = generateDesign(size);
      const times = typeInto(text, design, (snapshot) => topologyOf(snapshot));
      const peerMs = median(range(5).map(() => time(() => open(text, design))));
      return beside(name, times, 'open with the design', peerMs);
    }),
};

/** From a new topology to all findings after one typed character, beside all findings of a freshly opened bundle. */
export const keystrokeFindings: Bench = {
  names: ['keystroke-findings-N'],
  run: (wanted) =>
    forSizes('keystroke-findings', wanted, (name, size) => {
      const text = generateBundle(size);
      const times: number[] = [];
      typeInto(text, undefined, (snapshot) => {
        void topologyOf(snapshot);
        times.push(time(() => findingsOf(snapshot)));
      });
      const fresh = range(5).map(() => open(text));
      const peerMs = median(fresh.map((snapshot) => time(() => findingsOf(snapshot))));
      return beside(name, times, 'rules', peerMs);
    }),
};

/** All findings of a freshly opened bundle, beside opening it: text to resources, mesh and topology. */
export const rules: Bench = {
  names: ['rules-N'],
  run: (wanted) =>
    forSizes('rules', wanted, (name, size) => {
      const text = generateBundle(size);
      const rounds = range(repeatsFor(size) + warmUps).map(() => {
        const start = performance.now();
        const snapshot = open(text);
        topologyOf(snapshot);
        const opened = performance.now() - start;
        return { opened, judged: time(() => findingsOf(snapshot)) };
      });
      const warm = rounds.slice(warmUps);
      const [times, peers] = [warm.map(({ judged }) => judged), warm.map(({ opened }) => opened)];
      return beside(name, times, 'open-snapshot', median(peers));
    }),
};

/** Rounds until most code is compiled; the first ones take several times as long. */
const warmUps = 3;

export async function forSizes(
  name: string,
  wanted: (name: string) => boolean,
  measure: (name: string, size: number) => Result,
): Promise<Result[]> {
  return sizes
    .map((size) => ({ full: `${name}-${size}`, size }))
    .filter(({ full }) => wanted(full))
    .map(({ full, size }) => measure(full, size));
}

/** A snapshot of a bundle, and of a design if there is one, with its mesh made, and its topology unless that would do what is to be measured. */
export function open(text: string, design?: string, drawn = true): Snapshot {
  const files: Workspace['files'] = [{ path: 'egress.yaml', text }];
  const designs = design === undefined ? [] : [{ path: 'design.yaml', text: design }];
  const snapshot = takeSnapshot({ files: [...files, ...designs] });
  void (drawn ? topologyOf(snapshot) : snapshot.mesh);
  return snapshot;
}

export function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

function touchValues(stream: Stream): number {
  let count = 0;
  for (const document of stream.documents) if (document.value !== undefined) count++;
  return count;
}

/** The end of a host in the middle of the text. */
function typingPlace(text: string): number {
  return text.indexOf('.example.com', text.length >> 1) + '.example.com'.length;
}

/** Types into a bundle; the times until something is derived of each new snapshot. */
export function typeInto(text: string, design: string | undefined, derive: (snapshot: Snapshot) => unknown): number[] {
  let snapshot = open(text, design);
  return keystrokes((from, to, insert) => {
    const change: Change = {
      label: 'Typing',
      origin: 'editor',
      files: [{ type: 'edit', path: 'egress.yaml', edits: [{ from, to, insert }] }],
    };
    snapshot = takeSnapshot(applyChange(snapshot.workspace, change), snapshot, change);
    return derive(snapshot);
  }, typingPlace(text));
}

/** Types and deletes a character 200 times after a warm-up; the times of each stroke. */
function keystrokes(stroke: (from: number, to: number, insert: string) => unknown, at: number): number[] {
  const pair = (): number[] => [time(() => stroke(at, at, 'x')), time(() => stroke(at, at + 1, ''))];
  range(30).forEach(pair);
  return range(200).flatMap(pair);
}

export function beside(name: string, times: readonly number[], peer: string, peerMs: number): Result {
  const ms = median(times);
  return { name, ms, p95: quantile(times, 0.95), peer, peerMs, ratio: ms / peerMs, unit: 'ms' };
}
