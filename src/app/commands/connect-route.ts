import { protocolClass } from '../../core/mesh';
import type { Snapshot } from '../../core/snapshot';
import type { PortRow, ServiceEntryNode } from '../../core/topology';
import { resourceOf } from './connect-ends';
import { noConnection, type Connection } from './connection';
import { routePort, type RoutedPort } from './route-port';
import { arrivalOf } from './route-arrival';
import { routeWords } from './words/connect';

interface Port {
  readonly node: ServiceEntryNode;
  readonly port: PortRow | null;
}

/** What a wire from one entry's port to another's writes: a route of a VirtualService for the first host, made or edited. */
export function connectRoute(snapshot: Snapshot, from: Port, to: Port): Connection {
  const wanted = portsOf(from, to);
  if (typeof wanted === 'string') return noConnection(wanted);
  const entry = resourceOf(snapshot, from.node.id);
  if (entry === undefined) return noConnection(routeWords.entryGone(from.node.name));
  const route = routePort(snapshot, entry, wanted);
  if (typeof route === 'string') return noConnection(route);
  const arrival = arrivalOf(snapshot, entry, wanted);
  if ('refusal' in arrival) return noConnection(arrival.refusal);
  const { says, change, select } = route;
  const besides = [route.besides, arrival.besides].filter((each) => each !== undefined).join(' ');
  const { host, port, target } = wanted;
  const done = routeWords.goesTo(host, port, target.host, target.port);
  const title = routeWords.send(host, port, target.host, target.port);
  const offer = { title, change, done, select };
  if (besides === '') return { fits: true, says, then: { type: 'change', ...offer } };
  return { fits: true, says, then: { type: 'choose', says: besides, offers: [offer] } };
}

/** The two ports with their hosts; else why a route cannot be made of them. */
function portsOf(from: Port, to: Port): RoutedPort | string {
  if (from.node.id === to.node.id) return routeWords.sameEntry;
  const host = from.node.hosts[0];
  const target = to.node.hosts[0];
  if (host === undefined || target === undefined) return routeWords.noHost((host === undefined ? from : to).node.name);
  if (host === '*' || target.startsWith('*')) return routeWords.isPattern(target.startsWith('*') ? target : host);
  const short = [host, target].find((each) => !each.includes('.'));
  // pilot/pkg/model, ResolveShortnameToFQDN.
  if (short !== undefined) return routeWords.noDot(short);
  const port = from.port ?? onlyPort(from.node);
  if (port === undefined) return routeWords.dropFromPort(from.node.name);
  const protocol = listFor(port);
  if (protocol === undefined) return routeWords.notRouted(port.protocol, port.number);
  const onto = to.port ?? to.node.ports.find((each) => each.number === port.number) ?? onlyPort(to.node);
  if (onto === undefined) return routeWords.dropOnPort(to.node.name);
  // UDP ports get no cluster (pilot/pkg/networking/core/cluster.go, buildOutboundClusters).
  if (listFor(onto) === undefined) return routeWords.noCluster(onto.number, to.node.name, onto.protocol);
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
