// npm run tasks: does the tasks of e2e/tasks in the built page, one after the other, and writes their table into docs/usability.md.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Measured } from '../e2e/tasks/task';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = join(root, 'docs/usability.md');
const [from, to] = ['<!-- measured -->\n', '<!-- end -->\n'];

if (!existsSync(join(root, 'dist/web/index.html')))
  throw new Error('Run `npm run build` first: the tasks are done in the page as built.');
const rows = measure().sort((one, other) => one.number - other.number);
const text = readFileSync(page, 'utf8');
const [start, end] = [text.indexOf(from), text.indexOf(to)];
if (start < 0 || end < start) throw new Error('docs/usability.md has no place for the table');
writeFileSync(page, text.slice(0, start) + from + tableOf(rows) + text.slice(end));
console.log(`${rows.length} tasks in docs/usability.md`);

/** What the tasks took. Throws where one of them did not reach its goal. */
function measure(): Measured[] {
  const folder = mkdtempSync(join(tmpdir(), 'tasks-'));
  const report = join(folder, 'report.json');
  const { status } = spawnSync(
    join(root, 'node_modules/.bin/playwright'),
    ['test', 'e2e/tasks', '--workers', '1', '--reporter', 'line,json', ...process.argv.slice(2)],
    { cwd: root, stdio: 'inherit', env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: report } },
  );
  if (status !== 0) throw new Error('A task was not done; docs/usability.md stays as it is.');
  const { suites } = JSON.parse(readFileSync(report, 'utf8')) as { readonly suites: readonly Suite[] };
  rmSync(folder, { recursive: true });
  return suites.flatMap(annotationsOf).map((description) => JSON.parse(description) as Measured);
}

/** As much of Playwright's report as is read. */
interface Suite {
  readonly suites?: readonly Suite[];
  readonly specs?: readonly { readonly tests: readonly { readonly annotations: readonly Annotation[] }[] }[];
}

interface Annotation {
  readonly type: string;
  readonly description?: string;
}

function annotationsOf({ suites = [], specs = [] }: Suite): readonly string[] {
  const own = specs.flatMap(({ tests }) => tests.flatMap(({ annotations }) => annotations));
  const measured = own.flatMap(({ type, description }) => (type === 'measured' && description ? [description] : []));
  return [...measured, ...suites.flatMap(annotationsOf)];
}

function tableOf(measured: readonly Measured[]): string {
  const head = [
    '| # | start | goal | fewest | done in | script | person | bytes beyond | sentence on screen |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
  ];
  return `${[...head, ...measured.map(rowOf)].join('\n')}\n`;
}

function rowOf(measured: Measured): string {
  const { number, start, goal, fewest, actions, machine, estimate, bytesBeyond, sentence } = measured;
  const times = [`${machine.toFixed(1)} s`, `${estimate.toFixed(1)} s`];
  return `| ${[number, start, goal, fewest, actions, ...times, bytesBeyond, sentence.replaceAll('|', '\\|')].join(' | ')} |`;
}
