import { isRecord } from '../../../schema';
import type { Gateway } from '../../gateway';
import { integerIn, listIn, recordIn, textIn, textsIn } from '../../read';

/** A server of a Gateway as istiod takes it. */
export interface GatewayServer {
  readonly gateway: Gateway;
  /** In `spec.servers`. */
  readonly index: number;
  /** As written: a port of the gateway's Service, else of its pods. */
  readonly port: number;
  readonly portName: string;
  /** In upper case. */
  readonly protocol: string;
  /** Empty for all addresses of the pod. */
  readonly bind: string;
  /** Undefined without a tls block. */
  readonly mode: ServerTlsMode | undefined;
  /** Whether it answers plaintext requests with a redirect to https. */
  readonly redirects: boolean;
  /** `host`, or `namespace/host` where only VirtualServices of a namespace count. */
  readonly hosts: readonly string[];
  readonly kind: ServerKind;
}

/** Enum values of the API; what is not written is PASSTHROUGH, its zero value. */
export type ServerTlsMode =
  'PASSTHROUGH' | 'SIMPLE' | 'MUTUAL' | 'AUTO_PASSTHROUGH' | 'ISTIO_MUTUAL' | 'OPTIONAL_MUTUAL';

/**
 * What a server does: `http` reads plaintext requests, `https` ends TLS and reads requests, `passthrough` sends TLS on by server name, `auto-passthrough` by
 * the cluster in the server name, `tls` ends TLS and sends bytes on, `tcp` sends bytes on; `refused` is what validation does not let in.
 */
type ServerKind = 'http' | 'https' | 'passthrough' | 'auto-passthrough' | 'tls' | 'tcp' | 'refused';

const known = new WeakMap<Gateway, readonly GatewayServer[]>();

/** The servers of a Gateway that have a port, in the order in which they are written. */
export function serversOf(gateway: Gateway): readonly GatewayServer[] {
  let servers = known.get(gateway);
  if (servers === undefined) known.set(gateway, (servers = readServers(gateway)));
  return servers;
}

/** `namespace/name`, as VirtualServices name a Gateway. */
export function gatewayName({ namespace, name }: Pick<Gateway, 'namespace' | 'name'>): string {
  return `${namespace}/${name}`;
}

/** The hosts without the namespaces before them. */
export function plainHosts({ hosts }: Pick<GatewayServer, 'hosts'>): readonly string[] {
  return [...new Set(hosts.map((host) => host.slice(host.indexOf('/') + 1)))];
}

/** The hosts that count for VirtualServices of a namespace (pkg/config/host/names.go, NamesForNamespace). */
export function hostsFor({ hosts }: Pick<GatewayServer, 'hosts'>, namespace: string): readonly string[] {
  return hosts.flatMap((host) => {
    const cut = host.indexOf('/');
    return cut < 0 || host.slice(0, cut) === namespace ? [host.slice(cut + 1)] : [];
  });
}

/** Whether requests are read without TLS before them (pkg/config/protocol/instance.go, IsHTTP). */
export function isPlainHttp(protocol: string): boolean {
  return ['HTTP', 'HTTP2', 'GRPC', 'GRPC-WEB', 'HTTP_PROXY'].includes(protocol);
}

function readServers(gateway: Gateway): readonly GatewayServer[] {
  const spec = recordIn(gateway.resource.value, 'spec');
  return listIn(spec, 'servers').flatMap((server, index) => {
    const number = integerIn(recordIn(server, 'port'), 'number');
    return isRecord(server) && number !== undefined ? [readServer(gateway, server, index, number)] : [];
  });
}

function readServer(
  gateway: Gateway,
  server: Readonly<Record<string, unknown>>,
  index: number,
  port: number,
): GatewayServer {
  const protocol = (textIn(recordIn(server, 'port'), 'protocol') ?? '').toUpperCase();
  const tls = recordIn(server, 'tls');
  const mode = isRecord(server['tls']) ? modeOf(textIn(tls, 'mode')) : undefined;
  return {
    gateway,
    index,
    port,
    portName: textIn(recordIn(server, 'port'), 'name') ?? '',
    protocol,
    bind: textIn(server, 'bind') ?? '',
    mode,
    redirects: tls['httpsRedirect'] === true,
    hosts: sanitized(textsIn(server, 'hosts'), gateway.namespace),
    kind: kindOf(protocol, mode),
  };
}

const modes: readonly ServerTlsMode[] = [
  'PASSTHROUGH',
  'SIMPLE',
  'MUTUAL',
  'AUTO_PASSTHROUGH',
  'ISTIO_MUTUAL',
  'OPTIONAL_MUTUAL',
];

function modeOf(written: string | undefined): ServerTlsMode {
  return modes.find((mode) => mode === written) ?? 'PASSTHROUGH';
}

/** The kinds that pilot/pkg/networking/core/gateway.go tells apart (buildGatewayTCPBasedFilterChains, createGatewayTCPFilterChainOpts). */
function kindOf(protocol: string, mode: ServerTlsMode | undefined): ServerKind {
  if (isPlainHttp(protocol)) return 'http';
  if (mode === 'PASSTHROUGH') return 'passthrough';
  if (mode === 'AUTO_PASSTHROUGH') return 'auto-passthrough';
  if (protocol === 'HTTPS') return mode === undefined ? 'refused' : 'https';
  if (mode !== undefined) return 'tls';
  return protocol === 'TLS' ? 'refused' : 'tcp';
}

/** A dot before a host stands for the Gateway's own namespace, a star for all of them (pilot/pkg/model/gateway.go, sanitizeServerHostNamespace). */
function sanitized(hosts: readonly string[], namespace: string): readonly string[] {
  if (hosts.includes('*/*')) return ['*'];
  return hosts.map((host) => {
    if (host.startsWith('./')) return `${namespace}/${host.slice(2)}`;
    return host.startsWith('*/') ? host.slice(2) : host;
  });
}
