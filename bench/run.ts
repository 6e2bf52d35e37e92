import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { batch } from './batch';
import { canvas } from './canvas';
import { diagramText } from './diagram';
import { collateral, editDocument, editVerified } from './editing';
import { exporting } from './exporting';
import { firstLoad } from './first-load';
import { listFixes } from './fixing';
import { layout } from './layout';
import { machineWords, readMachine } from './machine';
import type { Asked, Bench, Result } from './measure';
import { leaked, retained, retainedWhole } from './memory';
import { keystrokePanes } from './panes';
import { pictures } from './pictures';
import {
  keystrokeDrawn,
  keystrokeFindings,
  keystrokeSnapshot,
  keystrokeValues,
  openSnapshot,
  openValues,
  rules,
} from './reading';
import { row, withGrowth } from './table';
import { tasks } from './tasks';
import { keystrokeTruth, traces } from './tracing';
import { validating } from './validating';

const benches: readonly Bench[] = [
  openValues,
  openSnapshot,
  keystrokeValues,
  keystrokeSnapshot,
  keystrokeDrawn,
  keystrokeFindings,
  ...keystrokePanes,
  keystrokeTruth,
  editVerified,
  editDocument,
  collateral,
  retained,
  retainedWhole,
  leaked,
  rules,
  traces,
  listFixes,
  batch,
  layout,
  diagramText,
  exporting,
  validating,
  pictures,
  firstLoad,
  canvas,
  tasks,
];

const { values } = parseArgs({
  options: {
    json: { type: 'boolean' },
    only: { type: 'string' },
    all: { type: 'boolean' },
    web: { type: 'string', default: fileURLToPath(new URL('../dist/web', import.meta.url)) },
  },
});
const only = values.only?.split(',');
const asked: Asked = {
  wanted: (name) => only === undefined || only.some((each) => each === name || name.replace(/-\d+$/, '-N') === each),
  all: values.all === true,
  web: values.web,
};

const start = performance.now();
const machine = await readMachine();
const results: Result[] = [];
for (const bench of benches) {
  const before = results.length;
  results.push(...(await bench.run(asked)));
  if (!values.json) for (const each of withGrowth(results).slice(before)) console.log(row(each));
}
const seconds = Math.round((performance.now() - start) / 1000);
if (values.json) console.log(JSON.stringify({ machine, seconds, results: withGrowth(results) }, null, 2));
else console.log(`\n${machineWords(machine)}\n${results.length} lines in ${seconds} s`);
if (results.length === 0) process.exitCode = 2;
