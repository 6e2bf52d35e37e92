import { bundleOf, resourceText } from '../../testing/resource-text';
import { entryText } from '../../testing/routing-texts';
import { testRule } from '../../testing/rule-tester';
import { unaddressableHost } from './unaddressable-host';

testRule(unaddressableHost, {
  valid: [
    entryText('api.example.com', ['80 HTTP']),
    entryText('*.example.com', ['80 HTTP'], 'resolution: NONE'),
    // Names play no part on a port of bytes.
    entryText('Db.example.com', ['5432 TCP']),
    // Envoy compares server names in lower case.
    entryText('API.example.com', ['443 TLS']),
  ],
  invalid: [
    {
      code: entryText('API.example.com', ['80 HTTP']),
      findings: [
        {
          message:
            'API.example.com has upper-case letters: its default route goes to api.example.com and its cluster is named API.example.com, so requests get 503 unless a VirtualService sends them to API.example.com. Write api.example.com.',
          path: 'spec.hosts[0]',
          ref: 'R14',
        },
      ],
      output: entryText('api.example.com', ['80 HTTP']),
    },
    {
      code: bundleOf(entryText('billing', ['80 HTTP']), resourceText('DestinationRule shop/billing', 'host: billing')),
      findings: [
        {
          message:
            'billing has no dot, so no VirtualService or DestinationRule can name it: there billing means billing.shop.svc.cluster.local. Use a name with dots.',
        },
      ],
    },
    {
      code: entryText('billing', ['5432 TCP']),
      findings: [
        {
          message:
            'billing has no dot, so no VirtualService or DestinationRule can name it: there billing means billing.shop.svc.cluster.local. Use a name with dots.',
          severity: 'info',
        },
      ],
    },
  ],
});
