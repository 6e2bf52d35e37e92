import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { unknownRuleHost } from './unknown-rule-host';

const entry = (key: string, host: string, rest = ''): string =>
  resourceText(`ServiceEntry ${key}`, `hosts: ['${host}']\n${rest}`);
const rule = (host: string, rest = ''): string => resourceText('DestinationRule shop/api', `host: '${host}'\n${rest}`);
const service = resourceText('Service shop/web', 'ports: [{ port: 80 }]');

testRule(unknownRuleHost, {
  valid: [
    bundleOf(entry('infra/api', 'api.example.com'), rule('api.example.com')),
    bundleOf(entry('infra/all', '*.example.com'), rule('*.api.example.com')),
    rule('api'),
    rule('*.local'),
    rule('*'),
    bundleOf(service, rule('web')),
  ],
  invalid: [
    {
      code: rule('api.example.com'),
      findings: [
        {
          message:
            'No ServiceEntry or Service in the files has the host api.example.com. The rule governs nothing; correct the host, or add a ServiceEntry for it.',
          at: "'api.example.com'",
          path: 'spec.host',
          code: 'IST0174',
          ref: 'IST0174',
          layer: 'analyze',
        },
      ],
    },
    {
      code: bundleOf(service, rule('*.local')),
      findings: [
        {
          message:
            'No entry has *.local or a wider wildcard, so istioctl analyze does not know the host. The rule does govern web.shop.svc.cluster.local, among others.',
        },
      ],
    },
    {
      code: bundleOf(entry('infra/api', 'api.example.com', "exportTo: ['.']"), rule('api.example.com')),
      findings: [
        {
          message:
            'ServiceEntry infra/api has api.example.com for infra only, not for shop. The rule governs nothing; export it to shop.',
        },
      ],
    },
    {
      code: bundleOf(
        entry('shop/api', 'api.example.com', "exportTo: ['.']"),
        rule('api.example.com', "exportTo: ['*']"),
      ),
      findings: [
        {
          message:
            'ServiceEntry shop/api has api.example.com for shop only, and istioctl analyze looks in the exportTo of this resource, *. The rule does govern it.',
        },
      ],
    },
    {
      code: bundleOf(service, resourceText('DestinationRule shop/api', 'subsets: []')),
      findings: [{ message: 'The host is missing. The rule governs nothing; write it.' }],
    },
  ],
});
