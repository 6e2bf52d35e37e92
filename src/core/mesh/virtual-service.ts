import { isRecord, type Resource } from '../schema';
import { readView, type View } from './base';
import { expandHost } from './host';
import { integerIn, listIn, recordIn, textIn, textsIn } from './read';
import { readVisibility, type Visibility } from './visibility';

/** A VirtualService as istiod takes it. */
export interface VirtualService extends View {
  readonly type: 'virtual-service';
  /** With short names expanded to cluster-local services of its namespace. */
  readonly hosts: readonly string[];
  /** `mesh` (every sidecar) when none are written; other names as `namespace/name`. */
  readonly gateways: readonly string[];
  readonly exportTo: Visibility;
  readonly routes: readonly Route[];
  /** Whether sidecars send something to another host than those that it is for. */
  readonly redirects: boolean;
}

/** One rule of `spec.http`, `spec.tls` or `spec.tcp`, in the order in which they stand there. */
export interface Route {
  readonly protocol: 'http' | 'tls' | 'tcp';
  /** Index in its list. */
  readonly index: number;
  /** The rule as written. */
  readonly rule: Readonly<Record<string, unknown>>;
  readonly destinations: readonly Destination[];
  /** Gateways that its matches name, as `mesh` or `namespace/name`; empty when none does, which means those of the VirtualService. */
  readonly matchGateways: readonly string[];
}

/** Where a rule sends a call. */
export interface Destination {
  /** With a short name expanded. */
  readonly host: string;
  readonly port: number | undefined;
  readonly subset: string | undefined;
  readonly weight: number | undefined;
}

/** The typed view of a VirtualService; whatever cannot be read counts as absent. */
export function readVirtualService(resource: Resource): VirtualService {
  const { namespace, name, created } = readView(resource);
  const spec = recordIn(resource.value, 'spec');
  const written = textsIn(spec, 'gateways').map((each) => gatewayName(each, namespace));
  const gateways = written.length > 0 ? written : ['mesh'];
  const hosts = textsIn(spec, 'hosts').map((host) => expandHost(host, namespace));
  const routes = (['http', 'tls', 'tcp'] as const).flatMap((protocol) =>
    listIn(spec, protocol).flatMap((rule, index) =>
      isRecord(rule) ? [readRoute(protocol, index, rule, namespace)] : [],
    ),
  );
  const redirects =
    gateways.includes('mesh') && routes.some((route) => route.destinations.some((to) => !hosts.includes(to.host)));
  return {
    resource,
    namespace,
    name,
    created,
    type: 'virtual-service',
    hosts,
    gateways,
    exportTo: readVisibility(spec),
    routes,
    redirects,
  };
}

/** All hosts that a VirtualService sends something to. */
export function destinationHosts(each: VirtualService): readonly string[] {
  return each.routes.flatMap((route) => route.destinations.map((destination) => destination.host));
}

/**
 * A gateway's name as istiod indexes it: `namespace/name`, or `mesh`. An old way to write it is `name.namespace.svc.cluster.local`
 * (pilot/pkg/model/virtualservice.go, resolveGatewayName).
 */
export function gatewayName(name: string, namespace: string): string {
  if (name === 'mesh') return name;
  if (name.startsWith('./')) return `${namespace}/${name.slice(2)}`;
  if (name.includes('/')) return name;
  const [first = '', second] = name.split('.');
  return second === undefined ? `${namespace}/${name}` : `${second}/${first}`;
}

function readRoute(
  protocol: Route['protocol'],
  index: number,
  rule: Readonly<Record<string, unknown>>,
  namespace: string,
): Route {
  const destinations = listIn(rule, 'route').flatMap((item) => {
    const host = textIn(recordIn(item, 'destination'), 'host');
    return host === undefined ? [] : [readDestination(item, expandHost(host, namespace))];
  });
  const matchGateways = listIn(rule, 'match').flatMap((match) => textsIn(match, 'gateways'));
  return {
    protocol,
    index,
    rule,
    destinations,
    matchGateways: [...new Set(matchGateways.map((name) => gatewayName(name, namespace)))],
  };
}

function readDestination(item: unknown, host: string): Destination {
  const destination = recordIn(item, 'destination');
  return {
    host,
    port: integerIn(recordIn(destination, 'port'), 'number'),
    subset: textIn(destination, 'subset'),
    weight: integerIn(item, 'weight'),
  };
}
