import { isIp } from '../../mesh';
import { flatOf } from '../question';
import type { WorkspaceRule } from '../rule';
import { drawnCalls, type DrawnCall } from '../runtime/drawn-calls';
import { reportsOf } from '../runtime/find-hits';
import type { Hit } from '../runtime/hits';

export const tlsToCalledAddress: WorkspaceRule = {
  id: 'tls-to-called-address',
  scope: 'workspace',
  layer: 'runtime',
  asks: 'calls',
  severity: 'warning',
  refs: ['T19'],
  summary: 'A call names an IP address, and the TLS that Envoy starts for it has no server name.',
  why: 'Without sni Envoy sends the name that the app called, and an address is none. A server with several certificates shows its default one, and the certificate has to contain the address.',
  source:
    'envoyproxy/envoy source/common/router/router.cc (auto_sni); istio/istio pilot/pkg/networking/core/cluster_tls.go (setAutoSniAndAutoSanValidation)',
  check: reportsOf((input) => addressed(input)),
};

const addressed = flatOf(drawnCalls, ({ dialled, trace }: DrawnCall): readonly Hit[] => {
  if (!isIp(dialled.host) || trace.outcome !== 'reached') return [];
  const { cluster, request } = trace;
  if (!cluster || (cluster.tls.added !== 'SIMPLE' && cluster.tls.added !== 'MUTUAL')) return [];
  const { block, sni, ca } = cluster.tls;
  if (block?.resource === undefined || sni?.from !== 'host' || ca === null || !isIp(request?.host ?? '')) return [];
  return [
    {
      resource: block.resource,
      path: [...block.path, 'mode'],
      ref: 'T19',
      clients: [trace.call.client],
      all: [trace.call.client],
      say: () =>
        `${trace.call.url} names an address, so Envoy sends no server name to ${cluster.host}, and the certificate has to contain ${dialled.host}. Set sni and subjectAltNames, or let the app call the host by name.`,
    },
  ];
});
