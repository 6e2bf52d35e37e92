import {
  clusterOf,
  policyNamed,
  policyOf,
  readTls,
  scopeOf,
  selectRule,
  serviceNamed,
  upstreamTls,
  type Cluster,
  type ClusterPolicy,
  type MergedRule,
  type Mesh,
  type Proxy,
  type ServiceEntry,
  type TlsSettings,
  type UpstreamTls,
} from '../../../core/mesh';

/** What a proxy starts: `auto` is the mesh's own with some of the endpoints, `unknown` is what a text says that was not read to its end. */
export type TlsMode = UpstreamTls['added'] | 'unknown';

/** The cluster by which a client calls a port of a host. */
export function clusterFor(mesh: Mesh, client: Proxy, host: string, port: number, subset?: string): Cluster {
  return clusterOf(scopeOf(mesh, client), host, port, subset);
}

/** What a client's proxy starts on the way to a port of a host. Auto mTLS counts where an endpoint takes it. */
export function tlsMode(mesh: Mesh, client: Proxy, host: string, port: number, subset?: string): TlsMode {
  const { policy, tls, endpoints } = clusterFor(mesh, client, host, port, subset);
  if (isUnread(policy)) return 'unknown';
  if (tls.added !== 'auto') return tls.added;
  const ready = endpoints.filter(({ mtlsReady }) => mtlsReady).length;
  if (ready === 0) return 'none';
  return ready === endpoints.length ? 'ISTIO_MUTUAL' : 'auto';
}

/** Whether a client's proxy starts TLS, other than the mesh's own. */
export function startsOrdinaryTls(mesh: Mesh, client: Proxy, host: string, port: number, subset?: string): boolean {
  const mode = tlsMode(mesh, client, host, port, subset);
  return mode === 'SIMPLE' || mode === 'MUTUAL';
}

/** The rules that count for a client's calls to a host of an entry; undefined where none does. */
export function ruleFor(mesh: Mesh, client: Proxy, host: string, { namespace }: ServiceEntry): MergedRule | undefined {
  return selectRule(mesh, client, scopeOf(mesh, client).service(host) ?? { host, namespace }).rule;
}

/** A written tls block that starts nothing. */
interface DroppedTls {
  readonly because: string;
  /** The secret that it names. */
  readonly secret: string | undefined;
}

/** The tls block that would be without effect on a port that a host has, or is to have under that number; undefined where it is in force or there is none. */
export function droppedTls(
  mesh: Mesh,
  client: Proxy,
  host: string,
  like: number,
  number: number,
): DroppedTls | undefined {
  const scope = scopeOf(mesh, client);
  const service = scope.service(host);
  const own =
    service?.ports.find((each) => each.number === number) ?? service?.ports.find((each) => each.number === like);
  if (service === undefined || own === undefined) return undefined;
  const port = { ...own, number };
  const policy = policyOf(scope, service, port, undefined);
  const { block, dropped } = upstreamTls(scope, service, port, undefined, policy);
  return block && dropped !== undefined ? { because: dropped, secret: tlsIn(policy)?.credentialName } : undefined;
}

/** The policy for a client's calls to a Service of the cluster, which need not be among the files. */
export function policyToService(mesh: Mesh, client: Proxy, host: string, port: number, subset?: string): ClusterPolicy {
  const namespace = serviceNamed(host)?.namespace ?? client.namespace;
  return policyNamed(mesh, client, { host, namespace }, port, subset);
}

/** What a client's proxy starts on the way to such a Service; without a rule nothing where the files do not have its pods. */
export function tlsToService(mesh: Mesh, client: Proxy, host: string, port: number, subset?: string): TlsMode {
  const { servicePort } = clusterFor(mesh, client, host, port, subset);
  if (servicePort) return tlsMode(mesh, client, host, port, subset);
  const policy = policyToService(mesh, client, host, port, subset);
  if (isUnread(policy)) return 'unknown';
  const mode = tlsIn(policy)?.mode;
  return mode === 'SIMPLE' || mode === 'MUTUAL' || mode === 'ISTIO_MUTUAL' ? mode : 'none';
}

/** The tls block of a policy, as istiod takes it. */
export function tlsIn({ blocks: { tls } }: ClusterPolicy): TlsSettings | undefined {
  return tls && readTls(tls.value, tls.resource?.incomplete ?? false);
}

function isUnread(policy: ClusterPolicy): boolean {
  const mode = tlsIn(policy)?.mode;
  return (
    mode === '' || (mode === undefined && (policy.rule?.rules.some(({ resource }) => resource.incomplete) ?? false))
  );
}
