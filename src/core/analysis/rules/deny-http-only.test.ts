import { policyRule } from '../../testing/policy-cases';
import { testRule } from '../../testing/rule-tester';
import { denyHttpOnly } from './deny-http-only';

const says =
  'rules[0] looks at requests alone, so on TCP ports it denies every connection; istiod warns of it. Name the HTTP ports in to.operation.ports.';

testRule(denyHttpOnly, {
  valid: [
    policyRule("{ to: [{ operation: { methods: [GET], ports: ['80'] } }] }", 'DENY'),
    policyRule('{ to: [{ operation: { methods: [GET] } }] }'),
    policyRule('{ from: [{ source: { requestPrincipals: [a] } }, { source: { namespaces: [b] } }] }', 'DENY'),
    policyRule("{ from: [{ source: { requestPrincipals: [a] } }], to: [{ operation: { notPorts: ['80'] } }] }", 'DENY'),
    policyRule('{}', 'DENY'),
    policyRule("{ when: [{ key: 'request.headers[a]', values: [b] }] }", 'DENY'),
  ],
  invalid: [
    {
      code: policyRule('{ to: [{ operation: { paths: [/admin] } }] }', 'DENY'),
      findings: [{ message: says, path: 'spec.rules[0]', ref: 'wh-ap-deny-http-only', code: 'IST0133' }],
    },
    {
      code: policyRule("{ from: [{ source: { requestPrincipals: ['*'] } }] }", 'DENY'),
      findings: [{ message: says }],
    },
    {
      code: policyRule('{ from: [{ source: { namespaces: [a] } }], to: [{ operation: { hosts: [b] } }] }', 'DENY'),
      findings: [{ message: says }],
    },
  ],
});
