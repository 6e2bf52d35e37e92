import { testRule } from '../../testing/rule-tester';
import { apiEntry, apiPortTls, apiTls, bothPorts, onePort, originated } from '../../testing/tls-rule-cases';
import { uncheckedServerName } from './unchecked-server-name';

const message =
  'Any certificate from a trusted CA is accepted for api.example.com: setting sni turns the name check off. Add subjectAltNames, or remove sni.';

testRule(uncheckedServerName, {
  valid: [
    originated + apiTls('mode: SIMPLE'),
    originated + apiTls('mode: SIMPLE, sni: api.example.com, subjectAltNames: [api.example.com]'),
    // Names of the ServiceEntry count.
    `${originated}    subjectAltNames: [api.example.com]\n${apiTls('mode: SIMPLE, sni: api.example.com')}`,
    // That nothing at all is verified is told of as such.
    originated + apiTls('mode: SIMPLE, sni: api.example.com, insecureSkipVerify: true'),
    originated + apiTls('mode: ISTIO_MUTUAL, sni: api.example.com'),
    originated + apiTls('mode: DISABLE, sni: api.example.com'),
    // The sidecar drops the block.
    originated + apiTls('mode: SIMPLE, sni: api.example.com, credentialName: api'),
    // A forward proxy keeps the check.
    apiEntry(`    ports: [{ number: 80, name: http, protocol: HTTP, targetPort: 443 }]
    resolution: DYNAMIC_DNS
`)
      .replace('[api.', "['*.")
      .replace('.com]', ".com']") +
      apiTls('mode: SIMPLE, sni: a.example.com').replace('api.example', "'*.example").replace('.com\n', ".com'\n"),
    // No service of the host.
    apiTls('mode: SIMPLE, sni: api.example.com').replace(/\n {2}---/, ''),
  ],
  invalid: [
    {
      code: originated + apiTls('mode: SIMPLE, sni: api.example.com'),
      findings: [{ message, at: 'api.example.com', path: 'spec.trafficPolicy.tls.sni', ref: 'T02' }],
      output: originated + apiTls('mode: SIMPLE, sni: api.example.com, subjectAltNames: [ api.example.com ]'),
    },
    {
      code: bothPorts + apiPortTls(80, 'mode: MUTUAL, clientCertificate: /a, privateKey: /b, sni: api.example.com'),
      findings: [{ message, path: 'spec.trafficPolicy.portLevelSettings[0].tls.sni' }],
      output:
        bothPorts +
        apiPortTls(
          80,
          'mode: MUTUAL, clientCertificate: /a, privateKey: /b, sni: api.example.com, subjectAltNames: [ api.example.com ]',
        ),
    },
    {
      code: onePort(5671, 'TCP') + apiTls('mode: SIMPLE, sni: mq.example.com'),
      findings: [{ message }],
      output: onePort(5671, 'TCP') + apiTls('mode: SIMPLE, sni: mq.example.com, subjectAltNames: [ mq.example.com ]'),
    },
  ],
});
