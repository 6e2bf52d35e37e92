import type { Snapshot } from '../snapshot';
import { mesh } from './mesh-fixture';

/** A design of Istio's egress gateway, `istio-system/egressgateway` with a Gateway for its pods, and of these pods, items in flow style. */
export function besideGateway(...pods: readonly string[]): Snapshot {
  const workloads = pods.map((pod) => `      - ${pod}`).join('\n');
  return mesh`
  apiVersion: networking.istio.io/v1
  kind: Gateway
  metadata: { name: egress, namespace: istio-system }
  spec:
    selector: { istio: egressgateway }
    servers: [{ port: { number: 443, name: tls, protocol: TLS }, hosts: ['*'], tls: { mode: PASSTHROUGH } }]
  ---
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: design }
  spec:
    workloads:
      - { name: egressgateway, namespace: istio-system, labels: { istio: egressgateway } }
${workloads}`;
}
