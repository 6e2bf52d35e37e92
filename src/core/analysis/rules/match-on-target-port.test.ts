import { bundleOf } from '../../testing/resource-text';
import { entryText, routesText } from '../../testing/routing-texts';
import { testRule } from '../../testing/rule-tester';
import { matchOnTargetPort } from './match-on-target-port';

const rule = (port: number, ports: readonly string[], more = '', match = ''): string =>
  bundleOf(
    entryText('api.example.com', ports),
    routesText(
      'api.example.com',
      `${more}http:\n  - match: [{ port: ${port}${match} }]\n    route: [{ destination: { host: api.example.com } }]\n`,
    ),
  );

testRule(matchOnTargetPort, {
  valid: [
    rule(80, ['80 HTTP 443']),
    rule(443, ['80 HTTP 443', '443 HTTPS']),
    rule(8080, ['80 HTTP 443']),
    // The server of a gateway has its own port.
    rule(443, ['80 HTTP 443'], 'gateways: [mesh, egress]\n'),
    rule(443, ['80 HTTP 443'], 'gateways: [mesh, egress]\n', ', gateways: [egress]'),
  ],
  invalid: [
    {
      code: rule(443, ['80 HTTP 443']),
      findings: [
        {
          message:
            'This match takes nothing: 443 is the targetPort of api.example.com, and callers dial port 80. Write port 80.',
          path: 'spec.http[0].match[0].port',
          ref: 'R11',
        },
      ],
      output: rule(80, ['80 HTTP 443']),
    },
    {
      code: rule(8443, ['443 HTTPS 8443', '80 HTTP'], '', ', gateways: [mesh]'),
      findings: [
        {
          message:
            'This match takes nothing: 8443 is the targetPort of api.example.com, and callers dial port 443. Write port 443.',
        },
      ],
      output: rule(443, ['443 HTTPS 8443', '80 HTTP'], '', ', gateways: [mesh]'),
    },
  ],
});
