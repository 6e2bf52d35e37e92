import { describe, expect, it } from 'vitest';
import { mesh } from '../../../testing/mesh-fixture';
import { anyPod } from '../clients/proxies';
import { scopeOf } from '../scope/scopes';
import type { MeshService } from './service';
import { servicesOf } from './services';

function service(spec: string, metadata = ''): MeshService | undefined {
  const { mesh: model } = mesh`
    apiVersion: v1
    kind: Service
    metadata: { name: api, namespace: shop${metadata} }
    spec: ${spec}`;
  return servicesOf(model)[0];
}

describe('a Service', () => {
  it.each([
    ['{ name: http-web, port: 80 }', 'HTTP'],
    ['{ name: HTTP2, port: 80 }', 'HTTP2'],
    ['{ name: grpc-web-ui, port: 80 }', 'GRPC-WEB'],
    ['{ name: grpc-api, port: 80 }', 'GRPC'],
    ['{ name: tls-db, port: 80 }', 'TLS'],
    ['{ name: web-http, port: 80 }', ''],
    ['{ port: 80 }', ''],
    ['{ name: mail, port: 25 }', 'TCP'],
    ['{ port: 3306 }', 'TCP'],
    ['{ name: http-db, port: 3306 }', 'HTTP'],
    ['{ name: http, port: 80, appProtocol: tcp }', 'TCP'],
    ['{ name: http, port: 80, appProtocol: kubernetes.io/h2c }', 'HTTP2'],
    ['{ name: tcp, port: 80, appProtocol: kubernetes.io/ws }', 'HTTP'],
    ['{ name: tcp, port: 80, appProtocol: kubernetes.io/wss }', 'HTTPS'],
    ['{ name: http, port: 80, appProtocol: example.com/own }', ''],
    ['{ name: http, port: 53, protocol: UDP }', 'UDP'],
  ])('with port %s has protocol "%s"', (port, protocol) => {
    expect(service(`{ ports: [${port}] }`)?.ports[0]?.protocol).toBe(protocol);
  });

  it('has the address of the cluster, whether or not the file tells it', () => {
    expect(service('{ ports: [] }')).toMatchObject({ addresses: [], hiddenAddress: 'cluster', resolution: 'STATIC' });
    expect(service('{ clusterIP: 10.0.0.1, ports: [] }')).toMatchObject({
      addresses: ['10.0.0.1'],
      hiddenAddress: undefined,
    });
    expect(service('{ clusterIP: 10.0.0.1, clusterIPs: [10.0.0.1, "fd00::1"] }')?.addresses).toEqual([
      '10.0.0.1',
      'fd00::1',
    ]);
  });

  it('has none where it is headless', () => {
    expect(service('{ clusterIP: None }')).toMatchObject({
      addresses: [],
      hiddenAddress: undefined,
      resolution: 'NONE',
    });
  });

  it('is named by its namespace, selects pods and is exported as its annotation says', () => {
    expect(
      service('{ selector: { app: api } }', ', annotations: { networking.istio.io/exportTo: "., web" }'),
    ).toMatchObject({
      host: 'api.shop.svc.cluster.local',
      registry: 'Kubernetes',
      selector: { app: 'api' },
      exportTo: ['.', 'web'],
      external: false,
    });
  });

  it('listens for TCP where it has a port for UDP with the same number', () => {
    const { mesh: model } = mesh`
      apiVersion: v1
      kind: Service
      metadata: { name: dns, namespace: shop }
      spec: { ports: [{ name: dns, port: 53, protocol: UDP }, { name: dns-tcp, port: 53 }] }`;
    const [port] = scopeOf(model, anyPod(model, 'web')).listening(53);
    expect(port?.port).toMatchObject({ name: 'dns-tcp', protocol: 'TCP', hasCluster: true });
  });

  it('is an alias of what it names, through several if need be, where it is of type ExternalName', () => {
    const alias = (name: string, to: string): string => `
      apiVersion: v1
      kind: Service
      metadata: { name: ${name}, namespace: shop }
      spec: { type: ExternalName, externalName: ${to} }
      ---`;
    const { mesh: model } = mesh`
      ${alias('one', 'two.shop.svc.cluster.local')}
      ${alias('two', 'api.com')}
      ${alias('ring', 'ring.shop.svc.cluster.local')}
      apiVersion: networking.istio.io/v1
      kind: ServiceEntry
      metadata: { name: api, namespace: shop }
      spec: { hosts: [api.com], ports: [{ number: 443, name: tls, protocol: TLS }], resolution: DNS }`;
    expect(servicesOf(model).map(({ host, aliases }) => [host, aliases])).toEqual([
      ['api.com', ['one.shop.svc.cluster.local', 'two.shop.svc.cluster.local']],
    ]);
  });
});
