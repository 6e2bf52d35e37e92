import type { WorkspaceRule } from '../rule';
import { forListeners } from '../runtime/listener-uses';
import { connectionsOf, hitOn, holderOfPort, portWithoutAddress } from '../runtime/whole-port';

export const portTakenWhole: WorkspaceRule = {
  id: 'port-taken-whole',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'error',
  refs: ['L01'],
  summary: 'A TCP port without an address takes the connections of every other host on that port.',
  why: 'TCP carries no name, so Envoy tells services apart by address. Without one the listener is 0.0.0.0 and sends what anybody dials on the port to the endpoints of this entry: callers of other servers talk to the wrong one.',
  source:
    'istio/istio pilot/pkg/networking/core/listener.go (buildSidecarOutboundListener); pilot/pkg/networking/core/sidecar_simulation_test.go (TestPassthroughTraffic)',
  check: forListeners((use) => {
    const to = holderOfPort(use);
    if (to === undefined || !redirects.includes(to.port.owner.resolution)) return [];
    const { number, owner } = to.port;
    const advice = owner.hiddenAddress === 'allocated' ? 'Add addresses, or turn DNS capture on.' : 'Add addresses.';
    return [
      hitOn(to, use, {
        ref: 'L01',
        say: (whose) =>
          `Sidecars${whose} send ${connectionsOf(to)} to port ${number}, whatever host it is for, to ${to.service.host}: ${portWithoutAddress(to)}. ${advice}`,
      }),
    ];
  }),
};

const redirects: readonly string[] = ['STATIC', 'DNS', 'DNS_ROUND_ROBIN'];
