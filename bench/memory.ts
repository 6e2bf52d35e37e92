import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateBundle } from './generate';
import type { Bench } from './measure';
import { forSizes } from './reading';

/** Megabytes that stay for the text, the trees and the values of a bundle, in a process of its own after garbage collection. */
export const retained: Bench = {
  names: ['retained-mb-N'],
  run: (wanted) =>
    forSizes('retained-mb', wanted, (name, size) => {
      const directory = mkdtempSync(join(tmpdir(), 'fairway-bench-'));
      const file = join(directory, 'bundle.yaml');
      writeFileSync(file, generateBundle(size));
      const child = spawnSync(
        process.execPath,
        ['--expose-gc', '--import', 'tsx', fileURLToPath(new URL('./memory-child.ts', import.meta.url)), file],
        { encoding: 'utf8' },
      );
      rmSync(directory, { recursive: true });
      if (child.status !== 0) throw new Error(`The memory bench failed: ${child.stderr}`);
      return { name, value: Number(child.stdout), peer: null, peerMs: null, ratio: null, unit: 'MB' };
    }),
};
