import { remedyIn } from '../istioctl/remedy';
import { question } from '../question';
import type { WorkspaceRule } from '../rule';
import { drawnCalls, type DrawnCall } from '../runtime/drawn-calls';
import { reportHits, type Hit } from '../runtime/hits';

export const grpcOnHttpPort: WorkspaceRule = {
  id: 'grpc-on-http-port',
  scope: 'workspace',
  layer: 'runtime',
  asks: 'calls',
  severity: 'error',
  refs: ['T22'],
  summary: 'A gRPC call goes to a port that is declared HTTP, so Envoy sends it as HTTP/1.1.',
  why: 'Envoy speaks HTTP/1.1 to the server of a port of protocol HTTP, and gRPC works over HTTP/2 alone. h2UpgradePolicy or useClientProtocol in a DestinationRule changes that, and then nothing is said.',
  source: 'istio/istio pilot/pkg/networking/core/cluster_builder.go (setUpstreamProtocol)',
  check: question((input) => {
    const calls = drawnCalls(input);
    const grpc = calls.filter(({ dialled }) => dialled.scheme === 'grpc');
    return grpc.length === 0 ? [] : reportHits(grpc.flatMap((call) => findHits(call, calls)));
  }),
};

function findHits(call: DrawnCall, calls: readonly DrawnCall[]): readonly Hit[] {
  const { trace } = call;
  if (trace.outcome !== 'reached') return [];
  const { cluster } = trace;
  const port = cluster?.servicePort;
  if (!cluster || !port || cluster.http !== 'h1' || port.protocol.toUpperCase() !== 'HTTP' || !port.owner.entry)
    return [];
  const { resource } = port.owner;
  if (resource.incomplete) return [];
  const path = ['spec', 'ports', port.index, 'protocol'];
  const isForAll = calls.every(
    ({ dialled: each, trace: { cluster: to } }) => to?.name !== cluster.name || each.scheme === 'grpc',
  );
  return [
    {
      resource,
      path,
      ref: 'T22',
      clients: [trace.call.client],
      all: [trace.call.client],
      say: () =>
        `The call to ${trace.call.url} fails: it is gRPC, and port ${port.number} of ${cluster.host} is declared HTTP, so Envoy speaks HTTP/1.1 to the server. Declare the port GRPC.`,
      fix: isForAll ? remedyIn(resource, 'Declare the port GRPC', [{ type: 'set', path, value: 'GRPC' }]) : undefined,
    },
  ];
}
