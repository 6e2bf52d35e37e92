import {
  appEncrypts,
  hostCovers,
  policyFor,
  type AddedTls,
  type Dialled,
  type Gateway,
  type Onward,
  type Server,
} from '../mesh';
import { labelOf } from './names';

/** A call as it leaves the pod for a gateway. */
export interface Leaving {
  readonly dialled: Dialled;
  readonly onward: Onward;
  /** What the sidecar adds. */
  readonly added: AddedTls;
}

/** The rules of a VirtualService that the server of a gateway routes a call by, or what is wrong between the two, in a sentence. */
export type Taken = { readonly routedBy: 'http' | 'tls' | 'tcp' } | { readonly wrong: string };

/** What a Gateway does with a call that a sidecar sends to one of its ports (pilot/pkg/networking/core/gateway.go, createGatewayTCPFilterChainOpts). */
export function takeAtGateway(gateway: Gateway, leaving: Leaving): Taken {
  const { dialled, onward } = leaving;
  const name = gatewayLabel(gateway);
  const servers = gateway.servers.filter((server) => server.port === onward.port);
  if (servers.length === 0) return { wrong: `${name} has no server on port ${onward.port}.` };
  const server = servers.find((each) => serves(each, dialled.host));
  if (server === undefined) return { wrong: `No server on port ${onward.port} of ${name} has ${dialled.host}.` };
  const kind = kindOf(server);
  const wrong = kind === undefined ? 'is of a kind that is not judged' : misfitOf(kind, server, leaving);
  if (kind === undefined || wrong !== undefined) return { wrong: `Port ${onward.port} of ${name} ${wrong}.` };
  return { routedBy: kind.routedBy };
}

/** `Gateway namespace/name`. */
export function gatewayLabel(gateway: Gateway): string {
  return labelOf('Gateway', gateway.resource.namespace, gateway.name);
}

/** Whether a host of a server, without the namespace that may stand before it, covers a called one. */
function serves(server: Server, host: string): boolean {
  return hostsOf(server).some((each) => hostCovers(each, host));
}

function hostsOf({ hosts }: Server): readonly string[] {
  return hosts.map((each) => each.slice(each.indexOf('/') + 1));
}

/** What a server does with the bytes that come in. */
interface ServerKind {
  readonly takes: 'plaintext' | 'tls-of-the-app' | 'tls-of-the-sidecar';
  readonly routedBy: 'http' | 'tls' | 'tcp';
}

function kindOf({ protocol, mode }: Server): ServerKind | undefined {
  const terminates = mode === 'SIMPLE' || mode === 'MUTUAL' || mode === 'ISTIO_MUTUAL';
  switch (protocol.toUpperCase()) {
    case 'HTTP':
    case 'HTTP2':
    case 'GRPC':
      return mode === undefined ? { takes: 'plaintext', routedBy: 'http' } : undefined;
    case 'TCP':
      return mode === undefined ? { takes: 'plaintext', routedBy: 'tcp' } : undefined;
    case 'HTTPS':
      if (mode === 'PASSTHROUGH') return { takes: 'tls-of-the-app', routedBy: 'tls' };
      return terminates ? { takes: 'tls-of-the-sidecar', routedBy: 'http' } : undefined;
    case 'TLS':
      if (mode === 'PASSTHROUGH') return { takes: 'tls-of-the-app', routedBy: 'tls' };
      return terminates ? { takes: 'tls-of-the-sidecar', routedBy: 'tcp' } : undefined;
    default:
      return undefined;
  }
}

function misfitOf({ takes, routedBy }: ServerKind, server: Server, leaving: Leaving): string | undefined {
  const { added, dialled } = leaving;
  const byApp = appEncrypts(dialled.scheme);
  if (added.mode === 'unknown') return 'takes TLS of the sidecar or none, and what the sidecar adds is not known';
  const bySidecar = added.mode !== 'none';
  switch (takes) {
    case 'plaintext':
      if (bySidecar) return 'takes plaintext, and the sidecar adds TLS';
      return routedBy === 'http' && byApp ? 'takes plaintext, and the app sends TLS' : undefined;
    case 'tls-of-the-app':
      if (bySidecar) return 'passes on the TLS of the app by its server name, and the sidecar wraps it in more TLS';
      return byApp ? undefined : 'looks for TLS with a server name, and the call is plaintext';
    case 'tls-of-the-sidecar':
      return bySidecar ? handshakeFault(server, leaving) : 'wants TLS of the sidecar, and no DestinationRule adds any';
  }
}

/** The server is found by the server name: without `sni`, mesh TLS sends the cluster's name, and other TLS the host of the request. */
function handshakeFault(server: Server, { added, onward, dialled }: Leaving): string | undefined {
  const mesh = added.mode === 'ISTIO_MUTUAL';
  if (mesh !== (server.mode === 'ISTIO_MUTUAL')) return `is ${server.mode}, and the sidecar adds TLS ${added.mode}`;
  const sni = policyFor(added.rule, onward.port, onward.subset).blocks.tls?.sni ?? (mesh ? undefined : dialled.host);
  if (sni !== undefined)
    return serves(server, sni) ? undefined : `has no server for ${sni}, the sni of the DestinationRule`;
  return hostsOf(server).includes('*')
    ? undefined
    : `finds its server by name, and the DestinationRule gives no sni ${dialled.host}`;
}
