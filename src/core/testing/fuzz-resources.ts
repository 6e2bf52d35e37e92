import { apiVersionsOf, kinds, type Field, type FieldType, type Kind } from '../schema';
import { anyHost, expressions, hostileKey, hostileScalar, hostileText, hostileValue } from './fuzz-words';
import type { Random } from './random';

/** How resources of one design are made: few names, so that they find each other, and as much junk as this design is to have. */
export interface Habits {
  /** Of how many values something else stands there. */
  readonly junk: number;
  readonly names: readonly string[];
  readonly namespaces: readonly string[];
}

export function anyHabits(random: Random): Habits {
  const some = (usual: readonly string[]): readonly string[] => [
    random.pick(usual),
    hostileText(random),
    hostileKey(random),
  ];
  return {
    junk: random.pick([0, 0.02, 0.02, 0.2]),
    names: ['api', 'web', ...some(['v1', 'out'])],
    namespaces: ['shop', 'default', 'istio-system', ...some(['infra'])],
  };
}

type Value = Readonly<Record<string, unknown>>;

/** Kinds that decide about calls; the others come now and then. */
const deciding = 'ServiceEntry DestinationRule VirtualService Gateway Sidecar Service Deployment WorkloadEntry'.split(
  ' ',
);

export function anyKind(random: Random): Kind {
  const usual = kinds.filter(({ kind }) => deciding.includes(kind));
  return random.pick(random.chance(0.8) ? usual : kinds);
}

/** A resource of a kind, as its schema describes it, but for the junk in it. */
export function anyResource(random: Random, kind: Kind, habits: Habits): Value {
  const version = random.pick(apiVersionsOf(kind));
  const rest = objectOf(random, kind.root === true ? kind.fields : [], habits, 6);
  return {
    apiVersion: random.chance(habits.junk) ? hostileScalar(random) : version,
    kind: random.chance(habits.junk) ? hostileText(random) : kind.kind,
    metadata: random.chance(habits.junk) ? hostileValue(random, 3) : metadataOf(random, habits),
    ...rest,
    ...(kind.root === true ? {} : { spec: objectOf(random, kind.fields, habits, 6) }),
  };
}

function metadataOf(random: Random, { names, namespaces }: Habits): Value {
  return {
    name: random.pick(names),
    ...(random.chance(0.8) ? { namespace: random.pick(namespaces) } : {}),
    ...(random.chance(0.4) ? { labels: labelsOf(random, names) } : {}),
    ...(random.chance(0.2) ? { annotations: labelsOf(random, names) } : {}),
  };
}

export function labelsOf(random: Random, names: readonly string[]): Value {
  return Object.fromEntries(
    Array.from({ length: 1 + random.below(2) }, () => [
      random.pick(['app', 'version', 'istio', hostileKey(random)]),
      random.pick(names),
    ]),
  );
}

function objectOf(random: Random, fields: readonly Field[], habits: Habits, depth: number): Value {
  const share = depth > 4 ? 0.5 : 0.25;
  const chosen = fields.filter(({ required }) => random.chance(required === true ? 0.97 : share));
  const entries = chosen.map(({ name, type }): [string, unknown] => [
    name,
    valueFor(random, name, type, habits, depth),
  ]);
  if (random.chance(habits.junk)) entries.push([hostileKey(random), hostileValue(random, 2)]);
  return Object.fromEntries(entries);
}

function valueFor(random: Random, name: string, type: FieldType, habits: Habits, depth: number): unknown {
  if (random.chance(habits.junk)) return hostileValue(random, 2);
  switch (type.type) {
    case 'object':
      return depth <= 0 ? {} : objectOf(random, type.fields, habits, depth - 1);
    case 'list':
      return listFor(random, name, type.item, habits, depth);
    case 'map':
      return depth <= 0 ? {} : mapFor(random, type.value, habits, depth);
    case 'boolean':
      return random.chance(0.5);
    case 'integer':
    case 'number':
      return random.pick([80, 443, 443, 8080, 5432, 0, 1, 50, 100]);
    case 'string':
      return textFor(random, name, type, habits);
    case 'any':
      return hostileValue(random, 2);
  }
}

function listFor(random: Random, name: string, item: FieldType, habits: Habits, depth: number): unknown[] {
  const length = depth <= 0 ? 0 : random.pick([0, 1, 1, 1, 2, 3]);
  return Array.from({ length }, () => valueFor(random, name, item, habits, depth - 1));
}

function mapFor(random: Random, value: FieldType, habits: Habits, depth: number): Value {
  const { names } = habits;
  if (value.type === 'string') return labelsOf(random, names);
  return Object.fromEntries([
    [random.pick(['app', 'uri', hostileKey(random)]), valueFor(random, '', value, habits, depth - 1)],
  ]);
}

function textFor(
  random: Random,
  name: string,
  { enum: values, known, format, references }: Extract<FieldType, { type: 'string' }>,
  { names, namespaces }: Habits,
): string {
  const words = values ?? known?.values;
  if (words !== undefined && words.length > 0) return random.pick(words).value;
  if (name === 'regex' || name === 'match') return random.pick(expressions);
  if (format === 'host' || format === 'address' || references === 'host' || /hosts?$/i.test(name))
    return anyHost(random);
  if (references === 'namespace' || format === 'namespace' || name === 'exportTo')
    return random.pick(['*', '.', ...namespaces]);
  if (format === 'duration') return random.pick(['1s', '10ms', '1h']);
  if (/protocol/i.test(name)) return random.pick(['HTTP', 'HTTPS', 'TLS', 'TCP', 'GRPC', 'MONGO', hostileText(random)]);
  return random.pick(names);
}
