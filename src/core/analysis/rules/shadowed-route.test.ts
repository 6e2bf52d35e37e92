import { bundleOf } from '../../testing/resource-text';
import { entryText, routesText } from '../../testing/routing-texts';
import { testRule } from '../../testing/rule-tester';
import { shadowedRoute } from './shadowed-route';

const to = 'route: [{ destination: { host: api.example.com } }]';
const bundle = (...rules: readonly string[]): string =>
  bundleOf(
    entryText('api.example.com', ['80 HTTP', '8080 HTTP']),
    routesText('api.example.com', `http:\n${rules.map((each) => `  - ${each}\n`).join('')}`),
  );
const one = (match: string): string => `{ match: [${match}], ${to} }`;
const all = `{ ${to} }`;

testRule(shadowedRoute, {
  valid: [
    bundle(one('{ uri: { prefix: /a/b } }'), one('{ uri: { prefix: /a } }'), all),
    bundle(one('{ port: 80 }'), one('{ port: 8080, uri: { prefix: /a } }')),
    bundle(one('{ gateways: [shop/egress] }'), one('{ uri: { prefix: /a } }')),
    bundle(one('{ uri: { prefix: /a }, method: { exact: GET } }'), one('{ uri: { prefix: /a/b } }')),
    bundle(one('{ sourceLabels: { app: cart } }'), one('{ uri: { prefix: /a } }')),
    bundle(one('{ uri: { exact: /a } }'), one('{ uri: { prefix: /a } }')),
  ],
  invalid: [
    {
      code: bundle(one('{ uri: { prefix: /a } }'), one('{ uri: { prefix: /a/b } }'), all),
      findings: [
        {
          message:
            'No request reaches spec.http[1]: spec.http[0] comes first and takes all that it would take. Move it in front of spec.http[0].',
          path: 'spec.http[1]',
          ref: 'R09',
        },
      ],
      output: bundle(one('{ uri: { prefix: /a/b } }'), one('{ uri: { prefix: /a } }'), all),
    },
    {
      code: bundle(all, one('{ uri: { prefix: /a } }')),
      findings: [
        {
          message:
            'No request reaches spec.http[1]: spec.http[0] comes first and takes every request. Move it in front of spec.http[0].',
        },
      ],
      output: bundle(one('{ uri: { prefix: /a } }'), all),
    },
    {
      code: bundle(one('{ uri: { prefix: / } }'), all),
      findings: [
        {
          message:
            'No request reaches spec.http[1]: spec.http[0] comes first and takes every request. Remove one of them.',
        },
      ],
    },
    {
      code: bundle(one('{ uri: { prefix: /a } }'), one('{ uri: { exact: /a/b } }, { uri: { prefix: /c } }'), all),
      findings: [
        {
          message:
            'No request reaches this match: spec.http[0] takes all that it would take. Put the narrower one first, or remove it.',
          path: 'spec.http[1].match[0]',
        },
      ],
    },
  ],
});
