import { testRule } from '../../testing/rule-tester';
import { apiPortTls, bothPorts, viaGateway } from '../../testing/tls-rule-cases';
import { secretBesideGateway } from './secret-beside-gateway';

const secret = (namespace: string, name = 'client'): string => `
  ---
  apiVersion: v1
  kind: Secret
  metadata:
    name: ${name}
    namespace: ${namespace}
`;
const design = bothPorts + apiPortTls(443, 'mode: MUTUAL, credentialName: client') + viaGateway(443);
const message =
  'Calls to api.example.com get 503: the gateway’s pods are in istio-egress, and Secret client is in shop, where istiod does not look for it. Move the Secret to istio-egress; the namespace of DestinationRule shop/api does not matter.';

testRule(secretBesideGateway, {
  valid: [
    design,
    design + secret('istio-egress'),
    design + secret('istio-egress') + secret('shop'),
    design + secret('shop', 'other'),
    design.replace('credentialName: client', 'credentialName: configmap://client') + secret('shop'),
    // No gateway sends there.
    bothPorts + apiPortTls(443, 'mode: MUTUAL, credentialName: client') + secret('shop'),
    design.replace('mode: MUTUAL', 'mode: DISABLE') + secret('shop'),
  ],
  invalid: [
    { code: design + secret('shop'), findings: [{ message, at: 'client', ref: 'T17' }] },
    { code: design.replace('MUTUAL', 'SIMPLE') + secret('shop'), findings: [{ message }] },
  ],
});
