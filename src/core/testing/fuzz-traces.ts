import {
  anyPod,
  checkExpectation,
  envoyOfHop,
  envoyYaml,
  postureOf,
  proxyOf,
  traceCall,
  traceText,
  type Mesh,
  type Trace,
} from '../mesh';
import type { Snapshot } from '../snapshot';
import { formatPath } from '../text';
import { anySnapshot, anyUrl } from './fuzz-designs';
import { expressionOf } from '../mesh/re2';
import { leaked, must } from './fuzz-laws';
import { anyHabits } from './fuzz-resources';
import type { Fuzzer } from './fuzz-run';
import { expressions, hostileKey, hostileText } from './fuzz-words';
import type { Random } from './random';

/** Calls of any sort, walked through meshes of any sort: each ends somewhere, says why, and names what is written. */
export const traceFuzzer: Fuzzer = {
  name: 'traces',
  run: (random) => {
    const habits = anyHabits(random);
    const snapshot = anySnapshot(random, { ...habits, junk: Math.min(habits.junk, 0.02) });
    const { mesh } = snapshot;
    for (let count = 6; count > 0; count--) {
      const workload = mesh.workloads.length > 0 && random.chance(0.8) ? random.pick(mesh.workloads) : undefined;
      const client = workload ? proxyOf(mesh, workload) : anyPod(mesh, random.pick(habits.namespaces));
      const headers = { [hostileKey(random)]: hostileText(random), 'x-user': random.pick(['a'.repeat(500), 'b']) };
      const trace = traceCall(mesh, { client, url: anyUrl(random), method: random.pick(['GET', 'POST']), headers });
      if (trace) checkTrace(snapshot, trace);
    }
    checkPosture(random, mesh);
  },
};

function checkTrace({ mesh, resources }: Snapshot, trace: Trace): void {
  const text = traceText(trace, ({ key }, path) => `${key} ${formatPath(path)}`);
  must(!leaked.test(text), `A trace says something of the design: ${text}`);
  must(trace.hops.length > 0, 'A call takes at least one step');
  for (const hop of trace.hops) {
    must(hop.what !== '' && hop.because !== '', `A step says what and why: ${text}`);
    must(hop.resource === undefined || resources.includes(hop.resource), `A step names what is written: ${text}`);
    for (const { message } of envoyOfHop(mesh, trace, hop))
      must(!leaked.test(envoyYaml(message).text), 'Envoy gets values');
  }
  must(
    trace.split.every(({ weight }) => weight >= 0),
    `Shares are no less than nothing: ${text}`,
  );
  checkExpectation({ outcome: 'reached', tls: 'none', via: 'sidecar' }, trace);
}

function checkPosture(random: Random, mesh: Mesh): void {
  const posture = postureOf(mesh);
  if (posture.rows.length === 0 || posture.columns.length === 0) return;
  const { way, outcome } = posture.cell(random.pick(posture.rows), random.pick(posture.columns));
  must(outcome !== 'reached' || way !== 'none', 'What is reached is reached by a way');
}

/** Expressions and texts that hold each other up, each alone. */
export const expressionFuzzer: Fuzzer = {
  name: 'expressions',
  run: (random) => {
    const piece = (): string => random.pick(['a', '(a|b)', '.', '\\pL', '[^x]', '(?i)k', random.pick(expressions)]);
    const repeat = (): string => random.pick(['', '*', '+', '?', '{1,100}', '{1000}', '*?']);
    const text = Array.from({ length: 1 + random.below(30) }, () => piece() + repeat()).join(
      random.pick(['', '', '|']),
    );
    const expression = expressionOf(random.chance(0.3) ? `(${text})*b` : text);
    const subject =
      random.pick(['a', 'ab', 'k', '/']).repeat(random.pick([1, 50, 4_000])) + random.pick(['', '!', 'b']);
    expression?.fullMatch(subject);
    expression?.replaceAll(subject, '\\0\\1\\\\');
  },
};
