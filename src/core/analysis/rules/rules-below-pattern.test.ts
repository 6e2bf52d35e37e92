import { bundleOf } from '../../testing/resource-text';
import { entryText, routesText } from '../../testing/routing-texts';
import { testRule } from '../../testing/rule-tester';
import { rulesBelowPattern } from './rules-below-pattern';

const any = (...ports: readonly string[]): string => entryText('*.example.com', ports, 'resolution: NONE');
const to = 'route: [{ destination: { host: "*.example.com" } }]\n';
const all = `http:\n  - ${to}`;

testRule(rulesBelowPattern, {
  valid: [
    bundleOf(any('80 HTTP', '443 HTTPS'), routesText('api.example.com', all)),
    bundleOf(any('8080 HTTP'), entryText('api.example.com', ['8080 HTTP']), routesText('api.example.com', all)),
    bundleOf(any('8080 HTTP'), routesText('*.example.com', all)),
    bundleOf(any('8080 HTTP'), routesText('api.example.com *.example.com', all)),
    bundleOf(any('80 HTTP', '8080 HTTP'), routesText('api.example.com', `http:\n  - match: [{ port: 80 }]\n    ${to}`)),
  ],
  invalid: [
    {
      code: bundleOf(any('8080 HTTP'), routesText('api.example.com', all)),
      findings: [
        {
          message:
            'On port 8080 calls to api.example.com do not use these routes, which are only for port 80: only *.example.com is a service, and they take its route. Add a ServiceEntry for api.example.com.',
          path: 'spec.hosts[0]',
          ref: 'R04',
        },
      ],
    },
    {
      code: bundleOf(any('80 HTTP', '8080 HTTP'), routesText('api.example.com', all)),
      findings: [
        {
          message:
            'On port 8080 calls to api.example.com do not use these routes, which are only for port 80: only *.example.com is a service, and they take its route. Add a ServiceEntry for api.example.com.',
        },
      ],
    },
  ],
});
