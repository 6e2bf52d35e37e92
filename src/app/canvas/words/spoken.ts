import { outcomeWords, proxyWords, selectorLine } from '../../../core/picture';
import {
  tlsWords,
  type CallRow,
  type DockedRule,
  type GatewayNode,
  type Node,
  type PortRow,
  type ServiceEntryNode,
} from '../../../core/topology';
import { counted } from '../../counted';
import { digits } from '../../language';
import { tallyWords, type SeverityTally } from '../../widgets';

/** What is said when a spot of the canvas is reached or selected. */
export const spokenWords = {
  nothingSelected: 'Nothing is selected.',
  selected: (name: string) => `${name} is selected.`,
  severalSelected: (count: number, last: string) => `${digits(count)} are selected, ${last} last.`,
  card: (label: string, facts: string) => `${label}, ${facts}.`,
  namespace: (name: string | null) => `Namespace ${name ?? 'not written'}`,
  group: (name: string, says: string, open: boolean) =>
    open ? `${name}, ${says}. Enter closes it.` : `${name}, ${says}. Enter opens it.`,
  note: (text: string) => `Note: ${text}`,
  pod: (name: string) => `Pod ${name}`,
} as const;

/** A namespace and how much is in it. */
export function sayBand(
  namespace: string | null,
  { workloads, entries, sidecars }: { readonly workloads: number; readonly entries: number; readonly sidecars: number },
): string {
  const facts = [counted(workloads, 'pod'), counted(entries, 'entry', 'entries')];
  if (sidecars > 0) facts.push(counted(sidecars, 'Sidecar'));
  return `${spokenWords.namespace(namespace)}, ${facts.join(', ')}.`;
}

/** A call, what becomes of it, and what is expected of it. */
export function sayCall(call: CallRow): string {
  const { url, shown = url, target, outcome = 'unknown', reason, expects } = call;
  const reached = target !== null && (call.outcome ?? 'reached') === 'reached';
  const sentences = reached
    ? [`Call to ${shown}, reached on port ${target.port}.`, ...(reason === undefined ? [] : [reason])]
    : [`Call to ${shown}.`, reason ?? `${outcomeWords(outcome)}.`];
  return [...sentences, ...(expects === undefined ? [] : [`Expected: ${expects}.`])].join(' ');
}

/** A port of an entry. */
export function sayPort({ number, protocol, tls, targetPort }: PortRow): string {
  const says = `Port ${number} ${protocol}, ${tlsWords[tls]}`;
  return targetPort === undefined ? `${says}.` : `${says}, port ${targetPort} at the endpoint.`;
}

/** A server of a gateway. */
export function sayServer({ port, protocol, mode }: GatewayNode['servers'][number]): string {
  return `${`Server ${port ?? 'without port'} ${protocol} ${mode ?? ''}`.trimEnd()}.`;
}

/** A docked rule, and what it names that nobody defines. */
export function sayRule({ label, facts, dangling }: DockedRule): string {
  const says = `${[label, ...facts].join(', ')}.`;
  return dangling ? `${says} Nobody defines ${dangling.join(', ')}.` : says;
}

/** A field of an entry that its foot shows. */
export function sayField({ resolution, addresses, exportTo }: ServiceEntryNode, field: string): string {
  const values: Readonly<Record<string, string>> = {
    resolution,
    addresses: addresses.join(', '),
    exportTo: exportTo.join(', '),
  };
  return `Field ${field}, ${values[field] || 'not set'}.`;
}

/** What a screen reader hears after a card's name, and what is announced when it is reached by key. */
export function describeNode(node: Node, tally: SeverityTally | undefined, callers: number): string {
  const facts = [...factsOf(node, callers)];
  const findings = tally ? tallyWords(tally) : '';
  if (findings !== '') facts.push(findings);
  if (node.notes) facts.push(counted(node.notes.length, 'note'));
  if (node.incomplete && node.type !== 'unreadable') facts.push('its document cannot be read to the end');
  return facts.join(', ');
}

function factsOf(node: Node, callers: number): string[] {
  switch (node.type) {
    case 'workload':
      return [counted(node.calls.length, 'call'), ...(node.proxy ? [proxyWords(node).chip] : [])];
    case 'service-entry':
      return [
        node.hosts.join(' '),
        counted(node.ports.length, 'port'),
        `resolution ${node.resolution || 'not read'}`,
        ...(node.docked.length > 0 ? [counted(node.docked.length, 'docked rule')] : []),
        callers > 0 ? `called by ${digits(callers)}` : 'not called',
        ...(node.conflicts ?? []).map((conflict) => conflict.says.replace(/\.$/, '')),
      ];
    case 'endpoint':
      return [
        node.implicit ?? 'endpoint',
        ...(node.locality ? [node.locality] : []),
        ...(node.priority === undefined ? [] : [`priority ${node.priority}`]),
      ];
    case 'gateway':
      return [counted(node.servers.length, 'server'), selectorLine(node)];
    case 'loose':
      return [...node.facts, node.reason];
    case 'cluster':
      return [counted(node.calls, 'call'), node.hosts.join(' ')];
    case 'unreadable':
      return [`cannot be read from line ${node.line} of ${node.file}`];
  }
}
