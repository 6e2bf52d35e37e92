// Builds dist/cli/fairway.js: one file that runs on Node.js without node_modules.
import { build } from 'esbuild';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './run.mjs';

/** Bundles the command line into one file that can be run. */
export async function buildCommandLine(outfile) {
  await build({
    entryPoints: [join(root, 'src/cli/fairway.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    logLevel: 'warning',
    banner: {
      js: "#!/usr/bin/env node\nimport { createRequire as fairwayRequire } from 'node:module';\nconst require = fairwayRequire(import.meta.url);",
    },
  });
  chmodSync(outfile, 0o755);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await buildCommandLine(join(root, 'dist/cli/fairway.js'));
