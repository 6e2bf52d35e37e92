import { testRule } from '../../testing/rule-tester';
import { apiPortTls, apiTls, bothPorts, onePort, originated } from '../../testing/tls-rule-cases';
import { namesWithoutTls } from './names-without-tls';

const message =
  'These names check nothing: no proxy starts TLS to api.example.com, so none sees its certificate. Add a DestinationRule with a tls block, or remove them.';
const names = '    subjectAltNames: [api.example.com]\n';

testRule(namesWithoutTls, {
  valid: [
    originated,
    originated + names + apiTls('mode: SIMPLE'),
    bothPorts + names + apiPortTls(80, 'mode: SIMPLE'),
    `${originated}    location: MESH_INTERNAL\n${names}`,
    // What the sidecar drops is told of as such.
    originated + names + apiTls('mode: SIMPLE, credentialName: api'),
    // Nobody sees the entry.
    `${originated}    exportTo: ['~']\n${names}`,
  ],
  invalid: [
    { code: originated + names, findings: [{ message, at: 'subjectAltNames', ref: 'T13' }] },
    { code: onePort(443, 'HTTPS') + names + apiTls('mode: DISABLE'), findings: [{ message }] },
  ],
});
