import { testRule } from '../../testing/rule-tester';
import { apiPortTls, apiRule, apiTls, bothPorts, originated } from '../../testing/tls-rule-cases';
import { namesReplaced } from './names-replaced';

const message =
  'These names have no effect: DestinationRule shop/api lists subjectAltNames of its own, and only those are checked. Keep one list.';
const named = `${originated}    subjectAltNames: [api.example.com]\n`;
const own = 'mode: SIMPLE, subjectAltNames: [www.example.com]';

testRule(namesReplaced, {
  valid: [
    named,
    named + apiTls('mode: SIMPLE'),
    originated + apiTls(own),
    named + apiTls('mode: DISABLE, subjectAltNames: [www.example.com]'),
    // They count on the other port.
    `${bothPorts}    subjectAltNames: [api.example.com]\n${apiRule(`      tls: { mode: SIMPLE }
      portLevelSettings:
        - port: { number: 80 }
          tls: { ${own} }
`)}`,
  ],
  invalid: [
    {
      code: named + apiTls(own),
      findings: [{ message, at: 'subjectAltNames', path: 'spec.subjectAltNames', ref: 'T12' }],
      output: originated + apiTls(own),
    },
    {
      code: `${bothPorts}    subjectAltNames: [api.example.com]\n${apiPortTls(80, own)}`,
      findings: [{ message }],
      output: bothPorts + apiPortTls(80, own),
    },
  ],
});
