import { testRule } from '../../testing/rule-tester';
import {
  apiPortTls,
  apiTls,
  bothPorts,
  calls,
  onePort,
  originated,
  to443,
  viaGateway,
} from '../../testing/tls-rule-cases';
import { plaintextDespiteCredential } from './plaintext-despite-credential';

const message = (leaves: string): string =>
  `${leaves}: sidecars drop the tls block of DestinationRule shop/api, since it has credentialName and no workloadSelector. Add a workloadSelector and give the pods’ service account access to the Secret, use file paths, or start TLS at a gateway.`;
const plain = message('Calls to api.example.com leave in plain text');
const selected = apiTls('mode: MUTUAL, credentialName: api').replace(
  'spec:',
  'spec:\n    workloadSelector: { matchLabels: { app: cart } }',
);

testRule(plaintextDespiteCredential, {
  valid: [
    originated + apiTls('mode: SIMPLE'),
    originated + apiTls('mode: SIMPLE, credentialName: configmap://api'),
    originated + selected,
    // The gateway sends it on, and gets the secret.
    bothPorts + apiPortTls(443, 'mode: MUTUAL, credentialName: api') + viaGateway(443),
    originated + apiTls('mode: MUTUAL, credentialName: api') + viaGateway(80),
    originated + apiTls('mode: MUTUAL, credentialName: api') + viaGateway(80) + calls('http://api.example.com'),
    // What the app encrypts itself needs no block, which is for the gateway.
    bothPorts +
      apiPortTls(443, 'mode: MUTUAL, credentialName: api') +
      viaGateway(443) +
      calls('https://api.example.com'),
    // A mode that takes no secret.
    originated + apiTls('mode: DISABLE, credentialName: api'),
  ],
  invalid: [
    {
      code: originated + apiTls('mode: SIMPLE, credentialName: api'),
      findings: [{ message: plain, path: 'spec.trafficPolicy.tls.credentialName', ref: 'T01' }],
    },
    {
      code: originated + apiPortTls(80, 'mode: MUTUAL, credentialName: api') + calls('http://api.example.com'),
      findings: [{ message: plain, at: 'api' }],
    },
    // One with a workloadSelector counts for pods of its own namespace alone.
    {
      code:
        originated +
        apiTls('mode: SIMPLE, credentialName: api') +
        calls('http://api.example.com').replace('namespace: shop', 'namespace: web'),
      findings: [
        { message: plain.replace('Add a workloadSelector and', 'Write a rule with a workloadSelector in web and') },
      ],
    },
    // A rule of sidecars leads plain HTTP there.
    { code: bothPorts + apiPortTls(443, 'mode: SIMPLE, credentialName: api') + to443, findings: [{ message: plain }] },
    {
      code: onePort(443, 'HTTPS') + apiTls('mode: MUTUAL, credentialName: api'),
      findings: [{ message: message('Only what the app encrypts itself is encrypted') }],
    },
  ],
});
