// The npm package: the command line as one file that needs no other package.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './run.mjs';

/** The fields of package.json that whoever installs the command line needs. What it is built from is in the bundle, so nothing is left to install. */
const kept = ['name', 'version', 'description', 'license', 'type', 'engines', 'bin'];

/** The description of the package, from that of the checkout. */
export function packageFields(source) {
  const fields = kept.filter((name) => name in source).map((name) => [name, source[name]]);
  return { ...Object.fromEntries(fields), files: ['dist/cli', 'licences.txt', 'docs'] };
}

/**
 * Makes the package of a built command line in an empty folder and packs it into `out`; answers the file's path. `licences` is the text of the licences of
 * what the bundle holds.
 */
export function packCommandLine({ cli, licences, out }) {
  const stage = join(out, 'package');
  rmSync(stage, { recursive: true, force: true });
  const source = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  write(join(stage, 'package.json'), `${JSON.stringify(packageFields(source), null, 2)}\n`);
  write(join(stage, 'licences.txt'), licences);
  for (const name of ['README.md', 'CHANGELOG.md', 'docs/cli.md', 'docs/trace.md', 'docs/ci.md', 'docs/diff.md'])
    if (existsSync(join(root, name))) write(join(stage, name), readFileSync(join(root, name)));
  mkdirSync(join(stage, 'dist/cli'), { recursive: true });
  copyFileSync(cli, join(stage, 'dist/cli/fairway.js'));
  const [packed] = JSON.parse(
    npm(['pack', '--json', '--ignore-scripts', '--offline', '--pack-destination', out], stage),
  );
  rmSync(stage, { recursive: true });
  return join(out, packed.filename);
}

function npm(args, cwd) {
  const { status, stdout, stderr } = spawnSync('npm', [...args, '--loglevel=error'], {
    cwd,
    encoding: 'utf8',
    env: withoutNpm(process.env),
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`npm ${args[0]} failed: ${stderr}`);
  return stdout;
}

/** The environment without what an npm that runs this very script has put there: another one would take its settings and folder for its own. */
export function withoutNpm(env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(npm_|INIT_CWD$)/i.test(name)));
}

function write(path, content) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
