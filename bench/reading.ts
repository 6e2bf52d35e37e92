import { loadAll } from 'js-yaml';
import { parseAllDocuments } from 'yaml';
import { findingsOf } from '../src/core/analysis';
import { topologyOf } from '../src/core/topology';
import { readDocuments, updateDocuments, type Stream } from '../src/core/yaml';
import { generateBundle, generateDesign } from './generate';
import { beside, compare, forSizes, median, range, repeatsFor, time, type Bench } from './measure';
import { keystrokes, open, typeInto, typingPlace } from './typing';

/** Text to documents with the position of every node and all values, beside js-yaml reading values only. */
export const openValues: Bench = {
  names: ['open-values-N'],
  run: (asked) =>
    forSizes('open-values', asked, (name, size) => {
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
  run: (asked) =>
    forSizes('open-snapshot', asked, (name, size) => {
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
  run: (asked) =>
    forSizes('keystroke-values', asked, (name, size) => {
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
  run: (asked) =>
    forSizes('keystroke-snapshot', asked, (name, size) => {
      const text = generateBundle(size);
      const times = typeInto(text, undefined, (snapshot) => topologyOf(snapshot));
      return beside(name, times, 'open-snapshot', median(range(5).map(() => time(() => open(text)))));
    }),
};

/** The same with a design of workloads whose calls are followed, beside opening bundle and design. */
export const keystrokeDrawn: Bench = {
  names: ['keystroke-drawn-N'],
  run: (asked) =>
    forSizes('keystroke-drawn', asked, (name, size) => {
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
  run: (asked) =>
    forSizes('keystroke-findings', asked, (name, size) => {
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

/** All findings of a freshly opened bundle, beside opening it (text to resources, mesh and topology), and beside `yaml` parsing the same text. */
export const rules: Bench = {
  names: ['rules-N'],
  run: (asked) =>
    forSizes('rules', asked, (name, size) => {
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
      const parsed = range(size >= 1000 ? 3 : 9).map(() => time(() => parseAllDocuments(text)));
      return [
        beside(name, times, 'open-snapshot', median(peers)),
        beside(name, times, 'yaml parseAllDocuments', median(parsed)),
      ];
    }),
};

/** Rounds until most code is compiled; the first ones take several times as long. */
const warmUps = 3;

function touchValues(stream: Stream): number {
  let count = 0;
  for (const document of stream.documents) if (document.value !== undefined) count++;
  return count;
}
