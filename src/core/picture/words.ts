import { counted } from '../text';
import {
  tlsWords as words,
  type CallRow,
  type ClusterNode,
  type Conflict,
  type EndpointNode,
  type GatewayNode,
  type Outcome,
  type ServiceEntryNode,
  type TlsBy,
  type WorkloadNode,
} from '../topology';
import type { Crossing } from './crossings';

/** What a port row says about TLS on the network. */
export function tlsWords(tls: TlsBy): string {
  return words[tls];
}

/** Whether it is known how many layers of TLS lie on the wire, the same for all; else no bar may say so. */
export function isTlsKnown(tls: TlsBy): boolean {
  return tls !== 'unknown' && tls !== 'mixed';
}

/** How many layers of TLS lie on the wire; what is unclear shows none. */
export function tlsLayers(tls: TlsBy): 0 | 1 | 2 {
  return meters[tls].layers;
}

/** Who put them there, as the meter says it: a the app, s the sidecar, wp a waypoint, g the gateway. */
export function tlsLetters(tls: TlsBy): string {
  return meters[tls].letters;
}

const meters: Readonly<Record<TlsBy, { readonly layers: 0 | 1 | 2; readonly letters: string }>> = {
  none: { layers: 0, letters: '' },
  app: { layers: 1, letters: 'a' },
  sidecar: { layers: 1, letters: 's' },
  waypoint: { layers: 1, letters: 'wp' },
  'app-and-sidecar': { layers: 2, letters: 'a+s' },
  'app-and-waypoint': { layers: 2, letters: 'a+wp' },
  gateway: { layers: 1, letters: 'g' },
  'app-and-gateway': { layers: 2, letters: 'a+g' },
  mixed: { layers: 0, letters: '≠' },
  unknown: { layers: 0, letters: '?' },
};

/** "STATIC · 3", "DNS". */
export function resolutionChip(entry: ServiceEntryNode): string {
  if (entry.resolution === '') return 'resolution not read';
  return entry.endpointCount === null ? entry.resolution : `${entry.resolution} · ${entry.endpointCount}`;
}

/** The addresses of an entry in a few words: the first, and how many more. */
export function addressChip(entry: ServiceEntryNode): string {
  const [first, ...others] = entry.addresses;
  if (first === undefined) return entry.incomplete ? 'address not read' : 'no address';
  return others.length > 0 ? `VIP ${first} +${others.length}` : `VIP ${first}`;
}

/** What stands after the eye of exportTo: "*", ".", and for several only how many: "2 ns". */
export function exportChip(entry: ServiceEntryNode): string {
  const [first, ...others] = entry.exportTo;
  if (first === undefined) return 'not read';
  return others.length === 0 ? first : `${others.length + 1} ns`;
}

/** The second line of a workload's card: how many Pods of it the files have, its app label (else the first), and its zone. */
export function workloadLine(node: WorkloadNode): string {
  const [label] = Object.entries(node.labels);
  const app = node.labels['app'] ?? node.labels['app.kubernetes.io/name'];
  const first =
    app !== undefined
      ? `app=${app}`
      : label
        ? `${label[0]}=${label[1]}`
        : node.source === 'EgressDesign'
          ? 'no labels'
          : node.source;
  const zone = node.locality?.split('/').filter(Boolean).at(-1);
  const pods = node.pods === undefined ? [] : [counted(node.pods.length, 'pod')];
  return [...pods, first, ...(zone ? [zone] : [])].join(' · ');
}

/** How many pods a card stands for: those of the files, else one. */
export function podsOf({ pods }: Pick<WorkloadNode, 'pods'>): number {
  return pods?.length ?? 1;
}

/** What becomes of a call: as judged, else whether it has an entry. */
export function outcomeOf(call: Pick<CallRow, 'outcome' | 'target'>): Outcome {
  return call.outcome ?? (call.target ? 'reached' : 'unknown');
}

/** Whether a proxy answers a call or gives it up itself, so that what becomes of it does not depend on where it would have gone. */
export function endsAtProxy(call: Pick<CallRow, 'outcome'>): boolean {
  return call.outcome === 'redirected' || call.outcome === 'blocked' || call.outcome === 'error';
}

const outcomes: Readonly<Record<Outcome, string>> = {
  reached: 'Reached',
  passthrough: 'Passes through to the dialled address',
  blackhole: 'Refused by the sidecar',
  unresolved: 'Finds no address',
  blocked: 'Blocked by a rule',
  redirected: 'Redirected by a proxy',
  error: 'Not delivered: the proxy knows the destination and has no way to it',
  unknown: 'Not judged',
};

/** What becomes of a call, in a few words. */
export function outcomeWords(outcome: Outcome): string {
  return outcomes[outcome];
}

/** What is expected of a call, and whether it holds; undefined when nothing is. */
export function expectationTitle({ expects, holds }: Pick<CallRow, 'expects' | 'holds'>): string | undefined {
  if (expects === undefined) return undefined;
  const verdict = holds === undefined ? 'not judged here' : holds ? 'holds' : 'does not hold';
  return `Promised: ${expects}; ${verdict}`;
}

/** What carries a workload's calls, for its chip and the chip's title. */
export function proxyWords({ proxy = 'envoy' }: Pick<WorkloadNode, 'proxy'>): { chip: string; title: string } {
  switch (proxy) {
    case 'envoy':
      return { chip: 'envoy', title: 'Its calls leave through the sidecar, Envoy' };
    case 'ztunnel':
      return { chip: 'ztunnel', title: 'Its calls leave through the ztunnel of its node' };
    case 'gateway':
      return { chip: 'gateway', title: 'Its pods are a gateway: they pass on what others call' };
    case 'none':
      return { chip: 'no proxy', title: 'It has no proxy: nothing of the mesh applies to its calls' };
  }
}

/** The faults of an entry that are about none of its ports, or about one that it does not have. */
export function conflictsAsWhole({ conflicts = [], ports }: ServiceEntryNode): readonly Conflict[] {
  const numbers = new Set<number | undefined>(ports.map(({ number }) => number));
  return conflicts.filter(({ port }) => !numbers.has(port));
}

/** What a fault between entries is, where there is room for two words. */
export function conflictChip({ type, port }: Pick<Conflict, 'type' | 'port'>): string {
  switch (type) {
    case 'same-host':
      return 'host twice';
    case 'same-listener':
      return port === undefined ? 'port shared' : `:${port} shared`;
    case 'same-resource':
      return 'name twice';
    case 'whole-port':
      return port === undefined ? 'whole port' : `all of :${port}`;
  }
}

/** "Nobody defines a.example.com, subset v2." */
export function danglingWords(dangling: readonly string[]): string {
  return `Nobody defines ${dangling.join(', ')}.`;
}

/** The second line of an endpoint's card: what stands for it where nobody wrote it, else its locality, else where it is written. */
export function endpointLine({ implicit, locality, from }: EndpointNode): string {
  return implicit ?? locality ?? (from ? `by ${from}` : 'endpoint');
}

/** "BlackHoleCluster refuses 2 calls". */
export function clusterLine({ end, name, calls }: ClusterNode): string {
  switch (end) {
    case 'past':
      return `${counted(calls, 'call')} ${calls === 1 ? 'leaves' : 'leave'} past every proxy, without any policy`;
    case 'blackhole':
      return `${name} refuses ${counted(calls, 'call')}`;
    case 'passthrough':
      return `${name} sends ${counted(calls, 'call')} to the dialled address, without any policy`;
  }
}

/** The labels by which a Gateway selects pods. */
export function selectorLine(node: GatewayNode): string {
  const pairs = Object.entries(node.selector).map(([key, value]) => `${key}=${value}`);
  return pairs.length > 0 ? pairs.join(', ') : 'every workload';
}

/** "14 pods · 120 entries"; of a folded band, whose wires it stands for, "14 pods → 120 entries". */
export function bandCounts(
  band: { readonly workloads: number; readonly entries: number; readonly folded: boolean },
  crossing?: Crossing,
): string {
  const sign = band.folded ? '→' : '·';
  const within = `${counted(band.workloads, 'pod')} ${sign} ${counted(band.entries, 'entry', 'entries')}`;
  return crossing && band.folded ? `${within} · ${crossingWords(crossing)}` : within;
}

/** "9 calls out, 12 in". */
function crossingWords({ out, into }: Crossing): string {
  return `${counted(out, 'call')} out, ${into} in`;
}
