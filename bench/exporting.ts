import { exportBundle, exportKustomize, exportZip, reviewPacket } from '../src/core/exchange';
import type { Snapshot } from '../src/core/snapshot';
import { generateBundle, generateDesign } from './generate';
import { alone, forSizes, type Bench, type Result } from './measure';
import { read } from './typing';

const packet = { today: '2026-01-01' };

/** What is exported of a design that was just opened. */
const exports: Readonly<Record<string, (snapshot: Snapshot) => unknown>> = {
  'export-bundle': ({ workspace }) => exportBundle(workspace, { design: false }),
  'export-zip': ({ workspace }) => exportZip(workspace, { design: false }),
  'export-kustomize': ({ workspace }) => exportKustomize(workspace, { design: false }),
  'export-packet': (snapshot) => reviewPacket(snapshot, packet),
};

/** Up to this size a form takes no minutes. */
const upTo: Readonly<Record<string, number>> = { 'export-packet': 1000 };

/** A bundle with its design to one file, a zip archive, a file a resource for kustomize, and the packet for a review with its pictures. */
export const exporting: Bench = {
  names: Object.keys(exports).map((name) => `${name}-N`),
  run: async (asked) => {
    const results: Result[] = [];
    for (const [stem, write] of Object.entries(exports)) {
      const measure = async (name: string, size: number): Promise<Result> => {
        const [text, design] = [generateBundle(size), generateDesign(size)];
        const times: number[] = [];
        const rounds = size >= 5000 ? 1 : size >= 1000 ? 3 : 7;
        while (times.length < rounds) times.push(await timeOf(write, read(text, design)));
        return alone(name, times);
      };
      results.push(...(await forSizes(stem, asked, measure, upTo[stem])));
    }
    return results;
  },
};

async function timeOf(write: (snapshot: Snapshot) => unknown, snapshot: Snapshot): Promise<number> {
  const start = performance.now();
  await write(snapshot);
  return performance.now() - start;
}
