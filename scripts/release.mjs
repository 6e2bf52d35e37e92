// npm run release: builds everything into dist/release: the page as a folder and as a zip, the npm package, the licences, and the sums of all.
import { strToU8, zipSync } from 'fflate';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { packCommandLine } from './npm-package.mjs';
import { build, install, requireNode, root } from './run.mjs';

/** No file of a zip says when it was made, so that the same checkout gives the same bytes. */
const noTime = new Date(1980, 0, 1);

requireNode();
install();
build();
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const out = join(root, 'dist/release');
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const web = join(out, 'web');
cpSync(join(root, 'dist/web'), web, { recursive: true });
cpSync(join(web, 'licences.txt'), join(out, 'licences.txt'));
const licences = readFileSync(join(web, 'licences.txt'), 'utf8');
const archive = `fairway-web-${version}.zip`;
writeFileSync(join(out, archive), zipOf(web));
const tarball = packCommandLine({ cli: join(root, 'dist/cli/fairway.js'), licences, out });

const files = filesBelow(out).map((name) => `${sha256(join(out, name))}  ${name}\n`);
writeFileSync(join(out, 'SHA256SUMS'), files.join(''));
console.log(`dist/release holds Fairway ${version}:`);
for (const name of ['web/', archive, basename(tarball), 'licences.txt', 'SHA256SUMS']) console.log(`  ${name}`);

/** All files of the page below one folder of its own. */
function zipOf(folder) {
  const entries = filesBelow(folder).map((name) => [
    `fairway/${name}`,
    new Uint8Array(readFileSync(join(folder, name))),
  ]);
  return zipSync({ 'fairway/': strToU8(''), ...Object.fromEntries(entries) }, { level: 9, mtime: noTime });
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => name.replaceAll('\\', '/'))
    .sort();
}

function sha256(path) {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}
