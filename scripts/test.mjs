// npm test: set-up, types, lint, layers, unit and property tests, end-to-end tests. Ends with "N passed, N failed".
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from './chromium.mjs';
import { bin, build, install, requireNode, root, run, runAside } from './run.mjs';

requireNode();
install();

const reports = join(root, 'test-results');
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const tally = { passed: 0, failed: 0 };

const checks = [
  ['types of the core', bin('tsc'), ['-p', 'tsconfig.core.json']],
  ['types of the page', bin('tsc'), ['-p', 'tsconfig.app.json']],
  ['types of the command line, tests and scripts', bin('tsc'), ['-p', 'tsconfig.node.json']],
  ['lint', bin('eslint'), ['.', '--max-warnings', '0']],
  ['format', bin('prettier'), ['--check', '--log-level', 'warn', 'src', 'e2e', 'scripts', 'bench']],
  ['layers', process.execPath, ['scripts/check-layers.mjs']],
  ['audit', process.execPath, ['scripts/audit.mjs']],
];
// Each keeps one processor busy, so two go side by side.
const waiting = checks.values();
await Promise.all([work(waiting), work(waiting)]);
await suite(
  'unit and property tests',
  bin('vitest'),
  ['run', '--reporter=minimal', '--reporter=json', `--outputFile.json=${join(reports, 'unit.json')}`],
  readVitest,
);

build();
const chromium = await findChromium();
if (chromium === undefined)
  fail('end-to-end tests: no Chromium was found; install one and name it in FAIRWAY_CHROMIUM');
else await suite('end-to-end tests', bin('playwright'), ['test'], readPlaywright, { FAIRWAY_CHROMIUM: chromium });

console.log(`\n${tally.passed} passed, ${tally.failed} failed`);
process.exit(tally.failed > 0 ? 1 : 0);

/** Runs checks one after the other, for as long as any are left. */
async function work(left) {
  for (const [name, program, args] of left) await check(name, program, args);
}

async function check(name, program, args) {
  const { code, output } = await runAside(program, args);
  console.log(`\n▸ ${name}`);
  if (output.trim() !== '') console.log(output.trimEnd());
  if (code === 0) tally.passed++;
  else fail(name);
}

async function suite(name, program, args, read, env) {
  console.log(`\n▸ ${name}`);
  const code = await run(program, args, env);
  const { passed, failed } = read();
  tally.passed += passed;
  tally.failed += failed;
  // A run that ends badly without a failed test (a crash, a file that does not load) must not look green.
  if ((code !== 0 && failed === 0) || passed + failed === 0) fail(`${name} ended with exit code ${code}`);
}

function fail(what) {
  console.error(`✗ ${what}`);
  tally.failed++;
}

function readVitest() {
  const report = readReport('unit.json');
  return { passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0 };
}

function readPlaywright() {
  const stats = readReport('e2e.json')?.stats;
  return { passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0), failed: stats?.unexpected ?? 0 };
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(join(reports, file), 'utf8'));
  } catch (error) {
    console.error(`The report ${file} cannot be read: ${error.message}`);
    return undefined;
  }
}
