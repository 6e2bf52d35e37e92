import { isWildcard, labelsIn, recordIn } from '../mesh';
import { labelsBehind } from './endpoints';
import { rulesOn } from './docked';
import type { QueryItem, QueryItems, RuleItem } from './query-items';
import { callFacts } from './query-calls';
import type { DockedRule, Node } from './topology';

/** What an item says to a key, in lower case. Nothing where it does not know. */
export function factsOf(key: string | undefined, item: QueryItem, items: QueryItems): readonly string[] {
  const found = 'node' in item ? nodeFacts(key, item.node, items) : ruleFacts(key, item, items);
  return found.map((fact) => fact.toLowerCase());
}

function nodeFacts(key: string | undefined, node: Node, items: QueryItems): readonly string[] {
  switch (key) {
    case undefined:
      return [node.name, node.namespace === null ? '' : `${node.namespace}/${node.name}`, ...hostsOf(node)];
    case 'kind':
      return kindsOf(node);
    case 'ns':
      return node.namespace === null ? [] : [node.namespace];
    case 'name':
      return [node.name];
    case 'host':
      return hostsOf(node);
    case 'port':
      return portsOf(node, items);
    case 'proto':
      return protocolsOf(node);
    case 'resolution':
      return node.type === 'service-entry' ? [node.resolution] : [];
    case 'location':
      return node.type === 'service-entry' ? [node.location, node.location.replace(/^MESH_/, '')] : [];
    case 'label':
      return labelFacts(labelsOf(node, items));
    case 'has':
      return belongingsOf(node, items);
    case 'is':
      return statesOf(node, items);
    case 'tls':
    case 'via':
    case 'outcome':
    case 'expect':
      return callFacts(key, node, items);
    default:
      return findingFacts(key, node.id, items);
  }
}

function ruleFacts(key: string | undefined, { id, rule }: RuleItem, items: QueryItems): readonly string[] {
  switch (key) {
    case undefined:
      return [rule.name, rule.namespace === null ? '' : `${rule.namespace}/${rule.name}`];
    case 'kind':
      return [rule.kind, shortKinds.get(rule.kind) ?? ''];
    case 'ns':
      return rule.namespace === null ? [] : [rule.namespace];
    case 'name':
      return [rule.name];
    case 'host':
      return ruleHosts(rule, items);
    case 'has':
      return hasFinding(id, items);
    case 'is':
      return [
        ...(rule.dangling ? ['dangling'] : []),
        ...(rule.incomplete ? ['incomplete'] : []),
        ...(items.ground.changed?.has(id) ? ['changed'] : []),
      ];
    default:
      return findingFacts(key, id, items);
  }
}

/** Letters of kinds, and the short names that Kiali takes. */
const shortKinds: ReadonlyMap<string, string> = new Map([
  ['DestinationRule', 'dr'],
  ['VirtualService', 'vs'],
  ['Sidecar', 'sc'],
  ['WorkloadEntry', 'we'],
  ['WorkloadGroup', 'wg'],
  ['Gateway', 'g'],
  ['EnvoyFilter', 'ef'],
]);

function kindsOf(node: Node): readonly string[] {
  switch (node.type) {
    case 'workload':
      return ['workload', 'wl', 'w', ...(node.source === 'EgressDesign' ? [] : [node.source])];
    case 'service-entry':
      return ['serviceentry', 'se'];
    case 'endpoint':
      return ['external', 'es', 'endpoint', ...(node.from === 'WorkloadEntry' ? ['workloadentry', 'we'] : [])];
    case 'gateway':
      return ['gateway', 'g'];
    case 'loose':
      return [node.kind, shortKinds.get(node.kind) ?? ''];
    default:
      return [node.type];
  }
}

function hostsOf(node: Node): readonly string[] {
  switch (node.type) {
    case 'workload':
      return node.calls.map((call) => call.host).filter((host) => host !== '');
    case 'service-entry':
    case 'cluster':
      return node.hosts;
    case 'endpoint':
      return [node.address];
    case 'gateway':
      return node.servers.flatMap((server) => server.hosts);
    default:
      return [];
  }
}

function ruleHosts({ id, kind }: DockedRule, { ground: { mesh } }: QueryItems): readonly string[] {
  if (kind === 'DestinationRule')
    return mesh.rules.flatMap((rule) => (rule.resource.key === id ? [rule.writtenHost, rule.host] : []));
  if (kind === 'VirtualService')
    return mesh.virtualServices.flatMap((each) => (each.resource.key === id ? each.hosts : []));
  return [];
}

function portsOf(node: Node, items: QueryItems): readonly string[] {
  return portNumbersOf(node, items).map(String);
}

function portNumbersOf(node: Node, items: QueryItems): readonly number[] {
  switch (node.type) {
    case 'workload':
      return node.calls.flatMap((call) => call.port ?? []);
    case 'service-entry':
      return node.ports.flatMap((port) => [port.number, ...(port.targetPort === undefined ? [] : [port.targetPort])]);
    case 'gateway':
      return node.servers.flatMap((server) => server.port ?? []);
    case 'endpoint':
      return items.edgesTo(node.id).flatMap((edge) => edge.port ?? []);
    default:
      return [];
  }
}

function protocolsOf(node: Node): readonly string[] {
  switch (node.type) {
    case 'workload':
      return node.calls.flatMap((call) => call.scheme ?? []);
    case 'service-entry':
      return node.ports.map((port) => port.protocol).filter((protocol) => protocol !== '');
    case 'gateway':
      return node.servers.map((server) => server.protocol);
    default:
      return [];
  }
}

function labelsOf(node: Node, items: QueryItems): Readonly<Record<string, string>> {
  switch (node.type) {
    case 'workload':
      return node.labels;
    case 'gateway':
      return node.selector;
    case 'endpoint':
      return labelsBehind(node);
    case 'service-entry':
      return labelsIn(recordIn(items.entryOf(node.id)?.resource.value, 'metadata'), 'labels');
    default:
      return {};
  }
}

function labelFacts(labels: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(labels).flatMap(([key, value]) => [key, `${key}=${value}`]);
}

function belongingsOf(node: Node, items: QueryItems): readonly string[] {
  const found = [
    ...rulesOn(node).map((rule) => shortKinds.get(rule.kind) ?? ''),
    ...(node.notes ? ['note'] : []),
    ...hasFinding(node.id, items),
  ];
  if (node.type === 'workload') {
    if (node.calls.length > 0) found.push('calls');
    if (node.calls.some((call) => call.expects !== undefined)) found.push('expect');
  }
  if (node.type === 'service-entry') {
    if ((node.endpointCount ?? 0) > 0) found.push('endpoints');
    if (node.addresses.length > 0) found.push('address');
    if (node.conflicts) found.push('conflict');
  }
  return found;
}

function hasFinding(id: string, { ground }: QueryItems): readonly string[] {
  return (ground.findings?.get(id)?.length ?? 0) > 0 ? ['finding'] : [];
}

function statesOf(node: Node, items: QueryItems): readonly string[] {
  const { pinned, changed } = items.ground;
  const found = [
    ...(node.incomplete ? ['incomplete'] : []),
    ...(pinned?.has(node.id) ? ['pinned'] : []),
    ...(changed?.has(node.id) ? ['changed'] : []),
  ];
  if (node.type === 'service-entry') {
    found.push(items.edgesTo(node.id).some((edge) => edge.type === 'call') ? 'called' : 'uncalled');
    if (node.hosts.some(isWildcard)) found.push('wildcard');
    if (node.docked.some((rule) => rule.dangling)) found.push('dangling');
    if (node.conflicts) found.push('conflicting');
  }
  if (node.type === 'endpoint')
    found.push(items.edgesTo(node.id).some((edge) => edge.type === 'dials') ? 'called' : 'uncalled');
  if (node.type === 'loose') found.push('dangling');
  return found;
}

function findingFacts(key: string | undefined, id: string, { ground }: QueryItems): readonly string[] {
  const findings = ground.findings?.get(id) ?? [];
  switch (key) {
    case 'sev':
      return findings.map((finding) => finding.severity);
    case 'rule':
      return findings.map((finding) => finding.rule);
    case 'code':
      return findings.flatMap((finding) => finding.code ?? []);
    default:
      return [];
  }
}
