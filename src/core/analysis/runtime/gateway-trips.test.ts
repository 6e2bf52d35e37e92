import { describe, expect, it } from 'vitest';
import { takeSnapshot } from '../../snapshot';
import {
  bundle,
  document,
  egressHost,
  forwarding,
  originating,
  passthrough,
  startedAtGateway,
  to,
} from '../../testing/gateway-cases';
import { workspaceOf } from '../../testing/mesh-fixture';
import { gatewayTrips, type GatewayTrip } from './gateway-trips';

const other = bundle(
  document(
    'ServiceEntry team/web',
    'hosts: [web.example.com], ports: [{ number: 80, name: http, protocol: HTTP }], resolution: DNS',
  ),
  document(
    'Gateway istio-system/web',
    'selector: { istio: egressgateway }, servers: [{ hosts: [web.example.com], port: { number: 8080, name: http, protocol: HTTP } }]',
  ),
  document(
    'VirtualService team/web',
    `hosts: [web.example.com], gateways: [mesh, istio-system/web], http: [{ match: [{ gateways: [mesh], uri: { prefix: /v1 } }], ${to(egressHost, 8080)} }, { match: [{ gateways: [istio-system/web] }], ${to('web.example.com', 80)} }]`,
  ),
);

const tripsIn = (text: string): readonly GatewayTrip[] =>
  gatewayTrips(takeSnapshot(workspaceOf({ 'egress.yaml': text })));

const short = ({ client, dialled, trace, server }: GatewayTrip): unknown => [
  client.namespace,
  `${dialled.scheme}://${dialled.host}:${dialled.port}${dialled.path}`,
  trace.outcome,
  trace.tls,
  server?.index,
];

describe('calls that go to an egress gateway', () => {
  it('are those that rules send there, from pods beside the VirtualService', () => {
    expect(tripsIn(forwarding).map(short)).toEqual([['shop', 'http://api.example.com:80/', 'reached', 'none', 0]]);
    expect(tripsIn(passthrough).map(short)).toEqual([
      ['shop', 'https://api.example.com:443/', 'reached', 'passthrough', 0],
    ]);
    expect(tripsIn(other).map(short)).toEqual([['team', 'http://web.example.com:80/v1', 'reached', 'none', 0]]);
  });

  it('are those that are drawn, where some are', () => {
    const design = [
      'apiVersion: fairway.dev/v1alpha1',
      'kind: EgressDesign',
      'metadata: { name: design }',
      'spec: { workloads: [{ name: cart, namespace: shop, calls: [{ url: "http://api.example.com/paid" }] }] }',
      '',
    ].join('\n');
    expect(tripsIn(bundle(originating, design)).map(short)).toEqual([
      ['shop', 'http://api.example.com:80/paid', 'reached', 'gateway', 0],
    ]);
  });

  it('stay while nothing about their hosts changes, and are what they are in the texts read afresh', () => {
    const rule = startedAtGateway('mode: SIMPLE');
    const files = { 'api.yaml': originating.replace(rule, ''), 'rule.yaml': rule, 'web.yaml': other };
    const before = takeSnapshot(workspaceOf(files));
    const kept = gatewayTrips(before).find(({ dialled }) => dialled.host === 'web.example.com');
    const edited = {
      files: before.workspace.files.map((file) =>
        file.path === 'rule.yaml' ? { ...file, text: startedAtGateway('mode: DISABLE') } : file,
      ),
    };
    const after = gatewayTrips(takeSnapshot(edited, before));
    expect(after.find(({ dialled }) => dialled.host === 'web.example.com')).toBe(kept);
    expect(after.map(short)).toEqual(gatewayTrips(takeSnapshot(edited)).map(short));
    expect(after.map(({ trace }) => trace.tls)).toContain('none');
  });
});
