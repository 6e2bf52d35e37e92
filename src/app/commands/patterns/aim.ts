import { topologyOf } from '../../../core/topology';
import {
  addedTls,
  type Client,
  type DestinationRule,
  type Mesh,
  type ServiceEntry,
  type ServicePort,
} from '../../../core/mesh';
import type { Place } from '../../../core/schema';
import type { Snapshot } from '../../../core/snapshot';
import type { CallRow } from '../../../core/topology';

/** A drawn call of an entry, with who makes it. */
export interface EntryCall {
  readonly call: CallRow;
  readonly place: Place;
  readonly client: Client;
  /** The entry's port that it belongs to. */
  readonly port: number;
}

/** The ServiceEntry of a key; of a rule's key the first entry that has its host. */
export function entryOf(snapshot: Snapshot, key: string): ServiceEntry | undefined {
  const { mesh } = snapshot;
  const entry = mesh.entries.find((each) => each.resource.key === key);
  if (entry) return entry;
  const rule = mesh.rules.find((each) => each.resource.key === key);
  const hosts = rule ? [rule.host] : (mesh.virtualServices.find((each) => each.resource.key === key)?.hosts ?? []);
  return mesh.entries.find((each) => each.hosts.some((host) => hosts.includes(host)));
}

/** The entry, or one sentence that says why nothing can be made of it. */
export function readableEntry(snapshot: Snapshot, key: string): ServiceEntry | string {
  const entry = entryOf(snapshot, key);
  if (!entry) return 'Select a ServiceEntry.';
  if (entry.resource.incomplete) return `${entry.name} cannot be read to its end; mend its YAML first.`;
  if (entry.hosts.length === 0) return `${entry.name} has no host yet.`;
  return entry;
}

/** The drawn calls that belong to an entry, or to one port of it. */
export function callsOn(snapshot: Snapshot, entry: ServiceEntry, port?: number): EntryCall[] {
  return topologyOf(snapshot).nodes.flatMap((node) => {
    if (node.type !== 'workload') return [];
    const client: Client = { namespace: node.namespace ?? 'default', labels: node.labels };
    return node.calls.flatMap((call): EntryCall[] => {
      const { target, place } = call;
      if (target?.node !== entry.resource.key || !place) return [];
      return port === undefined || target.port === port ? [{ call, place, client, port: target.port }] : [];
    });
  });
}

/** Who calls an entry: the drawn callers, or else any pod of its own namespace. */
export function clientsOf(snapshot: Snapshot, entry: ServiceEntry): readonly Client[] {
  const callers = callsOn(snapshot, entry).map(({ client }) => client);
  return callers.length > 0 ? callers : [{ namespace: entry.namespace }];
}

/**
 * The rules whose `trafficPolicy` counts for calls of the drawn clients to a host of an entry, each once. One with a wildcard is for other hosts too:
 * who edits or moves what is in force takes `repeatWideRules` as the step before.
 */
export function rulesInForce(
  snapshot: Snapshot,
  entry: ServiceEntry,
  host: string,
  port: ServicePort,
): DestinationRule[] {
  const rules = clientsOf(snapshot, entry).flatMap((client) => {
    const merged = addedTls(snapshot.mesh, client, host, entry, port).rule;
    return merged?.policyRule ?? merged?.rules[0] ?? [];
  });
  return [...new Set(rules)];
}

/** Whether the sidecar of any drawn client starts TLS on a port. */
export function startsTls(snapshot: Snapshot, entry: ServiceEntry, port: ServicePort): boolean {
  return clientsOf(snapshot, entry).some((client) =>
    entry.hosts.some((host) => addsOrdinaryTls(snapshot.mesh, client, host, entry, port)),
  );
}

/** Whether the sidecar of a client starts TLS, other than the mesh's own, on the way to a host and port. */
export function addsOrdinaryTls(
  mesh: Mesh,
  client: Client,
  host: string,
  entry: ServiceEntry,
  port: ServicePort,
  subset?: string,
): boolean {
  const { mode } = addedTls(mesh, client, host, entry, port, subset);
  return mode === 'SIMPLE' || mode === 'MUTUAL';
}

/** A port name that no other port of the entry has: `http`, else `http-8080`. */
export function freePortName(entry: ServiceEntry, base: string, number: number, except?: ServicePort): string {
  const taken = entry.ports.some((port) => port !== except && port.name === base);
  return taken ? `${base}-${number}` : base;
}

/** The URL of a call with another scheme and port, everything behind them as it was. */
export function retargetUrl(url: string, scheme: string, port: number): string {
  const [, host = '', rest = ''] = /^[a-z]+:\/\/(\[[^\]]*\]|[^:/?#]*)(?::\d+)?(.*)$/i.exec(url.trim()) ?? [];
  const implied = (scheme === 'http' && port === 80) || (scheme === 'https' && port === 443);
  return `${scheme}://${host}${implied ? '' : `:${port}`}${rest}`;
}
