import { testRule } from '../../testing/rule-tester';
import { portWithoutProtocol } from './port-without-protocol';

const service = (port: string, labels = '', namespace = 'shop'): string => `
apiVersion: v1
kind: Service
metadata: { name: api, namespace: ${namespace}, labels: { ${labels} } }
spec:
  ports:
    - ${port}
`;

testRule(portWithoutProtocol, {
  valid: [
    service('{ port: 8080, name: tcp-foo }'),
    service('{ port: 8080, name: HTTP }'),
    service('{ port: 8080, name: grpc-web }'),
    service('{ port: 8080, name: foo, protocol: UDP }'),
    service('{ port: 3306, name: foo }'),
    service('{ port: 8080, name: foo, appProtocol: http2 }'),
    service('{ port: 8080, name: foo, appProtocol: kubernetes.io/wss }'),
    service('{ port: 8080, name: foo }', 'istio: ingressgateway'),
    service('{ port: 8080, appProtocol: hbone }', 'gateway.istio.io/managed: istio.io-mesh-controller'),
    service('{ port: 8080 }', '', 'kube-system'),
    'apiVersion: v1\nkind: Service\nmetadata: { name: a }\nspec: { ports: [8080, [], null] }\n',
    'apiVersion: v1\nkind: Service\nmetadata: { name: a }\nspec: { type: ExternalName, ports: [{ port: 1 }] }\n',
  ],
  invalid: [
    {
      code: service('{ port: 8080, name: kubernetes.io/ws }'),
      findings: [
        {
          message:
            'Port 8080 of Service shop/api is named kubernetes.io/ws, which tells no protocol, so Istio guesses by the first bytes. Name it http-… or tcp-…, or set appProtocol.',
          at: 'kubernetes.io/ws',
          code: 'IST0118',
          ref: 'IST0118',
        },
      ],
    },
    {
      code: service('port: 8080'),
      findings: [
        {
          message:
            'Port 8080 of Service shop/api has neither name nor appProtocol, so Istio guesses by the first bytes. Name it http-… or tcp-…, or set appProtocol.',
          at: 'port',
        },
      ],
    },
    {
      code: service('{ port: 8080, name: http, appProtocol: spdy }'),
      findings: [
        {
          message:
            'Port 8080 of Service shop/api has an appProtocol that Istio does not know, spdy, so Istio guesses by the first bytes. Name it http-… or tcp-…, or set appProtocol.',
          at: 'spdy',
        },
      ],
    },
  ],
});
