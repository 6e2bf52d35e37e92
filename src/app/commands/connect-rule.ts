import { editAt } from '../../core/edit-at';
import { isEqual } from '../../core/mesh';
import { defaultNamespace, groupOf, type Resource } from '../../core/schema';
import type { Snapshot } from '../../core/snapshot';
import type { ServiceEntryNode } from '../../core/topology';
import { valueAt, type Op } from '../../core/yaml';
import { textsAt, type End } from './connect-ends';
import { noConnection, type Connection } from './connection';
import { listAt } from './list-at';
import { servingOf } from './serve-host';
import { ruleWords, type WireWords } from './words/connect';

/** What a wire from a rule, or from a Sidecar's chip, to an entry writes: the entry's first host, where that kind names hosts. */
export function connectRule(snapshot: Snapshot, rule: Resource, to: End | null): Connection {
  const kind = groupOf(rule.apiVersion) === 'networking.istio.io' ? rule.kind : '';
  if (kind !== 'DestinationRule' && kind !== 'VirtualService' && kind !== 'Sidecar')
    return noConnection(ruleWords.noWire(rule.kind));
  const entry = to?.type === 'entry' ? to.node : to?.type === 'endpoint' ? to.entry : undefined;
  if (entry === undefined) return noConnection(kind === 'Sidecar' ? ruleWords.importsHosts : ruleWords.isForHost(kind));
  const [host] = entry.hosts;
  if (host === undefined) return noConnection(ruleWords.noHost(entry.name));
  if (kind === 'Sidecar') return importHost(snapshot, rule, entry, host);
  // istiod reads it in these kinds as a Service of their namespace (pilot/pkg/model, ResolveShortnameToFQDN).
  if (!host.includes('.') && !host.startsWith('*')) return noConnection(ruleWords.noDot(kind, host, entry.name));
  return kind === 'DestinationRule' ? governHost(snapshot, rule, host) : serveHost(snapshot, rule, entry, host);
}

function governHost(snapshot: Snapshot, rule: Resource, host: string): Connection {
  const before = valueAt(rule.value, ['spec', 'host']);
  if (before === host) return noConnection(ruleWords.isForAlready(rule.name, host));
  const rival = policyRival(snapshot, rule, host);
  if (rival !== undefined) return noConnection(ruleWords.rival(rival, host));
  const instead = typeof before === 'string' && before !== '' ? before : undefined;
  return written(snapshot, rule, ruleWords.makes(rule.name, host, instead), ruleWords.isForNow(rule.name, host), [
    { type: 'set', path: ['spec', 'host'], value: host },
  ]);
}

/** The name of another rule for the same clients, so that its trafficPolicy or this one's would be lost (pilot/pkg/model/destination_rule.go, mergeDestinationRule). */
function policyRival({ mesh }: Snapshot, rule: Resource, host: string): string | undefined {
  const own = mesh.rules.find((each) => each.resource.key === rule.key);
  if (own?.policy === undefined) return undefined;
  const rival = mesh.rules.find(
    (each) =>
      each !== own &&
      each.host === host &&
      each.policy !== undefined &&
      each.namespace === own.namespace &&
      isEqual(each.selector, own.selector),
  );
  return rival?.name;
}

function serveHost(snapshot: Snapshot, rule: Resource, entry: ServiceEntryNode, host: string): Connection {
  const hosts = textsAt(rule, 'spec', 'hosts');
  if (hosts.includes(host)) return noConnection(ruleWords.routesAlready(rule.name, host));
  const service = snapshot.mesh.virtualServices.find((each) => each.resource.key === rule.key);
  const serving = service ? servingOf(snapshot.mesh, service, entry, host) : { where: {} };
  if ('refusal' in serving) return noConnection(serving.refusal);
  const index = listAt(rule, 'spec', 'hosts').length;
  return written(
    snapshot,
    rule,
    ruleWords.lets(rule.name, host, serving.where),
    ruleWords.routesNow(rule.name, host, serving.where),
    [{ type: 'insert', path: ['spec', 'hosts'], index, value: host }],
  );
}

/** Without an egress list a Sidecar imports everything, so the first item of a new one would shut all other hosts out. */
function importHost(snapshot: Snapshot, sidecar: Resource, entry: ServiceEntryNode, host: string): Connection {
  const listeners = listAt(sidecar, 'spec', 'egress');
  if (listeners.length === 0) return noConnection(ruleWords.importsAll(sidecar.name));
  const own = sidecar.namespace ?? defaultNamespace;
  const namespace = entry.namespace ?? defaultNamespace;
  const imported = listeners.flatMap((_, index) => textsAt(sidecar, 'spec', 'egress', index, 'hosts'));
  const known = imported.find((each) => imports(each, own, namespace, host));
  if (known !== undefined) return noConnection(ruleWords.importsAlready(sidecar.name, host, known));
  const wanted = `${namespace}/${host}`;
  const path = ['spec', 'egress', 0, 'hosts'];
  const index = listAt(sidecar, ...path).length;
  return written(snapshot, sidecar, ruleWords.adds(wanted, sidecar.name), ruleWords.importsNow(sidecar.name, wanted), [
    { type: 'insert', path, index, value: wanted },
  ]);
}

/** Whether an item of a Sidecar's hosts imports a host of a namespace. */
function imports(item: string, own: string, namespace: string, host: string): boolean {
  const slash = item.indexOf('/');
  const [from, pattern] = [item.slice(0, slash), item.slice(slash + 1)];
  const there = from === '*' || (from === '.' ? own : from) === namespace;
  return (
    there && (pattern === host || pattern === '*' || (pattern.startsWith('*.') && host.endsWith(pattern.slice(1))))
  );
}

function written(
  snapshot: Snapshot,
  rule: Resource,
  { says, title }: WireWords,
  done: string,
  ops: readonly Op[],
): Connection {
  const change = () =>
    editAt(
      snapshot,
      { ...rule.place, path: [] },
      ops.map((op) => ({ ...op, path: [...rule.place.path, ...op.path] })),
      { label: ruleWords.connect(rule.kind, rule.name), origin: 'canvas' },
    );
  return { fits: true, says, then: { type: 'change', title, change, done, select: rule.place } };
}
