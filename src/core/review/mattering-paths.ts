import { isEqual } from '../mesh';
import { isRecord, type Resource } from '../schema';
import type { Path } from '../text';
import { valueAt } from '../yaml';
import type { PolicyBlock } from './values-in-force';

/** What a change is about: it tells which parts of a resource can be its reason. */
export type Topic =
  | PolicyBlock
  | 'reach'
  | 'address'
  | 'dialled'
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

/**
 * What is chosen on the way of a call, each after those before it: whether unknown hosts are let out; which service each proxy takes it for, and whether as HTTP;
 * which rule takes it; where that sends it; which policy governs it there.
 */
export type Choice = 'outbound' | 'service' | 'rule' | 'destination' | 'policy';

const inRules = (name: string): readonly string[] => ['http', 'tcp', 'tls'].map((rules) => `${rules}.*.${name}`);
const matches = inRules('match');
const destinations = inRules('route.*.destination');
const weights = inRules('route.*.weight');
const imports = { Sidecar: ['workloadSelector', 'egress'] };

/** What each choice is made by. */
const choosing: Readonly<Record<Choice, PathsOfKinds>> = {
  outbound: { Sidecar: ['outboundTrafficPolicy', 'workloadSelector'] },
  service: {
    ...imports,
    ServiceEntry: ['hosts', 'exportTo', 'addresses', 'ports', 'location', 'resolution'],
    Gateway: ['selector', 'servers.*.port', 'servers.*.hosts', 'servers.*.bind'],
    // Which service the next proxy takes a call for follows from where the one before it sends it.
    VirtualService: ['hosts', 'gateways', 'exportTo', ...matches, 'http.*.rewrite', ...destinations],
  },
  rule: {
    ...imports,
    VirtualService: ['hosts', 'gateways', 'exportTo', ...matches, 'http.*.delegate'],
  },
  destination: {
    ...imports,
    VirtualService: [...destinations, ...['redirect', 'directResponse', 'rewrite'].map((name) => `http.*.${name}`)],
    ServiceEntry: ['hosts', 'exportTo', 'ports'],
  },
  policy: {
    ...imports,
    DestinationRule: [
      'host',
      'exportTo',
      'workloadSelector',
      'subsets.*.name',
      'trafficPolicy.portLevelSettings.*.port',
    ],
  },
};

/** From which other choices each one follows. */
const following: Readonly<Record<Choice, readonly Choice[]>> = {
  outbound: [],
  service: ['outbound'],
  rule: ['service'],
  destination: ['service', 'rule'],
  policy: ['destination'],
};

/** The last choices on which a topic rests. */
const ofRules: readonly Choice[] = ['service', 'rule'];
const ofClusters: readonly Choice[] = ['outbound', 'service', 'destination'];
const ofPolicies: readonly Choice[] = ['service', 'destination', 'policy'];
const resting: Readonly<Record<Topic, readonly Choice[]>> = {
  reach: ['outbound', 'service', 'rule', 'destination', 'policy'],
  address: ofClusters,
  dialled: ['service'],
  tls: [...ofClusters, 'policy'],
  way: [...ofClusters, 'policy'],
  reading: ['service', 'destination'],
  decider: ['service', 'rule', 'destination', 'policy'],
  failover: ofPolicies,
  split: ['service', 'rule', 'destination'],
  request: ofRules,
  fault: ofRules,
  timeout: ofRules,
  retries: ofRules,
  loadBalancer: ofPolicies,
  outlierDetection: ofPolicies,
  connectionPool: ofPolicies,
  proxyProtocol: ofPolicies,
  retryBudget: ofPolicies,
};

const where = ['endpoints', 'workloadSelector', 'resolution'];
const rewrites = ['http.*.rewrite'];

/** What else can be the reason of a change about a topic, by the kind that says it. Blocks of a DestinationRule are named alone: they stand in several places. */
const own: Readonly<Record<Topic, PathsOfKinds>> = {
  reach: {
    VirtualService: [...weights, ...rewrites, 'http.*.fault'],
    DestinationRule: ['subsets.*.labels', 'loadBalancer', 'tls', 'tunnel'],
    ServiceEntry: where,
    Gateway: ['servers.*.tls'],
  },
  address: {
    VirtualService: [
      ...weights,
      ...rewrites,
      ...['mirror', 'mirrors', 'mirrorPercent', 'mirrorPercentage'].map((name) => `http.*.${name}`),
    ],
    DestinationRule: ['subsets.*.labels', 'loadBalancer', 'tunnel'],
    ServiceEntry: [...where, 'hosts', 'ports'],
  },
  dialled: { ServiceEntry: ['addresses', 'ports.*.protocol'] },
  tls: {
    VirtualService: rewrites,
    DestinationRule: ['tls', 'subsets.*.labels'],
    ServiceEntry: [
      ...['subjectAltNames', 'endpoints.*.labels', 'endpoints.*.ports', 'workloadSelector'],
      ...['location', 'resolution', 'ports'],
    ],
    Gateway: ['servers.*.tls', 'servers.*.port'],
    PeerAuthentication: ['selector', 'mtls', 'portLevelMtls'],
  },
  way: { VirtualService: weights, DestinationRule: ['tunnel'], ServiceEntry: ['workloadSelector'] },
  reading: { ServiceEntry: ['ports'], Gateway: ['servers.*.tls', 'servers.*.port'] },
  decider: { VirtualService: ['http.*.name', ...weights] },
  failover: {
    VirtualService: weights,
    DestinationRule: ['loadBalancer', 'outlierDetection', 'subsets.*.labels'],
    ServiceEntry: where,
  },
  split: { VirtualService: weights },
  request: {
    VirtualService: ['headers', 'corsPolicy', 'fault', 'rewrite', 'route.*.headers'].map((name) => `http.*.${name}`),
  },
  fault: { VirtualService: ['http.*.fault'] },
  timeout: { VirtualService: ['http.*.timeout'] },
  retries: { VirtualService: ['http.*.retries'] },
  loadBalancer: { DestinationRule: ['loadBalancer'], ServiceEntry: ['resolution'] },
  outlierDetection: { DestinationRule: ['outlierDetection'] },
  connectionPool: { DestinationRule: ['connectionPool'] },
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
const known: ReadonlySet<string> = new Set([
  ...Object.values(choosing).flatMap((kinds) => Object.keys(kinds)),
  'PeerAuthentication',
]);
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

/** Whether what differs at a path makes one of some choices, and so can be the reason of whatever rests on it. */
export function isChoosing(path: Path, choices: readonly Choice[], { kind, before, after }: Differing): boolean {
  if (labelled.some((pattern) => differsAlong(path, pattern, before, after))) return true;
  if (!known.has(kind)) return path[0] === 'spec' && !remarks.has(path[1]);
  const names = choices.flatMap((choice) => choosing[choice][kind] ?? []);
  return patternsOf(names).some((pattern) => differsAlong(path, pattern, before, after));
}

/** Of what is chosen otherwise, what topics rest on: a choice from which another one follows counts where that one is made otherwise as well. */
export function choicesBehind(topics: readonly Topic[], other: ReadonlySet<Choice>): readonly Choice[] {
  const found = new Set<Choice>();
  const add = (choice: Choice): void => {
    if (!other.has(choice) || found.has(choice)) return;
    found.add(choice);
    following[choice].forEach(add);
  };
  topics.flatMap((topic) => resting[topic]).forEach(add);
  return [...found];
}

/** Whether what differs at a path can be the reason of a change about a topic, whatever is chosen. */
export function isOwn(path: Path, topic: Topic, { kind, before, after }: Differing): boolean {
  return ownPatterns(topic, kind).some((pattern) => differsAlong(path, pattern, before, after));
}

/** Whether a resource that came or went can be the reason of a change about topics: it makes one of the choices behind it, or says something about one itself. */
export function isOfConcern({ kind, value }: Resource, topics: readonly Topic[], choices: readonly Choice[]): boolean {
  if (!known.has(kind) || choices.some((choice) => Object.hasOwn(choosing[choice], kind))) return true;
  return topics.some((topic) => ownPatterns(topic, kind).some((pattern) => valuesAlong(value, pattern).length > 0));
}

function ownPatterns(topic: Topic, kind: string): readonly Pattern[] {
  const names = own[topic][kind] ?? [];
  return patternsOf(kind === 'DestinationRule' ? names.flatMap(inPolicies) : names);
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
