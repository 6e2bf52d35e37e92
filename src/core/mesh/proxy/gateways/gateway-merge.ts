import type { Mesh } from '../../build';
import { gatewayName, isPlainHttp, serversOf, type GatewayServer } from './gateway-server';
import { podPortOf, servicesTaking, type PodService } from './gateway-services';
import type { GatewayTarget } from './gateway-choice';
import { IdentityMap } from '../identity-map';

/** What a gateway's pods listen for on one port. */
export interface GatewayPort {
  /** Of the pod. */
  readonly port: number;
  /** Whether the first server takes no TLS, which decides what others can join it. */
  readonly plain: boolean;
  /** In istiod's order. */
  readonly servers: readonly MergedServer[];
  readonly dropped: readonly DroppedServer[];
}

/** A server among those that share a port. */
export interface MergedServer {
  readonly server: GatewayServer;
  /** Envoy's name of its route configuration; undefined where it reads no HTTP. */
  readonly routeConfig: string | undefined;
}

/** A server that istiod leaves out. */
interface DroppedServer {
  readonly server: GatewayServer;
  readonly because: string;
  /** The server that it lost to, where there is one. */
  readonly to: GatewayServer | undefined;
}

const known = new IdentityMap<ReadonlyMap<number, GatewayPort>>();

/** All Gateways of a gateway's pods as one, by port of the pod (pilot/pkg/model/gateway.go, mergeGateways). */
export function mergedPorts(mesh: Mesh, { proxy, gateways }: GatewayTarget): ReadonlyMap<number, GatewayPort> {
  return known.get([mesh, proxy, ...gateways], '', () => {
    const services = servicesTaking(mesh, proxy.namespace, proxy.labels);
    const ports = new Map<number, Merging>();
    for (const server of gateways.flatMap(serversOf)) {
      const port = listeningPort(services, server.port);
      let merging = ports.get(port);
      if (merging === undefined) ports.set(port, (merging = startMerging(port)));
      addServer(merging, server);
    }
    return ports;
  });
}

/** A server's port is one of the gateway's Service, whose target the pod listens on; else it is the pod's own (resolvePorts). */
function listeningPort(services: readonly PodService[], number: number): number {
  for (const each of services) {
    if (Object.hasOwn(each.service.labels, 'experimental.istio.io/disable-gateway-port-translation')) continue;
    const port = podPortOf(each, number);
    if (port !== undefined) return port;
  }
  return number;
}

interface Merging extends GatewayPort {
  plain: boolean;
  readonly servers: MergedServer[];
  readonly dropped: DroppedServer[];
  /** Hosts of servers with a tls block, and the server that has each. */
  readonly tlsHosts: Map<string, GatewayServer>;
}

function startMerging(port: number): Merging {
  return { port, plain: false, servers: [], dropped: [], tlsHosts: new Map() };
}

function addServer(merging: Merging, server: GatewayServer): void {
  const lost = takenHost(merging, server) ?? misfit(merging, server);
  if (lost !== undefined) {
    merging.dropped.push({ server, ...lost });
    return;
  }
  if (merging.servers.length === 0) merging.plain = server.mode === undefined || isPlainHttp(server.protocol);
  merging.servers.push({ server, routeConfig: routeConfigOf(server, merging.port) });
}

/** A host of two servers with TLS would give two equal chains; the whole second server is left out (CheckDuplicates). */
function takenHost({ tlsHosts, port }: Merging, server: GatewayServer): Omit<DroppedServer, 'server'> | undefined {
  if (server.mode === undefined) return undefined;
  for (const host of server.hosts) {
    const other = tlsHosts.get(`${server.bind} ${host}`);
    if (other)
      return {
        to: other,
        because: `${serverLabel(other)} already has ${host} on port ${port}, so istiod leaves this server out.`,
      };
  }
  for (const host of server.hosts) tlsHosts.set(`${server.bind} ${host}`, server);
  return undefined;
}

function misfit(merging: Merging, server: GatewayServer): Omit<DroppedServer, 'server'> | undefined {
  const first = merging.servers.find((each) => each.server.bind === server.bind)?.server;
  if (first === undefined) return undefined;
  if (merging.plain) {
    if (isPlainHttp(first.protocol) && isPlainHttp(server.protocol)) return undefined;
    return { to: first, because: leftOut(merging.port, server, first) };
  }
  return server.mode === undefined ? { to: first, because: leftOut(merging.port, server, first) } : undefined;
}

function leftOut(port: number, server: GatewayServer, first: GatewayServer): string {
  return `Port ${port} already is ${wordsOf(first)} by ${serverLabel(first)}, which ${wordsOf(server)} cannot share. istiod leaves this server out.`;
}

function wordsOf({ protocol, mode }: GatewayServer): string {
  return mode === undefined || isPlainHttp(protocol) ? `plain ${protocol}` : `${protocol} with TLS ${mode}`;
}

/** `Gateway namespace/name server 2`, counted from 1 as people do. */
export function serverLabel({ gateway, index }: Pick<GatewayServer, 'gateway' | 'index'>): string {
  return `server ${index + 1} of Gateway ${gatewayName(gateway)}`;
}

/** Envoy's name (gatewayRDSRouteName): one for all plaintext servers of a port, one for each server that ends TLS. */
function routeConfigOf(server: GatewayServer, port: number): string | undefined {
  const bind = server.bind === '' ? '' : `.${server.bind}`;
  if (server.kind === 'http') return `http.${port}${bind}`;
  if (server.kind !== 'https') return undefined;
  const { name, namespace } = server.gateway;
  return `https.${server.port}.${server.portName}.${name}.${namespace}${bind}`;
}
