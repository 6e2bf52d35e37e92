import {
  bundle,
  correctGateways,
  document,
  egressGateway,
  egressHost,
  httpRules,
  plainForwarding,
  sharedEntry,
  startedAtGateway,
  to,
} from '../../testing/gateway-cases';
import { testRule } from '../../testing/rule-tester';
import { plaintextToGateway } from './plaintext-to-gateway';

testRule(plaintextToGateway, {
  valid: [
    ...correctGateways,
    bundle(
      sharedEntry,
      egressGateway('port: { number: 80, name: http, protocol: HTTP }'),
      httpRules(80, 80),
      document(
        'DestinationRule shop/out',
        `host: ${egressHost}, trafficPolicy: { portLevelSettings: [{ port: { number: 80 }, tls: { mode: ISTIO_MUTUAL, sni: api.example.com } }] }`,
      ),
    ),
  ],
  invalid: [
    {
      code: plainForwarding,
      findings: [
        {
          message:
            'Sidecars send plain text to istio-egressgateway.istio-system.svc.cluster.local:80: automatic mutual TLS leaves out the gateway’s pods in istio-system. The gateway cannot tell who calls. Set tls mode ISTIO_MUTUAL and sni api.example.com in a DestinationRule for the gateway.',
          path: 'spec.http[0].route[0].destination.host',
          ref: 'T25',
          severity: 'info',
        },
      ],
    },
    {
      code: bundle(
        sharedEntry,
        egressGateway('port: { number: 80, name: http, protocol: HTTP }'),
        httpRules(80, 443),
        startedAtGateway('mode: SIMPLE'),
      ),
      findings: [
        {
          message:
            'Sidecars of pods in shop send plain text to istio-egressgateway.istio-system.svc.cluster.local:80: automatic mutual TLS leaves out the gateway’s pods in istio-system. TLS begins only there, so the calls cross the cluster unencrypted. Set tls mode ISTIO_MUTUAL and sni api.example.com in a DestinationRule for the gateway.',
          path: 'spec.http[0].route[0].destination.host',
          ref: 'T25',
        },
      ],
    },
    {
      code: bundle(
        sharedEntry,
        egressGateway('port: { number: 443, name: https, protocol: HTTPS }, tls: { mode: ISTIO_MUTUAL }'),
        httpRules(443, 80),
      ),
      findings: [
        {
          message:
            'Sidecars send plain text to istio-egressgateway.istio-system.svc.cluster.local:443: automatic mutual TLS leaves out the gateway’s pods in istio-system. The gateway’s server accepts only mutual TLS of the mesh, so the calls fail. Set tls mode ISTIO_MUTUAL and sni api.example.com in a DestinationRule for the gateway.',
          path: 'spec.http[0].route[0].destination.host',
          ref: 'T25',
        },
      ],
    },
    {
      code: bundle(
        document(
          'ServiceEntry shop/db',
          'hosts: [db.example.com], addresses: [192.0.2.7], ports: [{ number: 5432, name: tcp, protocol: TCP }], resolution: DNS',
        ),
        egressGateway('port: { number: 5432, name: tcp, protocol: TCP }', 'db.example.com'),
        document(
          'VirtualService shop/db',
          `hosts: [db.example.com], gateways: [mesh, istio-system/out], tcp: [{ match: [{ gateways: [mesh], port: 5432 }], ${to(egressHost, 5432)} }, { match: [{ gateways: [istio-system/out] }], ${to('db.example.com', 5432)} }]`,
        ),
      ),
      findings: [
        {
          message:
            'Sidecars send plain text to istio-egressgateway.istio-system.svc.cluster.local:5432: automatic mutual TLS leaves out the gateway’s pods in istio-system. The gateway cannot tell who calls. Set tls mode ISTIO_MUTUAL and sni db.example.com in a DestinationRule for the gateway.',
          path: 'spec.tcp[0].route[0].destination.host',
          ref: 'T25',
        },
      ],
    },
  ],
});
