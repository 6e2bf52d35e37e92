// npm run fuzz -- --seconds 600 --seed 1 [--only yaml,edits] [--case N]: hostile input for longer than the tests take it, one fuzzer after the other.
// Each runs in a process of its own, so that a case that never ends is told of by its number too.
import { spawn } from 'node:child_process';
import { mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { fuzz, tryCase, type FuzzReport } from '../src/core/testing/fuzz-run';
import { fuzzers } from '../src/core/testing/fuzzers';

/** A case that has not ended by then never will. */
const mostWaitSeconds = 120;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: String(Date.now() % 1e9) },
    only: { type: 'string' },
    case: { type: 'string' },
    watched: { type: 'string' },
  },
});
const only = values.only?.split(',');
const wanted = fuzzers.map(({ fuzzer }) => fuzzer).filter(({ name }) => only?.includes(name) ?? true);
const [first] = wanted;

if (first === undefined) {
  console.error(`There is no such fuzzer. There are ${fuzzers.map(({ fuzzer }) => fuzzer.name).join(', ')}.`);
  process.exitCode = 2;
} else if (values.case !== undefined) {
  const { what, seconds } = tryCase(first, Number(values.case));
  console.log(what ?? `Nothing broke in ${seconds.toFixed(3)} s.`);
  process.exitCode = what === undefined ? 0 : 1;
} else if (values.watched !== undefined) {
  runWatched(values.watched);
} else {
  for (const { name } of wanted) if (!(await watch(name))) process.exitCode = 1;
}

/** Runs one fuzzer and writes down the number of each case before it is tried. */
function runWatched(file: string): void {
  if (first === undefined) return;
  const descriptor = openSync(file, 'w');
  const report = fuzz(first, Number(values.seed), {
    seconds: Number(values.seconds),
    onCase: (number) => writeSync(descriptor, String(number).padEnd(12), 0),
  });
  console.log(reportLines(first.name, report).join('\n'));
  process.exitCode = report.failures.length > 0 ? 1 : 0;
}

function reportLines(name: string, { cases, seconds, slowest, failures }: FuzzReport): string[] {
  const rate = Math.round(cases / Math.max(seconds, 0.001));
  const slow = `the slowest (${slowest.number}) took ${Math.round(slowest.seconds * 1000)} ms`;
  return [
    `${name}: ${cases} cases with seed ${values.seed}, ${rate} a second; ${slow}; ${failures.length} failed`,
    ...failures.map(({ number, what }) => `\n${name} --case ${number}\n${what}`),
  ];
}

/** Whether nothing broke. */
async function watch(name: string): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'fairway-fuzz-'));
  const file = join(folder, 'case');
  const options = ['--only', name, '--seed', values.seed, '--seconds', values.seconds, '--watched', file];
  const child = spawn(process.execPath, ['--import', 'tsx', fileURLToPath(import.meta.url), ...options], {
    stdio: 'inherit',
  });
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  let last = { text: '', since: Date.now() };
  const timer = setInterval(() => {
    const text = readCase(file);
    if (text !== last.text) last = { text, since: Date.now() };
    else if (Date.now() - last.since > mostWaitSeconds * 1000) child.kill('SIGKILL');
  }, 1000);
  const code = await ended;
  clearInterval(timer);
  if (code === null || code > 1) console.error(`${name} --case ${readCase(file)} never ended, or ended everything.`);
  rmSync(folder, { recursive: true });
  return code === 0;
}

function readCase(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    // The fuzzer has not begun.
    return '';
  }
}
