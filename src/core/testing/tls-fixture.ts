import type { Mesh } from '../mesh';
import type { UpstreamTls } from '../mesh/proxy/clusters/cluster';
import { policyOf } from '../mesh/proxy/policies/policy';
import { anyPod } from '../mesh/proxy/clients/proxies';
import type { Proxy } from '../mesh/proxy/clients/proxy';
import { scopeOf } from '../mesh/proxy/scope/scopes';
import { upstreamTls } from '../mesh/proxy/policies/upstream-tls';
import { mesh } from './mesh-fixture';
import { istioDocument } from './policy-fixture';

/** The host of the fixtures. */
export const tlsHost = 'api.example.com';

const ports =
  '[{ number: 443, name: tls, protocol: TLS }, { number: 80, name: http, protocol: HTTP }, { number: 81, name: grpc, protocol: GRPC }]';

/** A ServiceEntry of the host with ports for TLS, HTTP and gRPC; `more` goes on in its spec. */
export function tlsEntry(more: string): string {
  return istioDocument('ServiceEntry', 'shop/api', `{ hosts: ["${tlsHost}"], ports: ${ports}, ${more} }`);
}

/** A DestinationRule for the host with a tls block; `more` goes on in its spec. */
export function tlsRule(tls: string, more = ''): string {
  return istioDocument('DestinationRule', 'shop/api', `{ host: "${tlsHost}", trafficPolicy: { tls: ${tls} }${more} }`);
}

/** What TLS is asked of: port 80 of the host for a sidecar, where nothing else is said. */
export interface TlsAt {
  readonly port?: number;
  readonly subset?: string;
  readonly kind?: Proxy['kind'];
  readonly host?: string;
}

/** The TLS that a proxy of namespace `shop` adds. */
export function tlsAt(model: Mesh, at: TlsAt = {}): UpstreamTls {
  const scope = scopeOf(model, { ...anyPod(model, 'shop'), kind: at.kind ?? 'sidecar' });
  const service = scope.service(at.host ?? tlsHost);
  const port = service?.ports.find((each) => each.number === (at.port ?? 80));
  if (!service || !port) throw new Error('The fixture has no such port.');
  return upstreamTls(scope, service, port, at.subset, policyOf(scope, service, port, at.subset));
}

/** The TLS of a written block. */
export function tlsOf(block: string, at: TlsAt = {}, entry = 'resolution: DNS'): UpstreamTls {
  return tlsAt(mesh`${tlsEntry(entry)}${tlsRule(block, ', subsets: [{ name: v1 }]')}`.mesh, at);
}
