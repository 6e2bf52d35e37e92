/** A key of the filter language. */
interface QueryKey {
  readonly name: string;
  /** What it asks for, in one sentence. */
  readonly about: string;
  /** Other names that mean it. */
  readonly aliases?: readonly string[];
  /** Values that always mean something, the telling ones first; others come from the design. */
  readonly values?: readonly string[];
  /** Why a value makes no sense; undefined when it does. */
  readonly refuses?: (value: string) => string | undefined;
}

/** A refusal of values other than these, and other words for them; a pattern with `*` may stand for several. */
function onlyOf(
  name: string,
  values: readonly string[],
  synonyms: readonly string[] = [],
): Required<Pick<QueryKey, 'values' | 'refuses'>> {
  return {
    values,
    refuses: (value) =>
      value.includes('*') || [...values, ...synonyms].includes(value.toLowerCase())
        ? undefined
        : `${name}: knows ${values.slice(0, -1).join(', ')} and ${values.at(-1)}, and not ${value}.`,
  };
}

/** All keys, in the order in which they are offered. */
export const queryKeys: readonly QueryKey[] = [
  {
    name: 'kind',
    about: 'The kind of a card or rule.',
    values: [
      ...['workload', 'serviceentry', 'external', 'gateway', 'destinationrule', 'virtualservice', 'sidecar'],
      ...['workloadentry', 'cluster', 'unreadable'],
    ],
  },
  { name: 'ns', about: 'The namespace.', aliases: ['namespace'] },
  { name: 'name', about: 'The name in the metadata, or of a workload.' },
  { name: 'host', about: 'A host, or the address of an endpoint.' },
  {
    name: 'port',
    about: 'A port number, or a range such as 8000-9000.',
    refuses: (value) =>
      /^(\d{1,5}(-\d{1,5})?|\d*\*\d*)$/.test(value)
        ? undefined
        : `port: takes numbers and ranges, and ${value} is none.`,
  },
  {
    name: 'proto',
    about: 'The protocol of a port, or the scheme of a call.',
    aliases: ['protocol'],
    values: ['http', 'https', 'http2', 'grpc', 'tls', 'tcp', 'mongo', 'mysql', 'redis'],
  },
  {
    name: 'resolution',
    about: 'How an entry finds its endpoints.',
    values: ['none', 'static', 'dns', 'dns_round_robin', 'dynamic_dns'],
  },
  { name: 'location', about: 'Where an entry says that its service is.', values: ['external', 'internal'] },
  {
    name: 'tls',
    about: 'Who encrypts on the network, or how many times.',
    ...onlyOf(
      'tls',
      ['0', '1', '2', 'none', 'app', 'sidecar', 'waypoint', 'gateway', 'double', 'mixed', 'unknown'],
      ['passthrough', 'originated', 'twice'],
    ),
  },
  {
    name: 'via',
    about: 'The last proxy before the server.',
    ...onlyOf('via', ['sidecar', 'egress-gateway', 'waypoint', 'ztunnel'], ['gateway']),
  },
  {
    name: 'outcome',
    about: 'What becomes of calls.',
    ...onlyOf('outcome', [
      'reached',
      'passthrough',
      'blocked',
      'redirected',
      'blackhole',
      'unresolved',
      'error',
      'unknown',
      'not-understood',
    ]),
  },
  {
    name: 'expect',
    about: 'Whether calls do what the design expects.',
    aliases: ['expects'],
    ...onlyOf('expect', ['fails', 'holds', 'unknown', 'any']),
  },
  {
    name: 'sev',
    about: 'The severity of findings.',
    aliases: ['severity'],
    ...onlyOf('sev', ['error', 'warning', 'info']),
  },
  { name: 'rule', about: 'The rule of a finding.' },
  { name: 'code', about: 'The code that istioctl gives a finding.' },
  { name: 'label', about: 'A label, as key=value or the key alone.' },
  {
    name: 'has',
    about: 'What is written on it or docked to it.',
    ...onlyOf('has', ['dr', 'vs', 'sc', 'note', 'endpoints', 'address', 'calls', 'expect', 'finding', 'conflict']),
  },
  {
    name: 'is',
    about: 'A state that it is in.',
    ...onlyOf('is', [
      ...['called', 'uncalled', 'wildcard', 'dangling', 'conflicting', 'incomplete', 'pinned', 'changed'],
    ]),
  },
  { name: 'seen-by', about: 'Entries that a workload’s proxy knows, as namespace/workload.' },
  { name: 'from', about: 'What calls of it lead to.' },
  { name: 'to', about: 'What calls it, directly or on the way.' },
];

const byName = new Map(queryKeys.flatMap((key) => [key.name, ...(key.aliases ?? [])].map((name) => [name, key])));

/** The key of a name; undefined when there is none. */
export function keyNamed(name: string): QueryKey | undefined {
  return byName.get(name.toLowerCase());
}

/** The names of all keys. */
export function keyNames(): readonly string[] {
  return queryKeys.map((key) => key.name);
}
