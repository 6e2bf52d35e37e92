import { bundleOf } from '../../testing/resource-text';
import { entryText, routesText } from '../../testing/routing-texts';
import { testRule } from '../../testing/rule-tester';
import { prefixWithoutSlash } from './prefix-without-slash';

const rule = (uri: string, port = '80 HTTP'): string =>
  bundleOf(
    entryText('api.example.com', [port]),
    routesText(
      'api.example.com',
      `http:\n  - match: [{ uri: ${uri} }]\n    route: [{ destination: { host: api.example.com } }]\n`,
    ),
  );

testRule(prefixWithoutSlash, {
  valid: [
    rule('{ prefix: / }'),
    rule('{ prefix: /api/ }'),
    rule('{ exact: /api }'),
    rule('{ regex: /api }'),
    rule('{ prefix: /api }', '443 TLS'),
  ],
  invalid: [
    {
      code: rule('{ prefix: /api }'),
      findings: [
        {
          message:
            'Prefix /api takes /apix too, and not only what is below /api/. Match /api exactly and /api/ by prefix if that is not intended.',
          path: 'spec.http[0].match[0].uri.prefix',
          at: '/api',
          ref: 'R10',
        },
      ],
      output: rule('{ exact: /api } }, { uri: { prefix: /api/ }'),
    },
    {
      // A name of the cluster may be that of a Service that is not among the files.
      code: routesText(
        'api',
        'http:\n  - match: [{ uri: { prefix: /v1 } }]\n    route: [{ destination: { host: api } }]\n',
      ),
      findings: [
        {
          message:
            'Prefix /v1 takes /v1x too, and not only what is below /v1/. Match /v1 exactly and /v1/ by prefix if that is not intended.',
        },
      ],
      fixes: ['Match /v1 and what is below /v1/'],
    },
    {
      // What takes the place of the beginning would have to change too.
      code: rule('{ prefix: /api }').replace(/( +)route:/, '$1rewrite: { uri: /v2 }\n$1route:'),
      findings: [
        {
          message:
            'Prefix /api takes /apix too, and not only what is below /api/. Match /api exactly and /api/ by prefix if that is not intended.',
        },
      ],
    },
  ],
});
