import { testRule } from '../../testing/rule-tester';
import { apiTls, onePort, originated } from '../../testing/tls-rule-cases';
import { unverifiedServer } from './unverified-server';

const message =
  'Whoever answers for api.example.com is taken for the server: Envoy verifies neither the chain nor the name of its certificate. Remove insecureSkipVerify; for a private CA set caCertificates.';

testRule(unverifiedServer, {
  valid: [
    originated + apiTls('mode: SIMPLE'),
    originated + apiTls('mode: SIMPLE, insecureSkipVerify: false'),
    originated + apiTls('mode: DISABLE, insecureSkipVerify: true'),
    originated + apiTls('mode: ISTIO_MUTUAL, insecureSkipVerify: true'),
  ],
  invalid: [
    {
      code: originated + apiTls('mode: SIMPLE, insecureSkipVerify: true'),
      findings: [{ message, at: 'true', ref: 'T15' }],
      output: originated + apiTls('mode: SIMPLE'),
    },
    {
      code: onePort(5671, 'TCP') + apiTls('mode: SIMPLE, sni: mq.example.com, insecureSkipVerify: true'),
      findings: [{ message }],
      output: onePort(5671, 'TCP') + apiTls('mode: SIMPLE, sni: mq.example.com, subjectAltNames: [ mq.example.com ]'),
    },
  ],
});
