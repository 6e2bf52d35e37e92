import type { ServiceEntry, ServicePort } from '../../../core/mesh';
import type { Snapshot } from '../../../core/snapshot';
import { startsTls } from './aim';

/** TLS to the server is started at the gateway, passed through it, or there is none. */
export type GatewayMode = 'start' | 'pass' | 'plain';

/** The port of the gateway's Service and of its servers for TLS of both kinds. */
export const gatewayPort = 443;

/** The port of the entry that takes the calls on their way to the gateway. */
export function portOfWay(snapshot: Snapshot, entry: ServiceEntry, mode: GatewayMode): ServicePort | undefined {
  const fits = entry.ports.filter((port) => port.class === (mode === 'pass' ? 'tls' : 'http'));
  return mode === 'start' ? fits.find((port) => startsTls(snapshot, entry, port)) : fits[0];
}

/** What pods cannot reach by the gateway then: its server does not tell one port of a host from another, so only one port of an entry goes there. */
export function directPorts(entry: ServiceEntry, way: number): readonly ServicePort[] {
  return entry.ports.filter((port) => port.number !== way);
}
