import { protocolClass } from '../../core/mesh';
import type { Snapshot } from '../../core/snapshot';
import type { PortRow, ServiceEntryNode } from '../../core/topology';
import { resourceOf } from './connect-ends';
import { noConnection, type Connection } from './connection';
import { routePort, type RoutedPort } from './route-port';
import { arrivalOf } from './route-arrival';

interface Port {
  readonly node: ServiceEntryNode;
  readonly port: PortRow | null;
}

/** What a wire from one entry's port to another's writes: a route of a VirtualService for the first host, made or edited. */
export function connectRoute(snapshot: Snapshot, from: Port, to: Port): Connection {
  const wanted = portsOf(from, to);
  if (typeof wanted === 'string') return noConnection(wanted);
  const entry = resourceOf(snapshot, from.node.id);
  if (entry === undefined) return noConnection(`${from.node.name} is no longer there.`);
  const route = routePort(snapshot, entry, wanted);
  if (typeof route === 'string') return noConnection(route);
  const arrival = arrivalOf(snapshot, entry, wanted);
  if ('refusal' in arrival) return noConnection(arrival.refusal);
  const { says, change, select } = route;
  const besides = [route.besides, arrival.besides].filter((each) => each !== undefined).join(' ');
  const { host, port, target } = wanted;
  const done = `Calls to ${host}:${port} go to ${target.host}:${target.port} now.`;
  const title = `Send ${host}:${port} to ${target.host}:${target.port}`;
  const offer = { title, change, done, select };
  if (besides === '') return { fits: true, says, then: { type: 'change', ...offer } };
  return { fits: true, says, then: { type: 'choose', says: besides, offers: [offer] } };
}

/** The two ports with their hosts; else why a route cannot be made of them. */
function portsOf(from: Port, to: Port): RoutedPort | string {
  if (from.node.id === to.node.id)
    return 'Both ends are one entry. A route leads from a port of one entry to a port of another.';
  const host = from.node.hosts[0];
  const target = to.node.hosts[0];
  if (host === undefined || target === undefined)
    return `${(host === undefined ? from : to).node.name} has no host yet. Give it one first.`;
  if (host === '*' || target.startsWith('*'))
    return `A route sends one host to another, and ${target.startsWith('*') ? target : host} is a pattern. Use entries with a name.`;
  const short = [host, target].find((each) => !each.includes('.'));
  // pilot/pkg/model, ResolveShortnameToFQDN.
  if (short !== undefined)
    return `A VirtualService takes ${short} for a Service, since it has no dot. Use entries whose names have one.`;
  const port = from.port ?? onlyPort(from.node);
  if (port === undefined) return `${from.node.name} has several ports. Draw from the one that is to be routed.`;
  const protocol = listFor(port);
  if (protocol === undefined)
    return `Sidecars route no ${port.protocol}, so a route for port ${port.number} would never run.`;
  const onto = to.port ?? to.node.ports.find((each) => each.number === port.number) ?? onlyPort(to.node);
  if (onto === undefined) return `${to.node.name} has several ports. Drop on the one that is to be dialled.`;
  // UDP ports get no cluster (pilot/pkg/networking/core/cluster.go, buildOutboundClusters).
  if (listFor(onto) === undefined)
    return `Port ${onto.number} of ${to.node.name} is ${onto.protocol}, for which sidecars have no cluster. Drop on another port.`;
  const others = from.node.ports.filter((each) => each !== port && listFor(each) === protocol);
  return {
    host,
    port: port.number,
    protocol,
    others: others.map((each) => each.number),
    target: { host: target, port: onto.number },
  };
}

function onlyPort(node: ServiceEntryNode): PortRow | undefined {
  return node.ports.length === 1 ? node.ports[0] : undefined;
}

/** Which list of a VirtualService routes a port; where the protocol is detected, HTTP is what can be told apart. */
function listFor({ protocol }: PortRow): RoutedPort['protocol'] | undefined {
  const found = protocolClass(protocol);
  if (found === 'sniffed') return 'http';
  return found === 'udp' || found === 'unknown' ? undefined : found;
}
