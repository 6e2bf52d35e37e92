import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { figure, forSizes, type Bench } from './measure';

const child = fileURLToPath(new URL('./memory-child.ts', import.meta.url));
const loader = fileURLToPath(new URL('../node_modules/tsx/dist/loader.mjs', import.meta.url));

/** Megabytes that stay for the text, the trees and the values of a bundle, in a process of its own after garbage collection. */
export const retained: Bench = {
  names: ['retained-mb-N'],
  run: (asked) => forSizes('retained-mb', asked, (name, size) => figure(name, weigh('text', size), 'MB')),
};

/** Megabytes that stay for all that is derived of a bundle with its design: text, trees, values, mesh, topology, findings and the walks of all calls. */
export const retainedWhole: Bench = {
  names: ['retained-whole-mb-N'],
  run: (asked) => forSizes('retained-whole-mb', asked, (name, size) => figure(name, weigh('whole', size), 'MB')),
};

/**
 * Megabytes in use after 10,000 edits less those after 1,000, beside a design of three workloads, with topology, findings, walks and matrix asked for after
 * each. An edit is a character typed or deleted. The history is left out, since it keeps its steps on purpose, and so is compiled code; tables are told apart.
 */
export const leaked: Bench = {
  names: ['leaked-mb-100', 'leaked-tables-mb-100'],
  run: async ({ wanted }) => {
    if (!wanted('leaked-mb-100') && !wanted('leaked-tables-mb-100')) return [];
    const [objects = Number.NaN, tables = Number.NaN] = weighAll('leak', 100);
    return [
      figure('leaked-mb-100', objects, 'MB', 'aim: near 0'),
      figure('leaked-tables-mb-100', tables, 'MB', 'tables of the engine, which double to have room'),
    ];
  },
};

function weigh(what: 'text' | 'whole', size: number): number {
  return weighAll(what, size)[0] ?? Number.NaN;
}

function weighAll(what: 'text' | 'whole' | 'leak', size: number): readonly number[] {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--expose-gc', '--import', loader, child, what, String(size)],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`The memory bench failed: ${stderr}`);
  return stdout.split(' ').map(Number);
}
