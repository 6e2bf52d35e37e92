import { testRule } from '../../testing/rule-tester';
import { apiEntry, apiTls, originated } from '../../testing/tls-rule-cases';
import { privateAuthority } from './private-authority';

const inside = (code: string): string => code.replaceAll('api.example.com', 'api.corp');
const message =
  'The certificate of api.corp is verified against the public authorities of the proxy’s image, and none of them signs such a name: the handshake ends with an error. Set caCertificates to the file of your own authority.';
const at = (address: string): string =>
  apiEntry(`    ports: [{ number: 80, name: http, protocol: HTTP, targetPort: 443 }]
    resolution: STATIC
    endpoints: [{ address: ${address} }]
`);

testRule(privateAuthority, {
  valid: [
    originated + apiTls('mode: SIMPLE'),
    at('192.0.2.1') + apiTls('mode: SIMPLE'),
    inside(originated),
    inside(originated + apiTls('mode: SIMPLE, caCertificates: /etc/ca/ca.pem')),
    inside(originated + apiTls('mode: SIMPLE, caCertificates: system')),
    inside(originated + apiTls('mode: SIMPLE, credentialName: api')),
    inside(originated + apiTls('mode: SIMPLE, insecureSkipVerify: true')),
    // The certificate has a public name.
    inside(originated) +
      inside(apiTls('mode: SIMPLE, sni: NAME, subjectAltNames: [NAME]')).replaceAll('NAME', 'api.example.com'),
  ],
  invalid: [
    { code: inside(originated + apiTls('mode: SIMPLE')), findings: [{ message, at: 'SIMPLE', ref: 'T14' }] },
    {
      code: inside(originated + apiTls('mode: MUTUAL, clientCertificate: /a, privateKey: /b')),
      findings: [{ message }],
    },
    {
      code: at('10.0.0.1') + apiTls('mode: SIMPLE'),
      findings: [
        {
          message:
            'Every address of api.example.com is private, and its certificate is verified against the public authorities of the proxy’s image. Where your own authority signed it, set caCertificates.',
          severity: 'info',
        },
      ],
    },
  ],
});
