import type { ChangeResult } from '../../core/edit-at';
import { protocolClass } from '../../core/mesh';
import { isRecord, type Resource } from '../../core/schema';
import type { Snapshot } from '../../core/snapshot';
import type { ServiceEntryNode } from '../../core/topology';
import { valueAt, type Op } from '../../core/yaml';
import { refused } from './change-steps';
import { insertResource } from './insert-resource';
import { listAt } from './list-at';
import { freeName } from './resource-names';
import { newRuleWords } from './words/rules';

/** Kinds that govern an entry's host and are made from it. */
export type RuleKind = 'DestinationRule' | 'VirtualService';

/**
 * The change that adds a rule for an entry's first host, as the document after the entry's own, in its namespace. A DestinationRule says nothing
 * yet; a VirtualService sends every call to the host itself, in the list that the entry's first port asks for, or the port that is given.
 */
export function addRule(
  snapshot: Snapshot,
  kind: RuleKind,
  entry: Resource,
  host: string,
  port?: number,
): ChangeResult {
  const ops = opsFor(kind, entry, host, port);
  if (typeof ops === 'string') return refused(ops);
  const name = freeName(snapshot, kind, entry.namespace, entry.name);
  return insertResource(snapshot, { kind, name, namespace: entry.namespace, host, after: entry, ops });
}

/** Why no rule can be added for a host of an entry, in one sentence; null when one can. */
export function ruleRefusal(kind: RuleKind, entry: Resource, host: string): string | null {
  const ops = opsFor(kind, entry, host, undefined);
  return typeof ops === 'string' ? ops : null;
}

/** What a rule for an entry's first host is, as sentences go on after "Adds": where others govern the host already, it says which one counts. */
export function ruleWords(snapshot: Snapshot, kind: RuleKind, entry: ServiceEntryNode): string {
  const host = entry.hosts[0] ?? entry.name;
  const keys = new Set(entry.docked.filter((rule) => rule.kind === kind).map(({ id }) => id));
  const others = snapshot.resources.filter(({ key }) => keys.has(key));
  const same = others.find((rule) => hostsOf(rule).includes(host));
  if (same === undefined) {
    const [wider] = others;
    return wider ? newRuleWords.insteadOf(kind, host, wider.name) : newRuleWords.plain(kind, host);
  }
  if (same.namespace !== entry.namespace) return newRuleWords.beside(kind, host, same.name, same.namespace);
  // A sidecar takes the older of two VirtualServices, and merges DestinationRules so that the older's policy stays (istio/istio
  // pilot/pkg/model/config.go, sortConfigByCreationTime, and destination_rule.go, mergeDestinationRule).
  if (isDated(same)) return newRuleWords.older(kind, host, same.name);
  const name = freeName(snapshot, kind, entry.namespace, entry.name);
  return newRuleWords.undated(kind, host, same.name, name < same.name);
}

/** Whether a cluster has told when a resource was created. A new one is younger than all of those. */
function isDated({ value }: Resource): boolean {
  return typeof valueAt(value, ['metadata', 'creationTimestamp']) === 'string';
}

function hostsOf({ value, kind }: Resource): readonly unknown[] {
  const hosts = valueAt(value, ['spec', kind === 'DestinationRule' ? 'host' : 'hosts']);
  return Array.isArray(hosts) ? hosts : [hosts];
}

/** The edits of the starter; else why there is no rule. */
function opsFor(kind: RuleKind, entry: Resource, host: string, port: number | undefined): readonly Op[] | string {
  if (host === '') return newRuleWords.noHost(entry.name);
  if (!host.includes('.') && host !== '*') return newRuleWords.noDot(host, kind);
  return kind === 'VirtualService'
    ? catchAll(entry, host, port)
    : [{ type: 'delete', path: ['spec', 'trafficPolicy'] }];
}

interface Port {
  readonly number: number;
  readonly list: 'http' | 'tls' | 'tcp';
}

/** The edits that make the starter's one HTTP route fit the entry's ports; else why no route does. */
function catchAll(entry: Resource, host: string, wanted: number | undefined): readonly Op[] | string {
  if (host.startsWith('*')) return newRuleWords.isPattern(host);
  const all = listAt(entry, 'spec', 'ports').filter(isRecord);
  const ports = all.flatMap(readPort);
  const chosen = ports.find(({ number }) => number === wanted) ?? ports[0];
  if (chosen === undefined) return all.length === 0 ? [] : newRuleWords.notRouted(entry.name);
  const { list } = chosen;
  const same = ports.filter((port) => port.list === list);
  // A destination without a port means the only one; of several each keeps its own.
  const rules = same.map(({ number }) => ({
    ...matchOf(list, number, host, same.length > 1),
    route: [{ destination: { host, ...(all.length > 1 ? { port: { number } } : {}) } }],
  }));
  if (list === 'http') return all.length > 1 ? [{ type: 'set', path: ['spec', 'http'], value: rules }] : [];
  return [
    { type: 'delete', path: ['spec', 'http'] },
    { type: 'set', path: ['spec', list], value: rules },
  ];
}

/** A `tls` rule names the server; others take every call unless there are several ports to tell apart. */
function matchOf(list: Port['list'], port: number, host: string, several: boolean): object {
  if (list === 'tls') return { match: [{ port, sniHosts: [host] }] };
  return several ? { match: [{ port }] } : {};
}

function readPort(port: Readonly<Record<string, unknown>>): readonly Port[] {
  const number = port['number'];
  const protocol = port['protocol'] ?? '';
  if (typeof number !== 'number' || typeof protocol !== 'string') return [];
  const found = protocolClass(protocol);
  if (found === 'udp' || found === 'unknown') return [];
  return [{ number, list: found === 'sniffed' ? 'http' : found }];
}
