import { editAt, type ChangeResult } from '../../core/edit-at';
import {
  anyPod,
  integerIn,
  listIn,
  scopeOf,
  textsIn,
  type Proxy,
  type Route,
  type VirtualService,
} from '../../core/mesh';
import { defaultNamespace, isRecord, type Place, type Resource } from '../../core/schema';
import type { Snapshot } from '../../core/snapshot';
import type { Op } from '../../core/yaml';
import { insertResource } from './insert-resource';
import { freeName } from './resource-names';
import { routeWords } from './words/connect';

/** Calls to a port of an entry's host that are to go to another host and port. */
export interface RoutedPort {
  readonly host: string;
  readonly port: number;
  readonly protocol: Route['protocol'];
  /** Other ports of the entry that the same list of a VirtualService routes. */
  readonly others: readonly number[];
  readonly target: { readonly host: string; readonly port: number };
}

/** What routing a port comes to. */
interface PortRoute {
  readonly says: string;
  readonly change: () => ChangeResult;
  /** What else changes with it, as a sentence; undefined when nothing does. */
  readonly besides?: string;
  readonly select: Place | string;
}

/** How calls to an entry's port are sent elsewhere: by a new VirtualService after the entry, or in the one that routes the host; else why not. */
export function routePort(snapshot: Snapshot, entry: Resource, wanted: RoutedPort): PortRoute | string {
  const { host, port, target } = wanted;
  const known = routerOf(snapshot, entry, host);
  if (known !== undefined) return inRules(snapshot, known, wanted);
  const name = freeName(snapshot, 'VirtualService', entry.namespace, entry.name);
  const ops = opsOfNew(wanted);
  return {
    says: routeWords.addsService(name, host, port, target.host, target.port),
    change: () =>
      insertResource(snapshot, {
        kind: 'VirtualService',
        name,
        namespace: entry.namespace,
        host,
        after: entry,
        ops,
      }),
    select: entry.namespace === null ? `VirtualService/${name}` : `VirtualService/${entry.namespace}/${name}`,
  };
}

/** The VirtualService that routes a host of an entry for sidecars in the entry's namespace, whether or not its pods have any. */
export function routerOf({ mesh }: Snapshot, entry: Resource, host: string): VirtualService | undefined {
  const namespace = entry.namespace ?? defaultNamespace;
  const sidecar: Proxy = { ...anyPod(mesh, namespace), kind: 'sidecar', gateways: ['mesh'] };
  return scopeOf(mesh, sidecar)
    .routing(host)
    .find((each) => each.hosts.includes(host));
}

/** A rule that sends all calls of the port to the target. */
function ruleFor(
  { host, port, protocol, others, target }: RoutedPort,
  always: boolean,
): Readonly<Record<string, unknown>> {
  const match = {
    ...(others.length > 0 || always || protocol === 'tls' ? { port } : {}),
    ...(protocol === 'tls' ? { sniHosts: [host] } : {}),
  };
  return {
    ...(Object.keys(match).length > 0 ? { match: [match] } : {}),
    route: [{ destination: { host: target.host, port: { number: target.port } } }],
  };
}

/** Edits of the starter, which routes HTTP to the host itself. */
function opsOfNew(wanted: RoutedPort): readonly Op[] {
  const rules = [ruleFor(wanted, false)];
  return wanted.protocol === 'http'
    ? [{ type: 'set', path: ['spec', 'http'], value: rules }]
    : [
        { type: 'delete', path: ['spec', 'http'] },
        { type: 'set', path: ['spec', wanted.protocol], value: rules },
      ];
}

function inRules(snapshot: Snapshot, service: VirtualService, wanted: RoutedPort): PortRoute | string {
  const { host, port, protocol, others, target } = wanted;
  const { resource } = service;
  const rules = service.routes.filter((route) => route.protocol === protocol);
  const open = rules.find((route) => takesPort(route, wanted));
  const says = routeWords.sendsIn(host, port, target.host, target.port, service.name);
  const change = (ops: readonly Op[]) => (): ChangeResult =>
    editAt(
      snapshot,
      { ...resource.place, path: [] },
      ops.map((op) => ({ ...op, path: [...resource.place.path, ...op.path] })),
      { label: routeWords.route(host, port, target.host, target.port), origin: 'canvas' },
    );
  const hosts = service.hosts.filter((each) => each !== host);
  const shared = hosts.length > 0 && protocol !== 'tls' ? routeWords.alsoFor(hosts) : undefined;
  const besides = shared === undefined ? {} : { besides: shared };
  if (open === undefined || others.some((other) => takesPort(open, { ...wanted, port: other }))) {
    const index = open?.index ?? listIn(resource.value['spec'], protocol).length;
    const insert: Op = { type: 'insert', path: ['spec', protocol], index, value: ruleFor(wanted, open !== undefined) };
    return { says, change: change([insert]), select: resource.place, ...besides };
  }
  const destinations = listIn(open.rule, 'route');
  if (destinations.length === 0) return routeWords.answersItself(service.name, port);
  const ops = opsOfEdit(open, wanted);
  if (ops.length === 0) return routeWords.sendsAlready(service.name, host, port, target.host, target.port);
  const split =
    destinations.length > 1 ? routeWords.spreads(service.name, destinations.length, target.host) : undefined;
  const sentence = [split, shared].filter((each) => each !== undefined).join(' ');
  return { says, change: change(ops), select: resource.place, ...(sentence === '' ? {} : { besides: sentence }) };
}

/** Whether a rule takes every call to the port, whatever else it says. */
function takesPort(route: Route, { host, port, protocol }: RoutedPort): boolean {
  const matches = listIn(route.rule, 'match');
  if (matches.length === 0) return protocol !== 'tls';
  const free = ['name', 'port', 'gateways', ...(protocol === 'tls' ? ['sniHosts'] : [])];
  return matches.some((match) => {
    if (!isRecord(match) || Object.keys(match).some((key) => !free.includes(key))) return false;
    const gateways = textsIn(match, 'gateways');
    if (gateways.length > 0 && !gateways.includes('mesh')) return false;
    const number = integerIn(match, 'port');
    if (number !== undefined && number !== port) return false;
    return protocol !== 'tls' || textsIn(match, 'sniHosts').includes(host);
  });
}

/** Edits that leave a rule with the target alone; a subset is one of the host before, so it goes. */
function opsOfEdit(route: Route, { target }: RoutedPort): readonly Op[] {
  const path = ['spec', route.protocol, route.index, 'route'];
  const [first, ...more] = listIn(route.rule, 'route');
  const destination = isRecord(first) && isRecord(first['destination']) ? first['destination'] : {};
  const to = [...path, 0, 'destination'];
  const isThere = destination['host'] === target.host && integerIn(destination['port'], 'number') === target.port;
  const ops: Op[] = isThere
    ? []
    : [
        { type: 'set', path: [...to, 'host'], value: target.host },
        { type: 'set', path: [...to, 'port', 'number'], value: target.port },
      ];
  if (!isThere && destination['subset'] !== undefined) ops.push({ type: 'delete', path: [...to, 'subset'] });
  if (more.length > 0 && isRecord(first) && first['weight'] !== undefined)
    ops.push({ type: 'delete', path: [...path, 0, 'weight'] });
  for (let index = more.length; index > 0; index--) ops.push({ type: 'delete', path: [...path, index] });
  return ops;
}
