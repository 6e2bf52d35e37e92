import {
  bothSides,
  bundle,
  correctGateways,
  document,
  egressGateway,
  egressHost,
  plainForwarding,
  sharedEntry,
  to,
} from '../../testing/gateway-cases';
import { testRule } from '../../testing/rule-tester';
import { ruleOnBothSides } from './rule-on-both-sides';

testRule(ruleOnBothSides, {
  valid: [
    ...correctGateways,
    plainForwarding,
    bundle(
      document(
        'ServiceEntry shop/api',
        'hosts: [api.example.com], ports: [{ number: 80, name: http, protocol: HTTP }], resolution: DNS',
      ),
      document(
        'Gateway shop/in',
        'selector: { istio: ingressgateway }, servers: [{ hosts: [api.example.com], port: { number: 80, name: http, protocol: HTTP } }]',
      ),
      document(
        'VirtualService shop/api',
        `hosts: [api.example.com], gateways: [mesh, in], http: [{ ${to('api.example.com', 80)} }]`,
      ),
    ),
  ],
  invalid: [
    {
      code: bundle(
        sharedEntry,
        egressGateway('port: { number: 80, name: http, protocol: HTTP }'),
        bothSides(`http: [{ ${to(egressHost, 80)} }]`),
      ),
      findings: [
        {
          message:
            'Calls go in a circle until a timeout: this route also applies at Gateway istio-system/out, where it sends them to the gateway itself. Add gateways: [mesh] to its match.',
          path: 'spec.http[0]',
          ref: 'R24',
        },
      ],
      output: bundle(
        sharedEntry,
        egressGateway('port: { number: 80, name: http, protocol: HTTP }'),
        bothSides(`http: [{ ${to(egressHost, 80)} }]`),
      ).replace('} } }]', '} } }], match: [ { gateways: [ mesh ] } ]'),
    },
    {
      code: bundle(
        sharedEntry,
        egressGateway('port: { number: 80, name: http, protocol: HTTP }'),
        bothSides(
          `http: [{ match: [{ gateways: [mesh], uri: { prefix: /v1 } }], ${to(egressHost, 80)} }, { match: [{ port: 80 }], ${to('api.example.com', 80)} }]`,
        ),
      ),
      findings: [
        {
          message:
            'Calls that no earlier route takes go to api.example.com directly and bypass the egress gateway: this route also applies in sidecars. Add gateways: [istio-system/out] to its match.',
          path: 'spec.http[1].match',
          ref: 'R24',
        },
      ],
      output: bundle(
        sharedEntry,
        egressGateway('port: { number: 80, name: http, protocol: HTTP }'),
        bothSides(
          `http: [{ match: [{ gateways: [mesh], uri: { prefix: /v1 } }], ${to(egressHost, 80)} }, { match: [{ port: 80 }], ${to('api.example.com', 80)} }]`,
        ),
      ).replace('t: 80', 't: 80, gateways: [ istio-system/out ]'),
    },
    {
      code: bundle(
        sharedEntry,
        egressGateway('port: { number: 443, name: tls, protocol: TLS }, tls: { mode: PASSTHROUGH }'),
        bothSides(`tls: [{ match: [{ port: 443, sniHosts: [api.example.com] }], ${to(egressHost, 443)} }]`),
      ),
      findings: [
        {
          message:
            'Calls go in a circle until a timeout: this route also applies at Gateway istio-system/out, where it sends them to the gateway itself. Add gateways: [mesh] to its match.',
          path: 'spec.tls[0].match',
          ref: 'R24',
        },
      ],
      output: bundle(
        sharedEntry,
        egressGateway('port: { number: 443, name: tls, protocol: TLS }, tls: { mode: PASSTHROUGH }'),
        bothSides(`tls: [{ match: [{ port: 443, sniHosts: [api.example.com] }], ${to(egressHost, 443)} }]`),
      ).replace('Hosts: [api.example.com]', 'Hosts: [api.example.com], gateways: [ mesh ]'),
    },
  ],
});
