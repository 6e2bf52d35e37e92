import { apiEntry, apiRule } from '../../testing/rule-fate-cases';
import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { unusedSubset } from './unused-subset';

const ruleOf = apiRule('shop/api', 'subsets: [{ name: v1, labels: { version: v1 } }]');
const route = (destination: string, more = ''): string =>
  resourceText(
    'VirtualService shop/api',
    `hosts: [api.example.com]\nhttp: [{ route: [{ destination: { ${destination} } }]${more} }]`,
  );

testRule(unusedSubset, {
  valid: [
    bundleOf(apiEntry('shop/api'), apiRule('shop/api')),
    bundleOf(apiEntry('shop/api'), ruleOf, route('host: api.example.com, subset: v1')),
    bundleOf(
      apiEntry('shop/api'),
      ruleOf,
      route('host: api.example.com', ', mirror: { host: api.example.com, subset: v1 }'),
    ),
    // Who sends there may be in other files.
    ruleOf,
    bundleOf(
      apiEntry('shop/api'),
      ruleOf,
      resourceText(
        'Gateway shop/cross',
        "selector: { a: b }\nservers: [{ port: { number: 15443, name: tls, protocol: TLS }, tls: { mode: AUTO_PASSTHROUGH }, hosts: ['*.local'] }]",
      ),
    ),
  ],
  invalid: [
    {
      code: bundleOf(apiEntry('shop/api'), ruleOf),
      findings: [
        {
          message:
            'Subset v1 of api.example.com gets no calls: no VirtualService sends any there. Add a route to it, or remove it.',
          path: 'spec.subsets[0].name',
          at: 'v1',
          ref: 'V19',
        },
      ],
    },
    {
      code: bundleOf(ruleOf, route('host: api.example.com, subset: v2')),
      findings: [
        {
          message:
            'Subset v1 of api.example.com gets no calls: no VirtualService sends any there. Add a route to it, or remove it.',
        },
      ],
    },
  ],
});
