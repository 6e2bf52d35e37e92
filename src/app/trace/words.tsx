import type { ReactNode } from 'react';
import type { EnvoyPart, Hop, LadderName, Proxy } from '../../core/mesh';
import { idleWords } from '../idle-words';
import { digits } from '../language';

/** The first line: who calls what, or which pod is asked about. */
export const callWords = {
  method: 'Method',
  headers: (count: number) => (count > 0 ? `Headers ${count}` : 'Headers'),
  url: 'URL',
  urlExample: 'https://api.example.com/v1',
  removeHeader: (name: string) => `Remove header ${name}`,
  headerName: 'Header name',
  headerExample: 'x-user',
  headerValue: 'Header value',
  addHeader: 'Add',
  from: 'From',
  callers: 'Pods that may call',
  nobody: 'No pod and no namespace has this name.',
  moreCallers: (count: number) => `${digits(count)} more: type a part of the name`,
  anyPodIn: (namespace: string) => `any pod in ${namespace}`,
} as const;

/** Settings of the mesh that are tried without being written. */
export const whatIfWords = {
  settings: {
    istioVersion: 'What if: Istio version',
    outboundTrafficPolicy: 'What if: outbound policy',
    dnsCapture: 'What if: DNS capture',
  },
  istio: (version: string) => `Istio ${version}`,
  dnsCaptureOff: 'DNS capture off',
  dnsCaptureOn: 'DNS capture on',
  whatIf: 'What if',
  writesNothing: (setting: string) => `${setting}. Writes nothing.`,
  bySidecar: (mode: string) => `${mode} by its Sidecar`,
  ofSidecar: (setting: string, sidecar: string) =>
    `${setting}. For this pod Sidecar ${sidecar} sets it in place of the mesh. Writes nothing.`,
  noPolicy: 'no outbound policy',
  noPolicyBecause: 'Calls of this pod pass no sidecar, so no outbound policy is in force for them.',
  asDesigned: 'As designed',
} as const;

/** The walk of a call: its hops, what lost, and what the files do not tell. */
export const walkWords = {
  tried: (answer: string): ReactNode => (
    <>
      <span className="trace-tried">What if: </span>
      {answer}
    </>
  ),
  notTold: 'Not decided by the files',
  refused: (count: number) =>
    count === 1
      ? 'This goes through a resource that no cluster takes as it is. Mend it before you rely on the answer:'
      : `This goes through ${digits(count)} resources that no cluster takes as they are. Mend them before you rely on the answer:`,
  hops: 'Hops',
  readFromSource: "Read from Istio's source; no test of Istio asserts it",
  probable: 'probable',
  doNotDecide: (count: number) => (count === 1 ? '1 other, not used' : `${count} others, not used`),
  byAge: 'by age',
  proxies: {
    sidecar: 'Sidecar',
    'egress-gateway': 'Egress gateway',
    waypoint: 'Waypoint',
    ztunnel: 'ztunnel',
  } satisfies Readonly<Record<Hop['proxy'], string>>,
  noProxy: 'No proxy',
  withoutEffect: 'Written but without effect',
  findings: 'Findings about this call',
  decidedByAge: 'Decided by age',
  before: (older: ReactNode, younger: ReactNode): ReactNode => (
    <>
      {older}
      <span className="trace-before">before</span>
      {younger}
    </>
  ),
  otherwise: (answer: string) => `Otherwise: ${answer}`,
} as const;

/** A text that is no call, and the calls that it may mean. */
export const unreadWords = {
  noCall: (url: string) => `${url} cannot be traced.`,
  form: 'Write scheme://host[:port][/path] with http, https, grpc, tls or tcp. A tcp call needs its port; ports go from 1 to 65535.',
  trace: (url: string) => `Trace ${url}`,
} as const;

/** What an answer was found without. */
export const leftOutWords = {
  says: (count: number) =>
    count === 1
      ? 'One document cannot be read, and what it says is not in this answer:'
      : `${digits(count)} documents cannot be read, and what they say is not in this answer. The first:`,
  place: (file: string, line: number) => `${file}:${line}`,
} as const;

/** What is offered while nothing is traced. */
export const firstWords = {
  choose: idleWords.trace,
  drawn: (pod: string, method: string, url: string) => `${pod}: ${method === 'GET' ? '' : `${method} `}${url}`,
  known: (pod: string | null, namespace: string, url: string) =>
    `${pod === null ? `any pod in ${namespace}` : `${namespace}/${pod}`}: ${url}`,
} as const;

/** What makes a refused call known. */
export const refusalWords = {
  fixes: 'Fixes for the refusal',
  import: (value: string, sidecar: string) => `Import ${value} in ${sidecar}`,
  export: (entry: string, namespace: string) => `Export ${entry} to ${namespace}`,
} as const;

/** What can be done with a walk. */
export const actionWords = {
  stop: 'Stop',
  play: 'Play',
  onCanvasAlone: 'Show the path on the canvas alone',
  notOnCanvas: 'Nothing on this path is drawn on the canvas.',
  path: 'Path',
  drawFirst: 'Draw this call on the canvas first: a promise stands with a drawn call.',
  expectThis: 'Expect this',
  copiedTrace: 'Copied the trace.',
  copyAsText: 'Copy as text',
  copiedCommand: 'Copied the command.',
  copyCommand: 'Copy command',
  checkOnCluster: 'Check on a cluster',
  readPath: 'Read this path',
} as const;

/** The settings in force, each with who decided it. */
export const policyWords = {
  inForce: 'Policy in force',
  setting: 'Setting',
  value: 'Value',
  decidedBy: 'Decided by',
  fieldValueRule: 'Field, value, rule',
  portOfSettings: 'Port of the settings',
  sealed:
    'The app encrypts, so no proxy can answer it with a 503: where a limit, an ejection or a failed connection ends the call, the app sees its connection closed.',
  answered:
    'A 503 can come from a proxy itself. The access log says why: UO is a limit, UH no endpoint left, UF a failed connection, UC one that the server closed.',
} as const;

/** Which rule wins for a host, and who gets a port. */
export const ladderWords = {
  whoGetsPort: (port: number) => `Who gets port ${port}`,
  whichRuleOf: (name: LadderName, count: number) =>
    `Which rule wins (${count} ${count === 1 ? candidates[name].one : candidates[name].several})`,
  inOrderTried: (rules: string, host: string) => `${rules} for ${host}, in the order tried`,
  several: (name: LadderName) => candidates[name].several,
  callThen: (answer: string) => `The call then: ${answer}`,
  titles: { host: 'Which rule wins', port: 'Who gets port' },
  back: 'Back to Trace',
  pod: 'Pod',
  host: 'Host',
  port: 'Port',
  hostExample: 'api.example.com',
  portExample: '5432',
  lists: {
    entries: 'ServiceEntries and Services',
    virtualServices: 'VirtualServices',
    rules: 'DestinationRules',
  } satisfies Readonly<Record<LadderName, string>>,
  chooseHost: 'Choose a pod and a host to see its rules in the order in which they are tried.',
  none: (host: string) => `None is for ${host}.`,
  choosePort: 'Choose a pod and a port from 1 to 65535 to see who gets its connections.',
  noListener: (port: number) =>
    `The sidecar has no listener for port ${port}: its connections go where the outbound policy says.`,
  unshared: {
    none: 'This pod has no proxy, so no entries share its ports.',
    ztunnel: 'ztunnel goes by the dialled address alone, and has no listeners to share.',
    'egress-gateway': 'This is a gateway: its servers listen, not entries.',
    waypoint: 'A waypoint goes by the called service, and has no listeners to share.',
  } satisfies Readonly<Record<Exclude<Proxy['kind'], 'sidecar'>, string>>,
  listener: (listener: string) => `Listener ${listener}`,
  rejected: (because: string) => `Envoy rejects it: ${because}`,
  whoGetsWhat: (listener: string) => `Who gets what on listener ${listener}`,
  onlyAge: 'Only age, or names between equally old resources, decided',
  byAge: 'by age',
  gets: (what: string): ReactNode => (
    <>
      <span className="step-gets">Gets</span> {what}
    </>
  ),
  otherwise: (answer: string): ReactNode => (
    <>
      <span className="step-gets">Otherwise:</span> {answer}
    </>
  ),
} as const;

/** A hop, or the port of an entry, as Envoy has it. */
export const envoyWords = {
  entryGone: 'The ServiceEntry is no longer there.',
  host: 'Host',
  port: 'Port',
  caller: 'From',
  noHostOrPort: 'The entry has no host or no port yet.',
  ztunnelCarries: 'ztunnel carries what this pod sends; no Envoy is beside it.',
  noSidecar: 'This pod has no sidecar, so no Envoy carries what it sends.',
  viewOf: (at: string, name: string) => `Envoy view of ${at} ${name}`,
  view: 'Envoy view',
  parts: {
    listener: 'Listener',
    route: 'Route configuration',
    cluster: 'Cluster',
    endpoints: 'Endpoints, sent by EDS',
  } satisfies Readonly<Record<EnvoyPart['kind'], string>>,
  copyPart: (part: string) => `Copy ${part}`,
  copiedYaml: 'Copied the YAML.',
  asYaml: (part: string) => `${part} as YAML`,
  from: (origin: string) => `From ${origin}`,
  fromPlace: (origin: string, place: string) => `From ${origin}, ${place}`,
} as const;

const theCall = 'Make the call from the app’s own container';

/** Commands for a cluster: what each of them shows. */
export const checkWords = {
  checkOnCluster: 'Check on a cluster',
  copyCommand: 'Copy this command',
  copiedCommand: 'Copied the command.',
  call: {
    answered: (code: number) => `${theCall}: the proxy answers ${code}.`,
    closed: `${theCall}: the connection is closed.`,
    noAddress: `${theCall}: the name has no address.`,
    delivered: `${theCall}: the server answers.`,
  },
  takeRunningPod: 'Take one of the running pods.',
  takeAnyPod: (namespace: string) =>
    `Take any running pod of namespace ${namespace}, as no labels say which; to name the right one, write its name in place of $(…).`,
  listener: (port: number | string) => `The listener for port ${port}.`,
  virtualHost: 'The virtual host and its routes.',
  cluster: (cluster: string) => `Cluster ${cluster}, with its TLS and limits.`,
  endpoints: 'Its endpoints, and which of them are ejected.',
  gatewayPod: 'Take one of the gateway’s pods.',
  gatewayCluster: 'The cluster of the server at the gateway.',
  ztunnelKnows: 'Whether ztunnel knows the address, and its waypoint.',
  ztunnelLogs: 'What ztunnel logs of the call.',
  log: (flag: string | undefined, upstream: string | undefined) =>
    `What Envoy logs of it, where access logs are on: ${[flagText(flag), ...(upstream === undefined ? [] : [`upstream cluster ${upstream}`])].join(', ')}. UF would be a failed connection, UO an overflowing limit, UT a timeout.`,
} as const;

const candidates: Readonly<Record<LadderName, { readonly one: string; readonly several: string }>> = {
  entries: { one: 'definition', several: 'definitions' },
  virtualServices: { one: 'VirtualService', several: 'VirtualServices' },
  rules: { one: 'DestinationRule', several: 'DestinationRules' },
};

function flagText(flag: string | undefined): string {
  if (!flag) return 'no response flag (-)';
  const means = flags[flag];
  return means === undefined ? `response flag ${flag}` : `response flag ${flag} (${means})`;
}

/** Envoy, docs/root/configuration/observability/access_log/usage.rst. */
const flags: Readonly<Record<string, string>> = {
  NR: 'no route',
  NC: 'no cluster',
  UH: 'no healthy upstream',
  UF: 'connection failure',
  FI: 'injected fault',
};
