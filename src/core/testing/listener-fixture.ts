import type { Connection, Listener, ToClusters } from '../mesh/proxy/listeners/listener';
import { chooseChain, listenersOn } from '../mesh/proxy/listeners/listeners';
import { anyPod } from '../mesh/proxy/clients/proxies';
import type { Proxy } from '../mesh/proxy/clients/proxy';
import type { Scope } from '../mesh/proxy/scope/scope';
import { scopeOf } from '../mesh/proxy/scope/scopes';
import { mesh } from './mesh-fixture';

/** A document of a test: `Kind namespace/name`, its spec in flow style, and the day on which it was made. */
export function document(kind: string, name: string, spec: string, created = ''): string {
  const [namespace, own] = name.split('/');
  const stamp = created === '' ? '' : `, creationTimestamp: "${created}T00:00:00Z"`;
  return `apiVersion: networking.istio.io/v1
kind: ${kind}
metadata: { name: ${own ?? ''}, namespace: ${namespace ?? ''}${stamp} }
spec: ${spec}`;
}

/** A Kubernetes Service of a test, as `namespace/name`. */
export function kubernetes(name: string, spec: string): string {
  return document('Service', name, spec).replace('networking.istio.io/v1', 'v1');
}

interface PortSpec {
  readonly port?: number;
  /** A flow list. */
  readonly addresses?: string;
  readonly resolution?: string;
  readonly created?: string;
  /** Further fields of the spec. */
  readonly more?: string;
}

/** A ServiceEntry of namespace `default` with one port, named after its host. */
export function entry(host: string, protocol: string, options: PortSpec = {}): string {
  const { port = 80, addresses, resolution = 'DNS', created = '', more = '' } = options;
  const kind = protocol === '' ? '' : `, protocol: ${protocol}`;
  const lines = [
    `hosts: ["${host}"]`,
    `resolution: ${resolution}`,
    `ports: [{ number: ${port}, name: port-${port}${kind} }]`,
    ...(addresses === undefined ? [] : [`addresses: ${addresses}`]),
    ...(more === '' ? [] : [more]),
  ];
  return document(
    'ServiceEntry',
    `default/${host.replace(/[^a-z0-9]+/g, '-').replace(/^-/, '')}`,
    `{ ${lines.join(', ')} }`,
    created,
  );
}

/** Settings of a mesh, as an EgressDesign of namespace `default` states them. */
export function settings(spec: string): string {
  return document('EgressDesign', 'default/settings', `{ mesh: { ${spec} } }`).replace(
    'networking.istio.io/v1',
    'fairway.dev/v1alpha1',
  );
}

/** What a pod of namespace `default` knows, unless it is said otherwise. */
export function scopeIn(documents: readonly string[], pod: Partial<Proxy> = {}): Scope {
  const model = mesh`${documents.join('\n---\n')}`.mesh;
  return scopeOf(model, { ...anyPod(model, pod.namespace ?? 'default'), ...pod });
}

/** A connection in a word: `raw 80`, `tls 443 www.example.com`, `http1 80 to 10.0.0.1`. */
export function connection(words: string): Connection {
  const [payload, port, ...rest] = words.split(' ');
  const at = rest.indexOf('to');
  const sni = rest[0] === 'to' ? undefined : rest[0];
  return {
    address: at < 0 ? undefined : rest[at + 1],
    addressOf: undefined,
    port: Number(port),
    payload: payload as Connection['payload'],
    sni,
  };
}

/** What becomes of a connection: `0.0.0.0_80 → route 80`, `0.0.0.0_80 → api.example.com:80`, `virtualOutbound → PassthroughCluster`. */
export function way(scope: Scope, to: string | Connection): string {
  const { listener, chain } = chooseChain(scope, typeof to === 'string' ? connection(to) : to);
  const end =
    chain === undefined
      ? listener.fallback
      : chain.to.type === 'http'
        ? `route ${chain.to.routeConfig}`
        : clusters(chain.to);
  return `${listener.name} → ${end}`;
}

/** Destinations as `host:port/subset weight`. */
function clusters({ destinations }: ToClusters): string {
  const [only, ...others] = destinations;
  if (only === undefined) return 'nothing';
  const named = ({ host, port, subset }: typeof only): string =>
    `${host}:${port}${subset === undefined ? '' : `/${subset}`}`;
  return others.length === 0 ? named(only) : destinations.map((each) => `${named(each)} ${each.weight}`).join(', ');
}

/** The chains of the listeners of a port, one in a line: `0.0.0.0_80 http → route 80`. */
export function chainsOn(scope: Scope, port: number): readonly string[] {
  return listenersOn(scope, port).flatMap(chainsOf);
}

function chainsOf({ name, chains }: Listener): readonly string[] {
  return chains.map(({ takes, ranges, serverNames, isDefault, to }) => {
    const what = [takes, ...ranges, ...serverNames, ...(isDefault ? ['default'] : [])].join(' ');
    return `${name} ${what} → ${to.type === 'http' ? `route ${to.routeConfig}` : clusters(to)}`;
  });
}

/** What services lost on a port: `b.com raw to a.com`. */
export function lostOn(scope: Scope, port: number): readonly string[] {
  return listenersOn(scope, port).flatMap(({ lost }) =>
    lost.map(({ service, part, to, tied }) => `${service.host} ${part} to ${to.host}${tied ? ' by age' : ''}`),
  );
}
