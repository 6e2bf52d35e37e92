import { bundleOf } from '../../testing/resource-text';
import { entryText, routesText } from '../../testing/routing-texts';
import { testRule } from '../../testing/rule-tester';
import { misalignedRewrite } from './misaligned-rewrite';

const rule = (match: string, uri: string): string =>
  bundleOf(
    entryText('api.example.com', ['80 HTTP']),
    routesText(
      'api.example.com',
      `http:\n  - match: [${match}]\n    rewrite: { uri: ${uri} }\n    route: [{ destination: { host: api.example.com } }]\n`,
    ),
  );

testRule(misalignedRewrite, {
  valid: [
    rule('{ uri: { prefix: /api/ } }', '/v1/'),
    rule('{ uri: { prefix: /api } }', '/v1'),
    rule('{ uri: { prefix: / } }', '/'),
    rule('{ uri: { exact: /api } }', '/v1/'),
    rule('{ uri: { prefix: /api/ } }, { uri: { prefix: /api } }', '/'),
  ],
  invalid: [
    {
      code: rule('{ uri: { prefix: /api } }', '/'),
      findings: [
        {
          message:
            'Prefix /api becomes /, so /api/items goes to the server as //items. Let both end in a slash, or neither.',
          path: 'spec.http[0].rewrite.uri',
          ref: 'R22',
        },
      ],
    },
    {
      code: rule('{ uri: { prefix: /api/ } }', '/v1'),
      findings: [
        {
          message:
            'Prefix /api/ becomes /v1, so /api/items goes to the server as /v1items. Let both end in a slash, or neither.',
        },
      ],
      output: rule('{ uri: { prefix: /api/ } }', '/v1/'),
    },
  ],
});
