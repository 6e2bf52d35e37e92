import { findingsOf } from '../src/core/analysis';
import { postureOf, tracesOf } from '../src/core/mesh';
import type { Snapshot } from '../src/core/snapshot';
import { generateBundle, generateCalls } from './generate';
import { alone, beside, forSizes, median, range, time, type Bench } from './measure';
import { open, typeInto } from './typing';

/** The traces of 300 calls in a freshly opened bundle. */
export const traces: Bench = {
  names: ['trace-300-N'],
  run: (asked) =>
    forSizes('trace-300', asked, (name, size) => {
      const [text, design] = [generateBundle(size), generateCalls(size)];
      const times = range(5).map(() => {
        const { mesh } = open(text, design, false);
        return time(() => tracesOf(mesh));
      });
      return alone(name, times);
    }),
};

/** Findings, traces of 300 calls and the matrix of the drawn calls after one typed character, beside all of it in a freshly opened bundle. */
export const keystrokeTruth: Bench = {
  names: ['keystroke-truth-N'],
  run: (asked) =>
    forSizes('keystroke-truth', asked, (name, size) => {
      const [text, design] = [generateBundle(size), generateCalls(size)];
      const times: number[] = [];
      typeInto(text, design, (snapshot) => {
        void snapshot.mesh;
        times.push(time(() => judge(snapshot)));
      });
      const fresh = range(3).map(() => open(text, design, false));
      return beside(name, times, 'the same when opened', median(fresh.map((each) => time(() => judge(each)))));
    }),
};

function judge(snapshot: Snapshot): number {
  const { mesh } = snapshot;
  const posture = postureOf(mesh);
  const cells = posture.rows.flatMap((row) => posture.columns.slice(0, 12).map((column) => posture.cell(row, column)));
  return findingsOf(snapshot).length + tracesOf(mesh).size + cells.length;
}
