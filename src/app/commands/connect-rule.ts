import { editAt } from '../../core/edit-at';
import { isEqual } from '../../core/mesh';
import { defaultNamespace, groupOf, type Resource } from '../../core/schema';
import type { Snapshot } from '../../core/snapshot';
import type { ServiceEntryNode } from '../../core/topology';
import { valueAt, type Op } from '../../core/yaml';
import { textsAt, type End } from './connect-ends';
import { noConnection, type Connection } from './connection';
import { listAt } from './design-document';
import { servingOf } from './serve-host';

/** What a wire from a rule, or from a Sidecar's chip, to an entry writes: the entry's first host, where that kind names hosts. */
export function connectRule(snapshot: Snapshot, rule: Resource, to: End | null): Connection {
  const kind = groupOf(rule.apiVersion) === 'networking.istio.io' ? rule.kind : '';
  if (kind !== 'DestinationRule' && kind !== 'VirtualService' && kind !== 'Sidecar')
    return noConnection(`A ${rule.kind} is not connected by a wire. Edit its fields in the Inspector.`);
  const entry = to?.type === 'entry' ? to.node : to?.type === 'endpoint' ? to.entry : undefined;
  if (entry === undefined)
    return noConnection(
      kind === 'Sidecar'
        ? 'A Sidecar imports hosts. Drop it on the ServiceEntry that its pods are to know.'
        : `A ${kind} is for a host. Drop it on the ServiceEntry that has the host.`,
    );
  const [host] = entry.hosts;
  if (host === undefined) return noConnection(`${entry.name} has no host yet. Give it one first.`);
  if (kind === 'Sidecar') return importHost(snapshot, rule, entry, host);
  // istiod reads it in these kinds as a Service of their namespace (pilot/pkg/model, ResolveShortnameToFQDN).
  if (!host.includes('.') && !host.startsWith('*'))
    return noConnection(
      `A ${kind} takes ${host} for a Service, since it has no dot. Give ${entry.name} a name with one.`,
    );
  return kind === 'DestinationRule' ? governHost(snapshot, rule, host) : serveHost(snapshot, rule, entry, host);
}

function governHost(snapshot: Snapshot, rule: Resource, host: string): Connection {
  const before = valueAt(rule.value, ['spec', 'host']);
  if (before === host) return noConnection(`${rule.name} is for ${host} already.`);
  const rival = policyRival(snapshot, rule, host);
  if (rival !== undefined)
    return noConnection(
      `DestinationRule ${rival} is for ${host} already, and of two trafficPolicies one alone counts. Put the settings into ${rival}.`,
    );
  const instead = typeof before === 'string' && before !== '' ? ` instead of ${before}` : '';
  return written(
    snapshot,
    rule,
    `Makes ${rule.name} the rule for ${host}${instead}`,
    `${rule.name} is for ${host} now.`,
    [{ type: 'set', path: ['spec', 'host'], value: host }],
  );
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
  if (hosts.includes(host)) return noConnection(`${rule.name} routes calls to ${host} already.`);
  const service = snapshot.mesh.virtualServices.find((each) => each.resource.key === rule.key);
  const serving = service ? servingOf(snapshot.mesh, service, entry, host) : { where: '' };
  if ('refusal' in serving) return noConnection(serving.refusal);
  const index = listAt(rule, 'spec', 'hosts').length;
  return written(
    snapshot,
    rule,
    `Lets ${rule.name} route calls to ${host}${serving.where} too`,
    `${rule.name} routes calls to ${host}${serving.where} now.`,
    [{ type: 'insert', path: ['spec', 'hosts'], index, value: host }],
  );
}

/** Without an egress list a Sidecar imports everything, so the first item of a new one would shut all other hosts out. */
function importHost(snapshot: Snapshot, sidecar: Resource, entry: ServiceEntryNode, host: string): Connection {
  const listeners = listAt(sidecar, 'spec', 'egress');
  if (listeners.length === 0)
    return noConnection(`${sidecar.name} has no egress list, so it imports every host already.`);
  const own = sidecar.namespace ?? defaultNamespace;
  const namespace = entry.namespace ?? defaultNamespace;
  const imported = listeners.flatMap((_, index) => textsAt(sidecar, 'spec', 'egress', index, 'hosts'));
  const known = imported.find((each) => imports(each, own, namespace, host));
  if (known !== undefined) return noConnection(`${sidecar.name} imports ${host} already, by ${known}.`);
  const wanted = `${namespace}/${host}`;
  const path = ['spec', 'egress', 0, 'hosts'];
  const index = listAt(sidecar, ...path).length;
  return written(
    snapshot,
    sidecar,
    `Adds ${wanted} to what ${sidecar.name} imports`,
    `${sidecar.name} imports ${wanted} now.`,
    [{ type: 'insert', path, index, value: wanted }],
  );
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

function written(snapshot: Snapshot, rule: Resource, says: string, done: string, ops: readonly Op[]): Connection {
  const change = () =>
    editAt(
      snapshot,
      { ...rule.place, path: [] },
      ops.map((op) => ({ ...op, path: [...rule.place.path, ...op.path] })),
      { label: `Connect ${rule.kind} ${rule.name}`, origin: 'canvas' },
    );
  return { fits: true, says, then: { type: 'change', title: asOrder(says), change, done, select: rule.place } };
}

/** What a button says: "Adds …" is "Add …" there. */
function asOrder(says: string): string {
  return says.replace(/^(\w+)s /, '$1 ');
}
