import { entry } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { partialWildcard } from './partial-wildcard';

const hosts = (list: string, rest = ''): string => entry(rest).replace('[api.example.com]', list);

testRule(partialWildcard, {
  valid: [
    hosts("['*.example.com']"),
    hosts("['*example.com']", '    resolution: DYNAMIC_DNS\n    ports: [{ number: 80, name: http, protocol: HTTP }]\n'),
    // With DNS and no endpoints every wildcard is refused.
    hosts("['*example.com']", '    resolution: DNS\n'),
    hosts("['a*.example.com']"),
  ],
  invalid: [
    {
      code: hosts("[a.example.com, '*example.com']"),
      findings: [
        {
          message:
            'hosts[1] is *example.com, where * is part of a label; istiod warns that this is not supported. Write *. and a domain, or list the names.',
          at: "'*example.com'",
          ref: 'wh-se-host-partial',
          code: 'IST0133',
        },
      ],
    },
    {
      code: hosts("['*-a.example.com']", '    resolution: DNS\n    endpoints: [{ address: a.example.com }]\n'),
      findings: [
        {
          message:
            'hosts[0] is *-a.example.com, where * is part of a label; istiod warns that this is not supported. Write *. and a domain, or list the names.',
        },
      ],
    },
  ],
});
