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
  writeFileSync(description, alone(text));
}

/** A package.json without dependencies. */
function alone(text) {
  const stripped = { ...JSON.parse(text), dependencies: undefined, devDependencies: undefined };
  return `${JSON.stringify(stripped, null, 2)}\n`;
}

/** Also what an attempt before left behind, when it was stopped halfway. What was edited since is not overwritten: of a package.json that names its dependencies again nothing is missing, and of one without them a person has to say which text holds. */
function putBack() {
  if (!existsSync(kept)) return;
  const [text, before] = [readFileSync(description, 'utf8'), readFileSync(kept, 'utf8')];
  if (text === alone(before)) writeFileSync(description, before);
  else if (!('dependencies' in JSON.parse(text))) refuse();
  rmSync(kept);
}

function refuse() {
  console.error(
    `package.json was edited while it was without its dependencies. Put these back from ${kept}, which is what it was before; then delete that file.`,
  );
  process.exit(2);
}
