import {
  tlsWords as words,
  type GatewayNode,
  type Node,
  type ServiceEntryNode,
  type TlsBy,
  type WorkloadNode,
} from '../../core/topology';
import { tallyWords, type SeverityTally } from '../widgets';

/** What a port row says about TLS on the network. */
export function tlsWords(tls: TlsBy): string {
  return words[tls];
}

/** The same where there is room for little: the protocol stands beside it. */
export function tlsChip(tls: TlsBy): string {
  return tls === 'ambient' ? 'not judged' : words[tls];
}

/** Whether it is known how many layers of TLS lie on the wire; where it is not, no bar may say so. */
export function isTlsKnown(tls: TlsBy): boolean {
  return meters[tls].letters !== '?';
}

/** How many layers of TLS lie on the wire; what is unclear shows none. */
export function tlsLayers(tls: TlsBy): 0 | 1 | 2 {
  return meters[tls].layers;
}

/** Who put them there, as the meter says it: a the app, s the sidecar, g the gateway. */
export function tlsLetters(tls: TlsBy): string {
  return meters[tls].letters;
}

const meters: Readonly<Record<TlsBy, { readonly layers: 0 | 1 | 2; readonly letters: string }>> = {
  none: { layers: 0, letters: '' },
  app: { layers: 1, letters: 'a' },
  sidecar: { layers: 1, letters: 's' },
  'app-and-sidecar': { layers: 2, letters: 'a+s' },
  gateway: { layers: 1, letters: 'g' },
  'app-and-gateway': { layers: 2, letters: 'a+g' },
  unknown: { layers: 0, letters: '?' },
  ambient: { layers: 0, letters: '?' },
};

/** "STATIC · 3", "DNS". */
export function resolutionChip(entry: ServiceEntryNode): string {
  if (entry.resolution === '') return 'resolution not read';
  return entry.endpointCount === null ? entry.resolution : `${entry.resolution} · ${entry.endpointCount}`;
}

export function addressChip(entry: ServiceEntryNode): string {
  const [first, ...others] = entry.addresses;
  if (first === undefined) return entry.incomplete ? 'address not read' : 'no address';
  return others.length > 0 ? `VIP ${first} +${others.length}` : `VIP ${first}`;
}

/** "exportTo *", "exportTo .", and for several only how many: "exportTo 2 ns". */
export function exportChip(entry: ServiceEntryNode): string {
  const [first, ...others] = entry.exportTo;
  if (first === undefined) return 'exportTo not read';
  return `exportTo ${others.length === 0 ? first : `${others.length + 1} ns`}`;
}

/** The second line of a workload's card: its app label (else the first) and its zone. */
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
  return zone ? `${first} · ${zone}` : first;
}

export function selectorLine(node: GatewayNode): string {
  const pairs = Object.entries(node.selector).map(([key, value]) => `${key}=${value}`);
  return pairs.length > 0 ? pairs.join(', ') : 'every workload';
}

export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`;
}

/** What a screen reader hears after a card's name, and what is announced when it is reached by key. */
export function describeNode(node: Node, tally: SeverityTally | undefined, callers: number): string {
  const facts = [...factsOf(node, callers)];
  const findings = tally ? tallyWords(tally) : '';
  if (findings !== '') facts.push(findings);
  if (node.incomplete && node.type !== 'unreadable') facts.push('its document cannot be read to the end');
  return facts.join(', ');
}

function factsOf(node: Node, callers: number): string[] {
  switch (node.type) {
    case 'workload':
      return [count(node.calls.length, 'call')];
    case 'service-entry':
      return [
        node.hosts.join(' '),
        count(node.ports.length, 'port'),
        `resolution ${node.resolution || 'not read'}`,
        ...(node.docked.length > 0 ? [count(node.docked.length, 'docked rule')] : []),
        callers > 0 ? `called by ${callers}` : 'not called',
      ];
    case 'endpoint':
      return [node.implicit ?? 'endpoint', ...(node.locality ? [node.locality] : [])];
    case 'gateway':
      return [count(node.servers.length, 'server'), selectorLine(node)];
    case 'loose':
      return [...node.facts, node.reason];
    case 'cluster':
      return [count(node.calls, 'call'), node.hosts.join(' ')];
    case 'unreadable':
      return [`cannot be read from line ${node.line} of ${node.file}`];
  }
}
