import { isCidr, type ServiceEntry, type ServicePort } from '../../mesh';
import type { Report, WorkspaceRule } from '../rule';
import { forEntries } from '../runtime/entries';

export const addressesOnHttp: WorkspaceRule = {
  id: 'addresses-on-http',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['L07', 'L08'],
  summary: 'Addresses of a ServiceEntry limit nothing on its HTTP ports.',
  why: 'Envoy tells HTTP services apart by the Host of each request and listens for them on all addresses. An address only becomes one more name of the host, the last one alone, and a range not even that. It is advice where the addresses serve another port, or calls by address.',
  source:
    'istio/istio pilot/pkg/networking/core/listener.go (buildSidecarOutboundListener); pilot/pkg/networking/core/httproute.go (buildSidecarOutboundVirtualHosts, generateVirtualHostDomains)',
  check: forEntries((entry) => {
    const http = entry.ports.find((port) => port.class === 'http');
    if (http === undefined || entry.addresses.length === 0) return [];
    return [withoutLimit(entry, http), ...(entry.addresses.length > 1 ? [onlyLast(entry, http)] : [])];
  }),
};

const path = ['spec', 'addresses'];

function withoutLimit({ resource, addresses, ports, hosts }: ServiceEntry, { number, protocol }: ServicePort): Report {
  const isUseless = addresses.every(isCidr) && ports.every((port) => port.class === 'http' || port.class === 'udp');
  const advice = isUseless ? 'Remove them.' : 'Keep them only for other ports or for calls by address.';
  return {
    resource,
    path,
    part: 'key',
    ref: 'L07',
    severity: isUseless ? 'warning' : 'info',
    message: `These addresses limit nothing on ${protocol.toUpperCase()} port ${number}: a request for ${hosts[0] ?? 'the host'} belongs to this entry, whatever address it goes to. ${advice}`,
  };
}

function onlyLast({ resource, addresses, hosts }: ServiceEntry, { number }: ServicePort): Report {
  const last = addresses.at(-1) ?? '';
  return {
    resource,
    path,
    ref: 'L08',
    severity: 'info',
    message: `Requests that name an address in place of the host find a route only for ${last}: HTTP port ${number} knows only the last address. Call ${hosts[0] ?? 'the host'} by its name.`,
  };
}
