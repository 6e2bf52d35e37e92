import { describe, expect, it } from 'vitest';
import { egressGateway } from '../templates/egress-gateway';
import { takeSnapshot } from '../snapshot';
import { workspaceOf } from '../testing/mesh-fixture';
import type { Edge, Topology } from './topology';
import { topologyOf } from './topology-of';

const { resources, design } = egressGateway.write(egressGateway.defaults);

function drawn(more: (text: string) => string = (text) => text): Topology {
  return topologyOf(takeSnapshot(workspaceOf({ 'egress.yaml': more(resources), 'design.yaml': design })));
}

function hop({ edges }: Topology): Edge | undefined {
  return edges.find(({ type, to }) => type === 'route' && to.startsWith('Gateway/'));
}

describe('the hop from a pod to an egress gateway', () => {
  it('says who encrypts on it', () => {
    expect(hop(drawn())?.tls).toBe('sidecar');
    const inRule = /(?<=trafficPolicy:[^]*)mode: ISTIO_MUTUAL/;
    expect(hop(drawn((text) => text.replace(inRule, 'mode: DISABLE')))?.tls).toBe('none');
  });

  it('is what the rule for the gateway’s Service is for', () => {
    const rule = drawn().nodes.find((node) => node.type === 'loose');
    expect(rule?.type === 'loose' && rule.reason).toBe(
      'It is for what VirtualService integration/partner-api sends to istio-egressgateway.istio-system.svc.cluster.local.',
    );
  });
});
