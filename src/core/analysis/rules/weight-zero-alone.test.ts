import { bundleOf } from '../../testing/resource-text';
import { entryText, routesText } from '../../testing/routing-texts';
import { testRule } from '../../testing/rule-tester';
import { weightZeroAlone } from './weight-zero-alone';

const bundle = (rest: string): string =>
  bundleOf(entryText('api.example.com', ['80 HTTP', '443 TLS']), routesText('api.example.com', rest));

testRule(weightZeroAlone, {
  valid: [
    bundle('http:\n  - route: [{ destination: { host: api.example.com }, weight: 100 }]\n'),
    bundle('http:\n  - route: [{ destination: { host: api.example.com } }]\n'),
    bundle(
      'http:\n  - route:\n      - { destination: { host: api.example.com, port: { number: 80 } }, weight: 100 }\n      - { destination: { host: api.example.com, port: { number: 443 } }, weight: 0 }\n',
    ),
  ],
  invalid: [
    {
      code: bundle('http:\n  - route:\n      - destination: { host: api.example.com }\n        weight: 0\n'),
      findings: [
        {
          message:
            'api.example.com gets every request of this route despite weight 0: the weight of a single destination is ignored. Remove the route to stop that.',
          path: 'spec.http[0].route[0].weight',
          at: '0',
          ref: 'R15',
        },
      ],
    },
    {
      code: bundle(
        'tls:\n  - match: [{ port: 443, sniHosts: [api.example.com] }]\n    route: [{ destination: { host: api.example.com }, weight: 0 }]\n',
      ),
      findings: [
        {
          message:
            'api.example.com gets every connection of this route despite weight 0: the weight of a single destination is ignored. Remove the route to stop that.',
        },
      ],
    },
  ],
});
