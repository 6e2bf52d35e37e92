import { policyRule } from '../../testing/policy-cases';
import { testRule } from '../../testing/rule-tester';
import { unknownAttribute } from './unknown-attribute';

const when = (key: string): string => policyRule(`{ when: [{ key: ${key}, values: ['1'] }] }`);

testRule(unknownAttribute, {
  valid: [
    when('source.namespace'),
    when('source.trustDomain'),
    when("'request.headers[User-Agent]'"),
    when("'request.auth.claims[a][b]'"),
    when("'experimental.envoy.filters.a.b[c]'"),
    when("'request.experimental.inline.headers[x-role]'"),
    // A key without values is missing those.
    policyRule('{ when: [{ key: nothing }] }'),
  ],
  invalid: [
    {
      code: when('source.Namespace'),
      findings: [
        {
          message:
            'source.Namespace is not an attribute that a condition can look at; istiod refuses it. Write source.namespace.',
          at: 'source.Namespace',
          ref: 'wh-ap-when-key',
          code: 'IST0106',
        },
      ],
      output: when('source.namespace'),
    },
    {
      code: when('request.host'),
      findings: [
        {
          message:
            'request.host is not an attribute that a condition can look at; istiod refuses it. It can be source.ip, remote.ip, source.namespace, source.serviceAccount, source.principal, source.trustDomain, request.auth.principal, request.auth.audiences, request.auth.presenter, destination.ip, destination.port, connection.sni, or request.headers[name] or request.auth.claims[name].',
        },
      ],
    },
    {
      code: when("'destination.labels[app]'"),
      findings: [
        {
          message:
            'destination.labels[app] is gone: selector says that now, and istiod refuses the condition. Remove it.',
        },
      ],
    },
    {
      code: when("''"),
      findings: [{ message: 'key is empty, and istiod refuses the condition. Name an attribute.', at: "''" }],
    },
  ],
});
