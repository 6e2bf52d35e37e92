import type { ChangeResult } from '../../core/edit-at';
import { protocolClass } from '../../core/mesh';
import { isRecord, type Resource } from '../../core/schema';
import type { Snapshot } from '../../core/snapshot';
import type { Op } from '../../core/yaml';
import { refused } from './change-steps';
import { listAt } from './design-document';
import { insertResource } from './insert-resource';
import { freeName } from './resource-names';

/** Kinds that govern an entry's host and are made from it. */
export type RuleKind = 'DestinationRule' | 'VirtualService';

/**
 * The change that adds a rule for an entry's first host, as the document after the entry's own, in its namespace. A VirtualService sends every call to the
 * host itself, in the list that the entry's first port asks for, or the port that is given.
 */
export function addRule(
  snapshot: Snapshot,
  kind: RuleKind,
  entry: Resource,
  host: string,
  port?: number,
): ChangeResult {
  if (host === '') return refused(`${entry.name} has no host yet, so a rule for it would govern nothing.`);
  if (!host.includes('.') && host !== '*')
    return refused(
      `${host} has no dot, so a ${kind} takes it for a Service of its own namespace. Give the entry a full name.`,
    );
  const routes = kind === 'VirtualService' ? catchAll(entry, host, port) : [];
  if (typeof routes === 'string') return refused(routes);
  const name = freeName(snapshot, kind, entry.namespace, entry.name);
  return insertResource(snapshot, { kind, name, namespace: entry.namespace, host, after: entry, ops: routes });
}

interface Port {
  readonly number: number;
  readonly list: 'http' | 'tls' | 'tcp';
}

/** The edits that make the starter's one HTTP route fit the entry's ports; else why no route does. */
function catchAll(entry: Resource, host: string, wanted: number | undefined): readonly Op[] | string {
  if (host.startsWith('*'))
    return `A route sends to one name, and ${host} is a pattern. Add an entry with the name that is to be routed.`;
  const all = listAt(entry, 'spec', 'ports').filter(isRecord);
  const ports = all.flatMap(readPort);
  const chosen = ports.find(({ number }) => number === wanted) ?? ports[0];
  if (chosen === undefined)
    return all.length === 0 ? [] : `Sidecars route none of the ports of ${entry.name}, so a route would never run.`;
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
