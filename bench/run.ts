import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { batch } from './batch';
import { canvas } from './canvas';
import { diagramText } from './diagram';
import { collateral, editVerified } from './editing';
import { firstPaint } from './first-paint';
import { listFixes } from './fixing';
import { layout } from './layout';
import type { Bench, Result } from './measure';
import { retained } from './memory';
import { keystrokePosture } from './posture';
import {
  keystrokeDrawn,
  keystrokeFindings,
  keystrokeSnapshot,
  keystrokeValues,
  openSnapshot,
  openValues,
  rules,
} from './reading';
import { keystrokeTruth, traces } from './tracing';

const benches: readonly Bench[] = [
  openValues,
  openSnapshot,
  keystrokeValues,
  keystrokeSnapshot,
  keystrokeDrawn,
  keystrokeFindings,
  editVerified,
  retained,
  collateral,
  rules,
  traces,
  keystrokeTruth,
  keystrokePosture,
  listFixes,
  batch,
  layout,
  diagramText,
  firstPaint,
  canvas,
];

const { values } = parseArgs({ options: { json: { type: 'boolean' }, only: { type: 'string' } } });
const only = values.only?.split(',');
const wanted = (name: string): boolean =>
  only === undefined || only.some((each) => each === name || name.replace(/-\d+$/, '-N') === each);

const results: Result[] = [];
for (const bench of benches) {
  const found = await bench.run(wanted);
  results.push(...found);
  if (!values.json) found.forEach((each) => console.log(row(each)));
}
if (values.json) console.log(JSON.stringify({ machine: machine(), results }, null, 2));
else console.log(`\n${machine()}`);
if (results.length === 0) process.exitCode = 2;

function row(result: Result): string {
  const figure = result.ms === undefined ? `${round(result.value ?? 0)} ${result.unit}` : `${round(result.ms)} ms`;
  const tail = result.p95 === undefined ? '' : `p95 ${round(result.p95)} ms`;
  const peer =
    result.peer === null
      ? ''
      : result.peerMs === null
        ? `(${result.peer})`
        : `${round(result.ratio ?? 0)} x ${result.peer} (${round(result.peerMs)} ms)`;
  return `${result.name.padEnd(26)} ${figure.padStart(16)}  ${tail.padEnd(16)} ${peer}`;
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

function machine(): string {
  const [cpu, ...others] = cpus();
  return `${cpu?.model ?? 'unknown processor'}, ${others.length + 1} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`;
}
