import { count, proxyWords, selectorLine } from '../../core/picture';
import type { Node } from '../../core/topology';
import { tallyWords, type SeverityTally } from '../widgets';

/** What a screen reader hears after a card's name, and what is announced when it is reached by key. */
export function describeNode(node: Node, tally: SeverityTally | undefined, callers: number): string {
  const facts = [...factsOf(node, callers)];
  const findings = tally ? tallyWords(tally) : '';
  if (findings !== '') facts.push(findings);
  if (node.notes) facts.push(count(node.notes.length, 'note'));
  if (node.incomplete && node.type !== 'unreadable') facts.push('its document cannot be read to the end');
  return facts.join(', ');
}

function factsOf(node: Node, callers: number): string[] {
  switch (node.type) {
    case 'workload':
      return [count(node.calls.length, 'call'), ...(node.proxy ? [proxyWords(node).chip] : [])];
    case 'service-entry':
      return [
        node.hosts.join(' '),
        count(node.ports.length, 'port'),
        `resolution ${node.resolution || 'not read'}`,
        ...(node.docked.length > 0 ? [count(node.docked.length, 'docked rule')] : []),
        callers > 0 ? `called by ${callers}` : 'not called',
        ...(node.conflicts ?? []).map((conflict) => conflict.says.replace(/\.$/, '')),
      ];
    case 'endpoint':
      return [
        node.implicit ?? 'endpoint',
        ...(node.locality ? [node.locality] : []),
        ...(node.priority === undefined ? [] : [`priority ${node.priority}`]),
      ];
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
