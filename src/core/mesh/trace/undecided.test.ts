import { expect, it } from 'vitest';
import { document, to } from '../../testing/gateway-cases';
import { mesh } from '../../testing/mesh-fixture';
import { anyPod } from '../proxy/clients/proxies';
import { traceCall } from './trace-call';
import { answerWords } from './trace-words';

const entry = document(
  'ServiceEntry shop/api',
  'hosts: [api.example.com], ports: [{ number: 80, name: http, protocol: HTTP }], resolution: DNS',
);
const gateway = (more: string, name = 'egress'): string => `
  apiVersion: gateway.networking.k8s.io/v1
  kind: Gateway
  metadata: { name: ${name}, namespace: out }
  spec: { gatewayClassName: istio, listeners: [{ name: http, port: 80, protocol: HTTP }]${more} }
`;
const ofClass = (name: string): string => gateway('').replace('gatewayClassName: istio', `gatewayClassName: ${name}`);
const gatewayClass = (controller: string): string => `
  apiVersion: gateway.networking.k8s.io/v1
  kind: GatewayClass
  metadata: { name: edge }
  spec: { controllerName: ${controller} }
`;
const service = `
  apiVersion: v1
  kind: Service
  metadata: { name: egress-istio, namespace: out }
  spec: { ports: [{ name: http, port: 80 }], selector: { gateway.networking.k8s.io/gateway-name: egress } }
`;

function undecided(host: string, ...documents: readonly string[]): string | undefined {
  const route = document('VirtualService shop/out', `hosts: [api.example.com], http: [{ ${to(host, 80)} }]`);
  const { mesh: model } = mesh`${[entry, route, ...documents].join('---\n')}`;
  const call = { client: anyPod(model, 'shop'), url: 'http://api.example.com', method: 'GET', headers: {} };
  return traceCall(model, call)?.undecided;
}

const said = (host: string): string =>
  `${host} is the Service of Gateway out/egress of the Gateway API, whose routes Fairway does not judge: what becomes of the call there is not decided.`;

// pilot/pkg/config/kube/gateway/conversion.go (extractGatewayServices): the Service is made for the Gateway, or named by its addresses.
it.each([
  ['that istiod makes', 'egress-istio.out.svc.cluster.local', gateway('')],
  ['that is among the files', 'egress-istio.out.svc.cluster.local', `${gateway('')}---\n${service}`],
  ['that its address names', 'own.out.svc.cluster.local', gateway(', addresses: [{ type: Hostname, value: own }]')],
  [
    'of a class of its own',
    'egress-edge.out.svc.cluster.local',
    `${ofClass('edge')}---\n${gatewayClass('istio.io/gateway-controller')}`,
  ],
])('leaves undecided what a Gateway of the Gateway API does, by the Service %s', (_, host, documents) =>
  expect(undecided(host, documents)).toBe(said(host)),
);

it('decides of other Services beside it', () =>
  expect(undecided('egress-istio.out.svc.cluster.local', gateway('', 'other'), service)).toBeUndefined());

// pilot/pkg/config/kube/gatewaycommon, FetchGatewayClass: those of other controllers are not istiod's.
it.each([
  ['edge', gatewayClass('gateway.envoyproxy.io/gatewayclass-controller'), true],
  ['edge', gatewayClass('istio.io/gateway-controller'), false],
  ['edge', '', false],
  ['istio', gatewayClass('gateway.envoyproxy.io/gatewayclass-controller').replace('name: edge', 'name: istio'), false],
  ['istio-remote', '', true],
])('decides of a Gateway of class %s, with %s: %s', (name, classes, isDecided) => {
  const made = `egress-${name}.out.svc.cluster.local`;
  expect(undecided(made, ofClass(name), classes, service)).toBe(isDecided ? undefined : said(made));
  const own = 'own.out.svc.cluster.local';
  const addressed = gateway(', addresses: [{ type: Hostname, value: own }]').replace('istio,', `${name},`);
  expect(undecided(own, addressed, classes, service)).toBe(isDecided ? undefined : said(own));
});

it('knows the Service of an east-west Gateway, which has no suffix', () => {
  const host = 'egress.out.svc.cluster.local';
  expect(undecided(host, ofClass('istio-east-west'))).toBe(said(host));
});

it('says that a call is sent to such a Gateway, and that it fails where no listener has its port', () => {
  const answerAt = (port: number): string => {
    const route = document(
      'VirtualService shop/out',
      `hosts: [api.example.com], http: [{ ${to('egress-istio.out.svc.cluster.local', port)} }]`,
    );
    const { mesh: model } = mesh`${[entry, route, gateway('')].join('---\n')}`;
    const call = { client: anyPod(model, 'shop'), url: 'http://api.example.com', method: 'GET', headers: {} };
    const trace = traceCall(model, call);
    return trace ? `${answerWords(trace)} ${trace.undecided ?? trace.cluster?.missing ?? ''}` : '';
  };
  expect(answerAt(80)).toBe(
    `Sent to egress-istio.out.svc.cluster.local. ${said('egress-istio.out.svc.cluster.local')}`,
  );
  expect(answerAt(8080)).toBe(
    'Not delivered: the sidecar knows the destination and has no way to it. The caller gets 503 (NC in the access log). Gateway out/egress has no port 8080.',
  );
});
