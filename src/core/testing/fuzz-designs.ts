import { takeSnapshot, type Snapshot } from '../snapshot';
import { checkFindings, derivedLines } from './fuzz-laws';
import { checkOutputs } from './fuzz-outputs';
import { anyHabits, anyKind, anyResource, labelsOf, type Habits } from './fuzz-resources';
import type { Fuzzer } from './fuzz-run';
import { anyHost, hostileKey, hostileScalar, hostileText, hostileValue } from './fuzz-words';
import type { Random } from './random';

/** Designs with calls, promises, notes and decisions that may be anything: all that is derived from them, and all that leaves them. */
export const designFuzzer: Fuzzer = {
  name: 'designs',
  run: (random) => {
    const habits = anyHabits(random);
    const before = anySnapshot(random, habits);
    const after = anySnapshot(random, habits);
    checkFindings(after);
    derivedLines(after);
    if (random.chance(0.2)) checkOutputs(after, before);
  },
};

/** Resources of any kinds and a design, written as JSON: it is YAML, and any text can stand in it. */
export function anySnapshot(random: Random, habits: Habits): Snapshot {
  const resources = Array.from({ length: 1 + random.below(7) }, () => anyResource(random, anyKind(random), habits));
  const all = [...resources, anyDesign(random, habits, resources)];
  const text = all.map((each) => JSON.stringify(each)).join('\n---\n');
  const path = random.pick(['egress.yaml', hostileText(random) || 'a']);
  return takeSnapshot({ files: [{ path, text: `${text}\n` }] });
}

type Value = Readonly<Record<string, unknown>>;

function anyDesign(random: Random, habits: Habits, resources: readonly Value[]): Value {
  const part = (name: string, make: () => unknown): [string, unknown][] => {
    if (random.chance(habits.junk)) return [[name, hostileValue(random, 3)]];
    return [
      [
        name,
        Array.from({ length: random.below(4) }, () => (random.chance(habits.junk) ? hostileScalar(random) : make())),
      ],
    ];
  };
  const about = (): string => keyOf(random, habits, resources);
  return {
    apiVersion: 'fairway.dev/v1alpha1',
    kind: 'EgressDesign',
    metadata: { name: random.pick(habits.names) },
    spec: Object.fromEntries([
      ['istioVersion', random.pick(['1.30', '1.20', hostileScalar(random)])],
      ['mesh', random.chance(0.5) ? meshOf(random, habits) : hostileValue(random, 2)],
      ...part('workloads', () => anyWorkload(random, habits)),
      ...part('notes', () => ({ on: about(), path: anyPath(random), text: hostileText(random) })),
      ...part('accepted', () => acceptedOf(random, about())),
      ...part('pins', () => ({ on: about(), x: hostileScalar(random), y: hostileScalar(random) })),
      [hostileKey(random), hostileValue(random, 2)],
    ]),
  };
}

function meshOf(random: Random, { namespaces }: Habits): Value {
  return {
    outboundTrafficPolicy: random.pick(['ALLOW_ANY', 'REGISTRY_ONLY', hostileText(random)]),
    rootNamespace: random.pick(namespaces),
    dnsCapture: random.pick([true, false, 'x']),
    dataPlane: random.pick(['sidecar', 'ambient']),
  };
}

function keyOf(random: Random, { names, namespaces }: Habits, resources: readonly Value[]): string {
  const { kind } = random.pick(resources);
  return `${typeof kind === 'string' ? kind : 'Gateway'}/${random.pick(namespaces)}/${random.pick(names)}`;
}

function anyPath(random: Random): unknown {
  return random.pick([
    'spec',
    'spec.hosts[0]',
    'spec.http[0].match[0].uri',
    `spec.${hostileKey(random)}`,
    hostileScalar(random),
  ]);
}

function acceptedOf(random: Random, resource: string): Value {
  const rule = random.pick(['unknown-field', 'resolution-conflict', 'bad-format', hostileText(random)]);
  return {
    rule,
    resource,
    path: anyPath(random),
    reason: hostileText(random),
    until: random.pick(['2026-12-31', hostileText(random)]),
  };
}

function anyWorkload(random: Random, habits: Habits): Value {
  return {
    name: random.pick(habits.names),
    namespace: random.pick(habits.namespaces),
    labels: labelsOf(random, habits.names),
    ...(random.chance(0.3) ? { locality: random.pick(['eu/a/b', hostileText(random)]) } : {}),
    calls: Array.from({ length: random.below(4) }, () => anyCall(random)),
  };
}

function anyCall(random: Random): Value {
  return {
    url: random.chance(0.9) ? anyUrl(random) : hostileScalar(random),
    ...(random.chance(0.3) ? { method: random.pick(['GET', 'post', hostileText(random)]) } : {}),
    ...(random.chance(0.3)
      ? { headers: { [hostileKey(random)]: hostileText(random), 'x-user': 'a'.repeat(200) } }
      : {}),
    ...(random.chance(0.5) ? { expect: expectOf(random) } : {}),
  };
}

export function anyUrl(random: Random): string {
  const scheme = random.pick(['http', 'http', 'https', 'tcp', 'tls', 'grpc', 'ftp']);
  const port = random.pick(['', '', ':80', ':443', ':8080', ':99999']);
  const long = `/${'a'.repeat(random.pick([1, 100, 3000]))}!`;
  const path = random.pick(['', '/', '/v1/users?x=1', long, `/${hostileText(random)}`]);
  return `${scheme}://${anyHost(random)}${port}${path}`;
}

function expectOf(random: Random): unknown {
  if (random.chance(0.2)) return hostileValue(random, 2);
  const outcome = random.pick(['reached', 'blocked', 'passthrough', hostileKey(random)]);
  return {
    outcome,
    tls: random.pick(['none', 'originated', hostileKey(random)]),
    via: random.pick(['sidecar', hostileKey(random)]),
  };
}
