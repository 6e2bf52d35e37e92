import type { ReactNode } from 'react';
import type { FailureKind } from '../../core/mesh';
import { counted } from '../counted';
import { language } from '../language';

/** The room of the Lab: its parts, its tabs, and what stands there while nothing can be tried. */
export const labWords = {
  noTarget: 'The Lab tries calls to a ServiceEntry or a Service. There is none yet.',
  destination: 'Destination',
  settings: 'Settings',
  noClient: 'No client of the design has a sidecar or gateway.',
  tabs: { line: 'Time line', failures: 'Failures', table: 'Table' },
  view: 'View',
  inSentences: 'In sentences',
  nothingHappens: 'No endpoint leaves or comes back.',
} as const;

/** Where the calls go, from whom, and which rule is in force. */
export const targetWords = {
  to: 'To',
  follow: 'Follow the selection',
  asSelected: (target: string) => `As selected: ${target}`,
  /** Where nothing is selected. */
  first: (target: string) => `First: ${target}`,
  from: 'From',
  clients: (first: string, more: number) => (more > 0 ? `${first} and ${more} more` : first),
  inForce: (rule: ReactNode): ReactNode => <>In force: {rule}</>,
  noneInForce: 'No outlierDetection is in force.',
  subset: (target: string, subset: string) => `${target} subset ${subset}`,
  gateway: (gateway: string) => `gateway ${gateway}`,
  anyPod: (namespace: string) => `any pod in ${namespace}`,
  defaultPolicy: 'defaultTrafficPolicy of MeshConfig',
} as const;

/** The settings of outlierDetection, and what of them is written. */
export const settingWords = {
  outlierDetection: 'Outlier detection',
  origins: { changed: 'changed', written: 'written', meshConfig: 'MeshConfig', default: 'default' },
  reset: 'Reset',
  apply: 'Apply to YAML',
  applied: (host: string) => `Applied to ${host}.`,
  noRule: 'Nothing defines this host, so there is no rule to write.',
  addsRule: (host: string) => `Adds a DestinationRule for ${host}.`,
  removes: (rule: string) => `Removes outlierDetection from ${rule}.`,
  adds: (rule: string) => `Adds outlierDetection to ${rule}.`,
  writes: (fields: readonly string[], rule: string) => `Writes ${fields.join(', ')} into ${rule}.`,
  isFor: (hosts: string) => `It is for ${hosts}.`,
} as const;

/** The calls that are tried. */
export const trafficWords = {
  calls: 'Calls',
  callsPerSecond: 'Calls per second',
  proxies: 'Proxies that share them',
  seed: 'Seed',
  ofChance: 'of chance',
  timeout: 'A timeout takes',
  endpoints: 'Endpoints',
  notInFiles: 'not in the files',
} as const;

/** Which calls are set to fail: brush, presets and the table of failures. */
export const failureWords = {
  presets: {
    dead: 'One dead host',
    flapping: 'Flapping',
    'all-down': 'All down 30 s',
    '429-storm': '429 storm',
    dns: 'DNS answer changes',
  },
  brush: 'Brush',
  kind: (kind: FailureKind, isUnseen = false) => (isUnseen ? `${kindText(kind)} (not seen on TCP)` : kindText(kind)),
  ofCalls: (percent: ReactNode): ReactNode => <>of {percent} %</>,
  percentFails: 'Percent of the calls that the brush fails',
  preset: 'Preset',
  own: 'own',
  nothingFails: 'Nothing fails. Add a failure, or choose a preset.',
  add: 'Add a failure',
  clear: 'Clear',
  failuresOf: (target: string) => `Failures of ${target}`,
  heads: ['Endpoint', 'Kind', 'From s', 'To s', '%'],
  remove: 'Remove',
  endpointOf: (nth: number) => `Endpoint of failure ${nth}`,
  kindOf: (nth: number) => `Kind of failure ${nth}`,
  startOf: (nth: number) => `Start of failure ${nth} in seconds`,
  endOf: (nth: number) => `End of failure ${nth} in seconds`,
  percentOf: (nth: number) => `Percent of failure ${nth}`,
  removeNth: (nth: number) => `Remove failure ${nth}`,
} as const;

/** The time line: its rows and strips, with what a pointer reads there. */
export const lineWords = {
  part: (percent: number, kind: string) => `${percent} % ${kind}`,
  refusedAt: (at: string) => `Ejection refused at ${at}`,
  out: (time: string) => `out ${time}`,
  ejection: (nth: number, from: string, until: string | null) =>
    until === null ? `Ejection ${nth}: out from ${from} on` : `Ejection ${nth}: out from ${from} to ${until}`,
  priority: (priority: number) => `P${priority}`,
  sharePerPriority: 'Share per priority',
  share: (priority: number, percent: number) => `P${priority} ${percent} %`,
  shares: (from: string, to: string, shares: readonly string[] | null) =>
    `${from} to ${to}: ${shares === null ? 'nobody' : shares.join(', ')}`,
  failedCalls: 'Failed calls',
  starved: (isTcp: boolean) => (isTcp ? 'closed (UH)' : '503 UH'),
  panic: 'panic',
  during: (what: string, from: string, to: string) => `${what} from ${from} to ${to}`,
  label: (endpoints: number, time: string, ejections: number) =>
    `Time line of ${counted(endpoints, 'endpoint')} over ${time}: ${ejections === 0 ? 'nobody leaves' : counted(ejections, 'ejection')}. Tables say the same.`,
  sweeps: 'Sweeps: endpoints return only at these times.',
  legend: (key: (sign: 'failure' | 'error' | 'out' | 'refused' | 'sweep') => ReactNode): ReactNode => (
    <>
      {key('failure')} set to fail {key('error')} error {key('out')} out {key('refused')} refused {key('sweep')} sweep.
      Drag over a row to let its calls fail.
    </>
  ),
} as const;

/** The tables: what happens, and who gets the calls. */
export const tableWords = {
  tables: 'Tables',
  whatHappens: 'What happens',
  happeningHeads: ['At', 'Endpoint', 'What'],
  priority: (priority: number) => `Priority ${priority}`,
  callsInSteps: 'Calls in steps of 10 s',
  stepHeads: (isTcp: boolean) => ['From', 'Calls', 'Failed', isTcp ? 'Closed (UH)' : '503 UH'],
  sweepEvery: (interval: string) => `A sweep every ${interval} lets endpoints return.`,
  ejected: (detector: string, nth: number, lasts: string, back: string) =>
    `leaves by ${detector}, ejection ${nth}, ${lasts}, back at ${back}`,
  stays: (over: number, total: number) => `stays: ${over} of ${total} is over maxEjectionPercent`,
  returns: 'returns',
  left: 'leaves the cluster',
  joined: 'joins the cluster',
  priorityOf: (priority: number) => `priority ${priority}`,
  panicBegins: 'panic begins',
  panicEnds: 'panic ends',
  errors: (count: number, kind: string, until: string) =>
    count === 1 ? `1 error (${kind})` : `${count} errors (${kind}) until ${until}`,
  nobody: 'nobody',
  starved: (isTcp: boolean) => (isTcp ? 'every connection is closed (UH)' : 'every call gets 503 UH'),
} as const;

/** Milliseconds as `4.3 s`. */
export function secondsText(milliseconds: number): string {
  return `${(milliseconds / 1000).toLocaleString(language, { maximumFractionDigits: 1 })} s`;
}

/** What a kind of failure is called where it stands alone. */
export function kindText(kind: FailureKind): string {
  return kind === 'absent' ? 'not in DNS' : kind;
}
