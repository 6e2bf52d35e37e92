// Around `npm pack` in the checkout: the bundle holds all that it needs, so the package that is made names no dependencies. `npm run release` packs a copy instead.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { install, requireNode, root } from './run.mjs';

const description = join(root, 'package.json');
/** What package.json was, byte for byte, for as long as the package is made. */
const kept = join(root, 'node_modules', '.fairway-package.json');

putBack();
if (process.argv[2] === 'before') {
  requireNode();
  install();
  const { buildCommandLine } = await import('./build-cli.mjs');
  await buildCommandLine(join(root, 'dist/cli/fairway.js'));
  const text = readFileSync(description, 'utf8');
  writeFileSync(kept, text);
  const alone = { ...JSON.parse(text), dependencies: undefined, devDependencies: undefined };
  writeFileSync(description, `${JSON.stringify(alone, null, 2)}\n`);
}

/** Also what an attempt before left behind, when it was stopped halfway; not over what was edited since. */
function putBack() {
  if (!existsSync(kept)) return;
  if (!('dependencies' in JSON.parse(readFileSync(description, 'utf8'))))
    writeFileSync(description, readFileSync(kept));
  rmSync(kept);
}
