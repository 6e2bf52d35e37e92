import { correctGateways, forwarding, originating, plainForwarding } from '../../testing/gateway-cases';
import { testRule } from '../../testing/rule-tester';
import { gatewayTlsWithoutSni } from './gateway-tls-without-sni';

testRule(gatewayTlsWithoutSni, {
  valid: [
    ...correctGateways,
    forwarding
      .replace('[api.example.com], port: { number: 443', '["*"], port: { number: 443')
      .replace(', sni: api.example.com', ''),
    plainForwarding,
  ],
  invalid: [
    {
      code: forwarding.replace(', sni: api.example.com', ''),
      findings: [
        {
          message:
            'Calls to api.example.com are closed at the egress gateway: sidecars send outbound_.443_._.istio-egressgateway.istio-system.svc.cluster.local as server name, and the gateway’s servers are for api.example.com. Set sni to the called host.',
          path: 'spec.trafficPolicy.tls.mode',
          ref: 'T26',
        },
      ],
      output: forwarding
        .replace(', sni: api.example.com', '')
        .replace('{ tls: { mode: ISTIO_MUTUAL', '{ tls: { mode: ISTIO_MUTUAL, sni: api.example.com'),
    },
    {
      code: originating
        .replace('[api.example.com], port: { number: 443', '[api.example.com, web.example.com], port: { number: 443')
        .replace(', sni: api.example.com', ''),
      findings: [
        {
          message:
            'Calls to api.example.com are closed at the egress gateway: sidecars send outbound_.443_._.istio-egressgateway.istio-system.svc.cluster.local as server name, and the gateway’s servers are for api.example.com and web.example.com. Set sni to the called host.',
          path: 'spec.trafficPolicy.tls.mode',
          ref: 'T26',
        },
      ],
    },
  ],
});
