import { apiEntry, apiRule } from '../../testing/rule-fate-cases';
import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { ruleBelowWildcard } from './rule-below-wildcard';

const wildcard = (host = '*.example.com'): string =>
  resourceText('ServiceEntry shop/all', `hosts: ['${host}']\nports: [{ number: 443, name: tls, protocol: TLS }]`);

testRule(ruleBelowWildcard, {
  valid: [
    bundleOf(wildcard(), resourceText('DestinationRule shop/all', "host: '*.example.com'")),
    bundleOf(wildcard(), resourceText('DestinationRule shop/all', "host: '*.com'")),
    bundleOf(wildcard(), apiEntry('shop/api'), apiRule('shop/api')),
    bundleOf(wildcard('*.example.org'), apiEntry('shop/api'), apiRule('shop/api')),
  ],
  invalid: [
    {
      code: bundleOf(wildcard(), apiRule('shop/api')),
      findings: [
        {
          message:
            'No call uses this rule: api.example.com is known only as a part of *.example.com of ServiceEntry shop/all, and istiod takes no rule for a part of a wildcard host. Write host *.example.com, or give api.example.com a ServiceEntry of its own.',
          at: 'api.example.com',
          ref: 'V10',
        },
      ],
    },
    {
      code: bundleOf(wildcard('*.com'), resourceText('DestinationRule shop/some', "host: '*.example.com'")),
      findings: [
        {
          message:
            'No call uses this rule: *.example.com is known only as a part of *.com of ServiceEntry shop/all, and istiod takes no rule for a part of a wildcard host. Write host *.com, or give *.example.com a ServiceEntry of its own.',
        },
      ],
    },
  ],
});
