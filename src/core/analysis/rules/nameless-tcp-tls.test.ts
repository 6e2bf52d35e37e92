import { testRule } from '../../testing/rule-tester';
import { apiTls, onePort, originated } from '../../testing/tls-rule-cases';
import { namelessTcpTls } from './nameless-tcp-tls';

const tcp = onePort(5432, 'TCP');
const named = 'sni: api.example.com, subjectAltNames: [ api.example.com ]';

testRule(namelessTcpTls, {
  valid: [
    tcp,
    tcp + apiTls(`mode: SIMPLE, ${named}`),
    // The name check that is missing is told of at sni.
    tcp + apiTls('mode: SIMPLE, sni: api.example.com'),
    originated + apiTls('mode: SIMPLE'),
    onePort(443, 'HTTPS') + apiTls('mode: SIMPLE'),
    tcp + apiTls('mode: ISTIO_MUTUAL'),
    tcp + apiTls('mode: SIMPLE, insecureSkipVerify: true'),
  ],
  invalid: [
    {
      code: tcp + apiTls('mode: SIMPLE'),
      findings: [
        {
          message:
            'Port 5432 of api.example.com is TCP, so Envoy sees no request to take a name from: it sends no server name, and accepts any certificate from a trusted CA. Set sni and subjectAltNames.',
          at: 'SIMPLE',
          ref: 'T03',
        },
      ],
      output: tcp + apiTls('mode: SIMPLE, sni: api.example.com, subjectAltNames: [ api.example.com ]'),
    },
    {
      code: onePort(3306, 'MYSQL') + apiTls('mode: SIMPLE, subjectAltNames: [ api.example.com ]'),
      findings: [
        {
          message:
            'Port 3306 of api.example.com is TCP, so Envoy sees no request to take a name from: it sends no server name. Set sni.',
          severity: 'warning',
        },
      ],
      output:
        onePort(3306, 'MYSQL') + apiTls('mode: SIMPLE, subjectAltNames: [ api.example.com ], sni: api.example.com'),
    },
  ],
});
