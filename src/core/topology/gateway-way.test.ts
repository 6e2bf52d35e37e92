import { describe, expect, it } from 'vitest';
import { takeSnapshot } from '../snapshot';
import { mesh } from '../testing/mesh-fixture';
import type { CallRow, Topology } from './topology';

const resource = (kind: string, name: string, namespace: string, spec: string): string => `
  apiVersion: networking.istio.io/v1
  kind: ${kind}
  metadata: { name: ${name}, namespace: ${namespace} }
  spec: { ${spec} }
  ---`;

const service = 'istio-egressgateway.istio-system.svc.cluster.local';

const entry = resource(
  'ServiceEntry',
  'api',
  'shop',
  'hosts: [api.example.com], exportTo: [., istio-system], ports: [{ number: 80, name: http, protocol: HTTP }, { number: 443, name: https, protocol: HTTPS }], resolution: DNS',
);
const gateway = resource(
  'Gateway',
  'gw',
  'istio-system',
  'selector: { istio: egressgateway }, servers: [{ port: { number: 443, name: https, protocol: HTTPS }, hosts: [api.example.com], tls: { mode: ISTIO_MUTUAL } }]',
);
const outward = `{ match: [{ gateways: [mesh], port: 80 }], route: [{ destination: { host: ${service}, subset: api, port: { number: 443 } } }] }`;
const onward =
  '{ match: [{ gateways: [istio-system/gw], port: 443 }], route: [{ destination: { host: api.example.com, port: { number: 443 } } }] }';
const routes = resource(
  'VirtualService',
  'vs',
  'shop',
  `hosts: [api.example.com], gateways: [mesh, istio-system/gw], exportTo: [., istio-system], http: [${outward}, ${onward}]`,
);
const rule = resource(
  'DestinationRule',
  'to-gw',
  'shop',
  `host: ${service}, subsets: [{ name: api, trafficPolicy: { tls: { mode: ISTIO_MUTUAL, sni: api.example.com } } }]`,
);
const design = `
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: design }
  spec: { workloads: [{ name: app, namespace: shop, calls: [{ url: "http://api.example.com" }] }] }
  ---`;

const all = entry + gateway + routes + rule;

function row({ nodes }: Topology): CallRow | undefined {
  return nodes.flatMap((node) => (node.type === 'workload' ? node.calls : []))[0];
}

function told(documents: string): readonly unknown[] {
  const call = row(mesh`${documents}${design}`.topology);
  return [call?.outcome, call?.reason];
}

describe('a call through an egress gateway', () => {
  it('is reached where the whole way is there', () => {
    expect(told(all)).toEqual(['reached', undefined]);
    const two = routes.replace(`, ${onward}`, '').replace('mesh, istio-system/gw', 'mesh');
    const second = routes.replace(`${outward}, `, '').replace('mesh, ', '').replace('name: vs', 'name: vs-2');
    expect(told(all.replace(routes, two + second))[0]).toBe('reached');
    expect(
      told(
        all
          .replace('sni: api.example.com', 'sni: any.thing')
          .replace('hosts: [api.example.com], tls', 'hosts: ["*"], tls'),
      )[0],
    ).toBe('reached');
  });

  it.each([
    [
      'without the rule to the gateway',
      all.replace(rule, ''),
      'unresolved',
      `No DestinationRule that counts for it defines subset api of ${service}, so there is no cluster.`,
    ],
    [
      'without the Gateway',
      all.replace(gateway, ''),
      'unknown',
      'Gateway istio-system/gw is not in the design, so what the gateway does is not judged.',
    ],
    [
      'with a hidden VirtualService',
      all.replace(routes, routes.replace('., istio-system', '.')),
      'unknown',
      'VirtualService shop/vs is not exported to istio-system, where the gateway is.',
    ],
    [
      'with a hidden entry',
      all.replace(entry, entry.replace('., istio-system', '.')),
      'unresolved',
      'The gateway sends it to api.example.com port 443, of which it knows nothing: ServiceEntry shop/api is not exported to istio-system.',
    ],
    [
      'without sni',
      all.replace(', sni: api.example.com', ''),
      'unknown',
      'Port 443 of Gateway istio-system/gw finds its server by name, and the DestinationRule gives no sni api.example.com.',
    ],
    [
      'with another sni',
      all.replace('sni: api.example.com', 'sni: b.example.com'),
      'unknown',
      'Port 443 of Gateway istio-system/gw has no server for b.example.com, the sni of the DestinationRule.',
    ],
    [
      'without TLS to the gateway',
      all.replace('tls: { mode: ISTIO_MUTUAL, sni: api.example.com }', ''),
      'unknown',
      'Port 443 of Gateway istio-system/gw wants TLS of the sidecar, and no DestinationRule adds any.',
    ],
    [
      'without a rule at the gateway',
      all.replace(`, ${onward}`, ''),
      'unknown',
      'No http rule of a VirtualService takes api.example.com at Gateway istio-system/gw.',
    ],
    [
      'with sources at the gateway',
      all.replace('{ gateways: [istio-system/gw], port: 443 }', '{ port: 443, sourceLabels: { app: app } }'),
      'unknown',
      'No http rule of a VirtualService takes api.example.com at Gateway istio-system/gw.',
    ],
    [
      'with an endless way',
      all.replace('gateways: [mesh], port: 80', 'uri: { prefix: / }'),
      'unknown',
      `At the gateway a rule sends the call to ${service}, which is the gateway itself.`,
    ],
    [
      'with another port',
      all.replace(
        'port: { number: 443, name: https, protocol: HTTPS }, hosts',
        'port: { number: 8443, name: https, protocol: HTTPS }, hosts',
      ),
      'unknown',
      'Gateway istio-system/gw has no server on port 443.',
    ],
    [
      'with another host',
      all.replace('hosts: [api.example.com], tls', 'hosts: [b.example.com], tls'),
      'unknown',
      'No server on port 443 of Gateway istio-system/gw has api.example.com.',
    ],
    [
      'with no endpoint at the gateway',
      all.replace('resolution: DNS', 'resolution: NONE'),
      'unresolved',
      'With resolution NONE a gateway has no endpoint for api.example.com.',
    ],
    [
      'with tls rules for raw bytes',
      all.replace('protocol: HTTPS }, hosts', 'protocol: TLS }, hosts'),
      'unknown',
      'No tcp rule of a VirtualService takes api.example.com at Gateway istio-system/gw.',
    ],
  ])('is not %s', (_, documents, outcome, reason) => {
    expect(told(documents)).toEqual([outcome, reason]);
  });

  it('is judged again when what the gateway sends to changes', () => {
    const other = resource(
      'ServiceEntry',
      'far',
      'shop',
      'hosts: [far.example.com], ports: [{ number: 443, name: https, protocol: HTTPS }], resolution: DNS',
    );
    const far = all.replace('destination: { host: api.example.com', 'destination: { host: far.example.com') + design;
    const files = (entries: string): Parameters<typeof takeSnapshot>[0] => ({
      files: [
        { path: 'a.yaml', text: far.replace(/^ {2}/gm, '') },
        { path: 'b.yaml', text: entries.replace(/^ {2}/gm, '') },
      ],
    });
    const before = takeSnapshot(files(other));
    expect(row(before.topology)?.outcome).toBe('reached');
    expect(row(takeSnapshot(files(other.replace('DNS', 'NONE')), before).topology)?.outcome).toBe('unresolved');
  });
});
