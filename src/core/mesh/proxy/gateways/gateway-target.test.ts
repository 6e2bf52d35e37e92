import { describe, expect, it } from 'vitest';
import { mesh } from '../../../testing/mesh-fixture';
import type { GatewayTarget } from './gateway-choice';
import { gatewaysBehind } from './gateway-target';

const resource = (kind: string, name: string, namespace: string, spec: string): string => `
  apiVersion: networking.istio.io/v1
  kind: ${kind}
  metadata: { name: ${name}, namespace: ${namespace} }
  spec: { ${spec} }
  ---`;

const host = 'istio-egressgateway.istio-system.svc.cluster.local';
const servers = 'servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: ["*"] }]';
const gateway = (name: string, selector: string, namespace = 'shop'): string =>
  resource('Gateway', name, namespace, `selector: { ${selector} }, ${servers}`);
const bound = resource('VirtualService', 'vs', 'shop', `hosts: [api.example.com], gateways: [mesh, gw]`);
const service = (selector: string): string => `
  apiVersion: v1
  kind: Service
  metadata: { name: istio-egressgateway, namespace: istio-system }
  spec: { selector: { ${selector} }, ports: [{ port: 80, targetPort: 8080 }, { port: 53, protocol: UDP }] }
  ---`;
const pods = `
  apiVersion: apps/v1
  kind: Deployment
  metadata: { name: istio-egressgateway, namespace: istio-system }
  spec: { template: { metadata: { labels: { app: istio-egressgateway, istio: egressgateway, zone: a } } } }
  ---`;

function behind(documents: string, port = 80): GatewayTarget | undefined {
  return gatewaysBehind(mesh`${documents}`.mesh, host, port, 'api.example.com');
}

describe('the gateway behind a destination', () => {
  it('is that of the pods that its Service and a Gateway select', () => {
    const found = behind(
      gateway('gw', 'istio: egressgateway') + service('app: istio-egressgateway, istio: egressgateway'),
    );
    expect(found).toMatchObject({
      assumed: false,
      podPort: 8080,
      proxy: { kind: 'egress-gateway', namespace: 'istio-system', gateways: ['shop/gw'] },
    });
  });

  it('has the labels of the pods among the files', () => {
    const found = behind(gateway('gw', 'zone: a') + service('app: istio-egressgateway') + pods);
    expect(found?.proxy.labels).toMatchObject({ zone: 'a' });
    expect(found?.proxy.workload?.name).toBe('istio-egressgateway');
    expect(behind(gateway('gw', 'zone: b') + service('app: istio-egressgateway') + pods)).toBeUndefined();
  });

  it('merges all Gateways that select the pods, by name and namespace', () => {
    const found = behind(
      gateway('gw', 'istio: egressgateway') +
        gateway('another', 'app: istio-egressgateway', 'zeta') +
        gateway('other', 'app: x') +
        pods +
        service('istio: egressgateway'),
    );
    expect(found?.gateways.map(({ name }) => name)).toEqual(['another', 'gw']);
  });

  it('is not there for a Service of other pods', () => {
    expect(behind(gateway('gw', 'istio: egressgateway') + service('app: web'))?.assumed).not.toBe(false);
    expect(behind(gateway('gw', 'app: gw') + service('app: web') + bound)).toBeUndefined();
  });

  it('is taken from the Gateways bound to the host where the Service does not name all labels', () => {
    expect(behind(gateway('gw', 'istio: egressgateway') + bound + service('app: istio-egressgateway'))).toMatchObject({
      assumed: true,
      podPort: 8080,
    });
  });

  it('is taken from the Gateways bound to the host where there is no Service', () => {
    expect(behind(gateway('gw', 'anything: goes') + bound)).toMatchObject({
      assumed: true,
      podPort: 80,
      proxy: { namespace: 'istio-system', labels: { anything: 'goes' } },
    });
    expect(behind(gateway('gw', 'istio: ingressgateway') + bound)).toBeUndefined();
  });

  it('is taken by its name where no rule binds the host to a Gateway', () => {
    expect(behind(gateway('gw', 'istio: egressgateway'))).toMatchObject({ assumed: true, gateways: [{ name: 'gw' }] });
    expect(behind(gateway('gw', 'app: elsewhere'))).toBeUndefined();
  });

  it('is not what gateways themselves send to', () => {
    const route = (match: string): string =>
      resource(
        'VirtualService',
        'vs',
        'shop',
        `hosts: [api.example.com], gateways: [mesh, gw], http: [{ ${match} route: [{ destination: { host: ${host} } }] }]`,
      );
    const front = gateway('gw', 'app: front');
    expect(behind(front + route(''))).toBeUndefined();
    expect(behind(front + route('match: [{ gateways: [gw] }],'))).toBeUndefined();
    expect(behind(front + route('match: [{ gateways: [mesh] }],'))?.assumed).toBe(true);
  });

  it('listens for nothing while the Gateway is not among the files', () => {
    expect(behind(bound)).toMatchObject({ assumed: true, gateways: [] });
  });

  it('has no port that its Service has not', () => {
    expect(
      behind(gateway('gw', 'istio: egressgateway') + service('istio: egressgateway'), 443)?.podPort,
    ).toBeUndefined();
    expect(
      behind(gateway('gw', 'istio: egressgateway') + service('istio: egressgateway'), 53)?.podPort,
    ).toBeUndefined();
  });

  it('may have a ServiceEntry with a selector for its Service', () => {
    const entry = resource(
      'ServiceEntry',
      'out',
      'istio-system',
      `hosts: [${host}], location: MESH_INTERNAL, resolution: STATIC, workloadSelector: { labels: { istio: egressgateway } }, ports: [{ number: 80, targetPort: 8081, name: http, protocol: HTTP }]`,
    );
    expect(behind(gateway('gw', 'istio: egressgateway') + entry)).toMatchObject({ assumed: false, podPort: 8081 });
  });
});
