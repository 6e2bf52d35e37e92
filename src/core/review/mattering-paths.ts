import { isEqual } from '../mesh';
import { isRecord } from '../schema';
import type { Path } from '../text';
import { valueAt } from '../yaml';
import type { PolicyBlock } from './values-in-force';

/** What a change is about: it tells which parts of a resource can be its reason. */
export type Topic =
  | PolicyBlock
  | 'reach'
  | 'address'
  | 'tls'
  | 'way'
  | 'reading'
  | 'decider'
  | 'failover'
  | 'split'
  | 'request'
  | 'fault';

/** A place in a specification; `*` is any item of a list. */
type Pattern = readonly string[];

type PathsOfKinds = Readonly<Record<string, readonly string[]>>;

/** What decides which resource, rule and destination a call gets at all, and so can be the reason of anything. */
const leading: PathsOfKinds = {
  VirtualService: [
    'hosts',
    'gateways',
    'exportTo',
    ...['match', 'delegate', 'redirect', 'directResponse', 'rewrite', 'route.*.destination'].map(
      (name) => `http.*.${name}`,
    ),
    'tcp.*.match',
    'tcp.*.route.*.destination',
    'tls.*.match',
    'tls.*.route.*.destination',
  ],
  DestinationRule: ['host', 'exportTo', 'workloadSelector', 'subsets.*.name', 'trafficPolicy.portLevelSettings.*.port'],
  ServiceEntry: ['hosts', 'exportTo', 'addresses', 'ports', 'location', 'resolution'],
  Gateway: ['selector', 'servers.*.port', 'servers.*.hosts', 'servers.*.bind'],
  Sidecar: ['workloadSelector', 'egress', 'outboundTrafficPolicy'],
};

const weights = ['http.*.route.*.weight', 'tcp.*.route.*.weight', 'tls.*.route.*.weight'];
const where = ['endpoints', 'workloadSelector'];

/** What else can be the reason of a change about a topic, by the kind that says it. Blocks of a DestinationRule are named alone: they stand in several places. */
const own: Readonly<Record<Topic, PathsOfKinds>> = {
  reach: {
    VirtualService: [...weights, 'http.*.fault'],
    DestinationRule: ['subsets.*.labels', 'loadBalancer', 'tls', 'tunnel'],
    ServiceEntry: where,
    Gateway: ['servers.*.tls'],
  },
  address: {
    VirtualService: [
      ...weights,
      ...['mirror', 'mirrors', 'mirrorPercent', 'mirrorPercentage'].map((name) => `http.*.${name}`),
    ],
    DestinationRule: ['subsets.*.labels', 'loadBalancer', 'tunnel'],
    ServiceEntry: where,
  },
  tls: {
    DestinationRule: ['tls', 'subsets.*.labels'],
    ServiceEntry: ['subjectAltNames', 'endpoints.*.labels', 'endpoints.*.ports', 'workloadSelector'],
    Gateway: ['servers.*.tls'],
    PeerAuthentication: ['selector', 'mtls', 'portLevelMtls'],
  },
  way: { VirtualService: weights, DestinationRule: ['tunnel'], ServiceEntry: ['workloadSelector'] },
  reading: { Gateway: ['servers.*.tls'] },
  decider: { VirtualService: ['http.*.name', ...weights] },
  failover: {
    VirtualService: weights,
    DestinationRule: ['loadBalancer', 'outlierDetection', 'subsets.*.labels'],
    ServiceEntry: where,
  },
  split: { VirtualService: weights },
  request: { VirtualService: ['headers', 'corsPolicy', 'fault', 'route.*.headers'].map((name) => `http.*.${name}`) },
  fault: { VirtualService: ['http.*.fault'] },
  timeout: { VirtualService: ['http.*.timeout'] },
  retries: { VirtualService: ['http.*.retries'] },
  loadBalancer: { DestinationRule: ['loadBalancer'] },
  outlierDetection: { DestinationRule: ['outlierDetection'] },
  connectionPool: { DestinationRule: ['connectionPool'] },
  tunnel: { DestinationRule: ['tunnel'] },
  proxyProtocol: { DestinationRule: ['proxyProtocol'] },
  retryBudget: { DestinationRule: ['retryBudget'] },
};

/** Where a block of a policy may stand: later ones take the place of earlier ones. */
const policies = [
  'trafficPolicy',
  'trafficPolicy.portLevelSettings.*',
  'subsets.*.trafficPolicy',
  'subsets.*.trafficPolicy.portLevelSettings.*',
];

/** Of these kinds all is known that decides; of any other kind, what a team wrote for itself decides nothing. */
const known: ReadonlySet<string> = new Set([...Object.keys(leading), 'PeerAuthentication']);
const remarks: ReadonlySet<string | number | undefined> = new Set(['notes', 'accepted', 'layout']);

/** In ambient, labels say which waypoint a call takes. */
const labelled: readonly Pattern[] = ['istio.io/use-waypoint', 'istio.io/use-waypoint-namespace'].map((label) => [
  'metadata',
  'labels',
  label,
]);

/** Both sides of a resource in which a path differs. */
export interface Differing {
  readonly kind: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Whether what differs at a path decides which rule or destination a call gets, whatever the change is about. */
export function isLeading(path: Path, { kind, before, after }: Differing): boolean {
  if (labelled.some((pattern) => differsAlong(path, pattern, before, after))) return true;
  if (!known.has(kind)) return path[0] === 'spec' && !remarks.has(path[1]);
  return patternsOf(leading[kind] ?? []).some((pattern) => differsAlong(path, pattern, before, after));
}

/** Whether what differs at a path can be the reason of a change about a topic. */
export function isOwn(path: Path, topic: Topic, { kind, before, after }: Differing): boolean {
  const names = own[topic][kind] ?? [];
  const written = kind === 'DestinationRule' ? names.flatMap(inPolicies) : names;
  return patternsOf(written).some((pattern) => differsAlong(path, pattern, before, after));
}

function inPolicies(name: string): readonly string[] {
  return name.includes('.') ? [name] : policies.map((policy) => `${policy}.${name}`);
}

function patternsOf(written: readonly string[]): readonly Pattern[] {
  return written.map((each) => ['spec', ...each.split('.')]);
}

/** Whether a difference is within a pattern, or holds one: a list that has other items differs as a whole, and perhaps in other fields alone. */
function differsAlong(path: Path, pattern: Pattern, before: unknown, after: unknown): boolean {
  const shared = Math.min(path.length, pattern.length);
  if (!path.slice(0, shared).every((step, index) => pattern[index] === '*' || pattern[index] === step)) return false;
  if (path.length >= pattern.length) return true;
  const rest = pattern.slice(path.length);
  return !isEqual(valuesAlong(valueAt(before, path), rest), valuesAlong(valueAt(after, path), rest));
}

function valuesAlong(value: unknown, [step, ...rest]: Pattern): readonly unknown[] {
  if (value === undefined) return [];
  if (step === undefined) return [value];
  if (step === '*') return Array.isArray(value) ? value.flatMap((item: unknown) => valuesAlong(item, rest)) : [];
  return isRecord(value) ? valuesAlong(value[step], rest) : [];
}
