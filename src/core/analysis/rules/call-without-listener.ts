import { flatOf } from '../question';
import type { WorkspaceRule } from '../rule';
import { drawnCalls, endsWithoutListener } from '../runtime/drawn-calls';
import { reportsOf } from '../runtime/find-hits';
import type { Hit } from '../runtime/hits';

export const callWithoutListener: WorkspaceRule = {
  id: 'call-without-listener',
  scope: 'workspace',
  layer: 'runtime',
  asks: 'calls',
  severity: 'warning',
  refs: ['L36'],
  summary: 'With REGISTRY_ONLY a drawn call goes to a port that no service has, and its connection is closed.',
  why: 'Only a listener for HTTP can answer 502. Without one the connection ends at the BlackHoleCluster, and the app sees a reset that looks like a fault of the network. Where the design promises something of the call it is only told.',
  source: 'istio/istio pilot/pkg/networking/core/listener_builder.go (buildVirtualOutboundListener)',
  check: reportsOf((input) => closed(input)),
};

/** Calls that end where no listener is. What the design promises of one says whether it is meant so. */
const closed = flatOf(drawnCalls, (call): readonly Hit[] => {
  if (!endsWithoutListener(call)) return [];
  const { dialled, trace, resource, path, expect } = call;
  const { host, port = 0 } = dialled;
  const clients = [trace.call.client];
  const advice = trace.refusal ? `${trace.refusal} Correct that` : `Add a ServiceEntry with port ${port}`;
  const message = `The connection to ${host}:${port} is closed, and the app sees a reset, not 502: REGISTRY_ONLY is in force and no service has a listener there. ${advice} if the call is intended.`;
  const severity = expect === undefined ? 'warning' : 'info';
  return [{ resource, path, ref: 'L36', severity, clients, all: clients, say: () => message }];
});
