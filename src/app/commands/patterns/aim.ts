import { topologyOf } from '../../../core/topology';
import {
  anyPod,
  namespacesSeeingAll,
  proxyOf,
  type DestinationRule,
  type Proxy,
  type ServiceEntry,
  type ServicePort,
} from '../../../core/mesh';
import type { Place } from '../../../core/schema';
import type { Snapshot } from '../../../core/snapshot';
import type { CallRow } from '../../../core/topology';
import { ruleFor, startsOrdinaryTls } from './in-force';
import { aimWords } from '../words/patterns';

/** A drawn call of an entry, with who makes it. */
export interface EntryCall {
  readonly call: CallRow;
  readonly place: Place;
  readonly client: Proxy;
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
  if (!entry) return aimWords.selectEntry;
  if (entry.resource.incomplete) return aimWords.unread(entry.name);
  if (entry.hosts.length === 0) return aimWords.noHost(entry.name);
  return entry;
}

/** The drawn calls that belong to an entry, or to one port of it. */
export function callsOn(snapshot: Snapshot, entry: ServiceEntry, port?: number): EntryCall[] {
  const { mesh } = snapshot;
  const workloads = new Map(mesh.workloads.map((workload) => [workload.id, workload]));
  return topologyOf(snapshot).nodes.flatMap((node) => {
    const workload = workloads.get(node.id);
    if (node.type !== 'workload' || workload === undefined) return [];
    const client = proxyOf(mesh, workload);
    return node.calls.flatMap((call): EntryCall[] => {
      const { target, place } = call;
      if (target?.node !== entry.resource.key || !place) return [];
      return port === undefined || target.port === port ? [{ call, place, client, port: target.port }] : [];
    });
  });
}

/** Who calls an entry: the drawn callers, or else any pod of its own namespace, or of the first that sees it. */
export function clientsOf(snapshot: Snapshot, entry: ServiceEntry): readonly Proxy[] {
  const callers = callsOn(snapshot, entry).map(({ client }) => client);
  if (callers.length > 0) return callers;
  const seeing = namespacesSeeingAll([entry]);
  const namespace = seeing.includes(entry.namespace) ? entry.namespace : (seeing[0] ?? entry.namespace);
  return [anyPod(snapshot.mesh, namespace)];
}

/**
 * The rules whose `trafficPolicy` counts for calls of the drawn clients to a host of an entry, each once. One with a wildcard is for other hosts too:
 * who edits or moves what is in force takes `repeatWideRules` as the step before.
 */
export function rulesInForce(snapshot: Snapshot, entry: ServiceEntry, host: string): DestinationRule[] {
  const rules = clientsOf(snapshot, entry).flatMap((client) => {
    const rule = ruleFor(snapshot.mesh, client, host, entry);
    return rule?.policyRule ?? rule?.rules[0] ?? [];
  });
  return [...new Set(rules)];
}

/** Whether the sidecar of any drawn client starts TLS on a port. */
export function startsTls(snapshot: Snapshot, entry: ServiceEntry, port: ServicePort): boolean {
  return clientsOf(snapshot, entry).some((client) =>
    entry.hosts.some((host) => startsOrdinaryTls(snapshot.mesh, client, host, port.number)),
  );
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
