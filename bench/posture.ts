import { postureOf, withOtherPolicy, type Posture } from '../src/core/mesh';
import type { Snapshot } from '../src/core/snapshot';
import { generateBundle, generateDesign } from './generate';
import { median, time, type Bench } from './measure';
import { beside, forSizes, open, range, typeInto } from './reading';

/**
 * After one typed character: the matrix with the cells of all drawn calls, and 30 x 12 cells in sight under both outbound policies, beside the same in a freshly
 * opened bundle.
 */
export const keystrokePosture: Bench = {
  names: ['posture-N'],
  run: (wanted) =>
    forSizes('posture', wanted, (name, size) => {
      const [text, design] = [generateBundle(size), generateDesign(size)];
      const times: number[] = [];
      typeInto(text, design, (snapshot) => {
        void snapshot.mesh;
        times.push(time(() => look(snapshot)));
      });
      const fresh = range(3).map(() => open(text, design, false));
      return beside(name, times, 'the same when opened', median(fresh.map((each) => time(() => look(each)))));
    }),
};

function look({ mesh }: Snapshot): number {
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
