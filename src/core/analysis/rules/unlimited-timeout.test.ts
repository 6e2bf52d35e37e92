import { bundleOf, resourceText } from '../../testing/resource-text';
import { entryText, routesText } from '../../testing/routing-texts';
import { testRule } from '../../testing/rule-tester';
import { unlimitedTimeout } from './unlimited-timeout';

const to = 'route: [{ destination: { host: api.example.com } }]';
const entry = entryText('api.example.com', ['80 HTTP']);
const rule = (rest: string): string => bundleOf(entry, routesText('api.example.com', `http:\n  - ${rest}\n`));
const message =
  'This route has no timeout, so a request to a server that never answers waits as long as the app does. Set timeout to what the slowest answer may take.';
const fix = 'Set timeout to 15s, Envoy’s own default';
const delegated = (more: string): string =>
  bundleOf(
    rule(`delegate: { name: part }${more}`),
    resourceText('VirtualService shop/part', `http:\n  - route: [{ destination: { host: api.example.com } }]`),
  );

testRule(unlimitedTimeout, {
  valid: [
    entry,
    rule(`{ timeout: 5s, ${to} }`),
    rule(`{ timeout: 0s, ${to} }`),
    rule('redirect: { authority: other.example.com }'),
    rule('directResponse: { status: 503 }'),
    delegated('\n    timeout: 5s'),
    bundleOf(entryText('api.example.com', ['443 TLS']), routesText('api.example.com', `http:\n  - ${to}\n`)),
  ],
  invalid: [
    {
      code: rule(to),
      findings: [{ message, path: 'spec.http[0]', ref: 'P07' }],
      output: rule(`${to}\n    timeout: 15s`),
    },
    { code: delegated(''), findings: [{ message, path: 'spec.http[0]' }], fixes: [fix] },
  ],
});
