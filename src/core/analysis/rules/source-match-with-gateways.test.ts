import { bundleOf } from '../../testing/resource-text';
import { entryText, routesText } from '../../testing/routing-texts';
import { testRule } from '../../testing/rule-tester';
import { sourceMatchWithGateways } from './source-match-with-gateways';

const entry = entryText('api.example.com', ['80 HTTP', '443 TLS']);
const rule = (match: string, head = ''): string =>
  bundleOf(
    entry,
    routesText(
      'api.example.com',
      `${head}http:\n  - match:\n      - ${match}\n    route: [{ destination: { host: api.example.com } }]\n  - route: [{ destination: { host: api.example.com } }]\n`,
    ),
  );

testRule(sourceMatchWithGateways, {
  valid: [
    rule('{ sourceLabels: { app: cart } }'),
    rule('{ gateways: [mesh], uri: { prefix: /a/ } }'),
    rule('{ gateways: [mesh], sourceLabels: {} }'),
    rule('{ sourceNamespace: shop }', 'gateways: [mesh]\n'),
    bundleOf(
      entry,
      routesText(
        'api.example.com',
        'tls:\n  - match:\n      - { port: 443, sniHosts: [api.example.com], gateways: [mesh], sourceLabels: { app: cart } }\n    route: [{ destination: { host: api.example.com } }]\n',
      ),
    ),
  ],
  invalid: [
    {
      code: rule('{ gateways: [mesh], sourceLabels: { app: cart } }'),
      findings: [
        {
          message:
            'This route takes calls of every pod: the match names gateways too, so sourceLabels is ignored. Remove gateways from the match.',
          path: 'spec.http[0].match[0].sourceLabels',
          at: 'sourceLabels',
          ref: 'R07',
        },
      ],
      output: rule('{ sourceLabels: { app: cart } }'),
    },
    {
      code: rule('{ gateways: [mesh], sourceNamespace: shop }', 'gateways: [mesh, shop/egress]\n'),
      findings: [
        {
          message:
            'This route takes calls of every pod: the match names gateways too, so sourceNamespace is ignored. Remove gateways from the match, or split the VirtualService by gateway.',
          path: 'spec.http[0].match[0].sourceNamespace',
        },
      ],
    },
  ],
});
