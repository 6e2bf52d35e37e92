import { bundleOf } from '../../testing/resource-text';
import { entryText, routesText } from '../../testing/routing-texts';
import { testRule } from '../../testing/rule-tester';
import { leakingSubnets } from './leaking-subnets';

const any = entryText('*.example.com', ['443 TLS'], 'resolution: NONE');
const to = "route: [{ destination: { host: '*.example.com' } }]";
const rule = (called: string, ...matches: readonly string[]): string =>
  routesText(
    '*.example.com',
    `tls:\n${matches.map((match) => `  - match: [{ ${match} }]\n    ${to}\n`).join('')}`,
    called,
  );
const a = "sniHosts: [a.example.com], destinationSubnets: ['10.0.0.0/8']";

testRule(leakingSubnets, {
  valid: [
    bundleOf(any, rule('shop/a', "sniHosts: ['*.example.com']", a)),
    bundleOf(any, rule('shop/a', a, "sniHosts: ['*.example.com'], destinationSubnets: ['0.0.0.0/0']")),
    bundleOf(any, rule('shop/a', "sniHosts: ['*.example.com']")),
  ],
  invalid: [
    {
      code: bundleOf(any, rule('shop/a', a, "sniHosts: ['*.example.com']")),
      findings: [
        {
          message:
            'spec.tls[1] takes only connections to 10.0.0.0/8: it names no subnets, and those of this match hold in later matches too. Put this match last, or give the others their own subnets.',
          path: 'spec.tls[0].match[0].destinationSubnets',
          ref: 'R20',
        },
      ],
    },
    {
      code: bundleOf(any, rule('shop/a', a), rule('shop/b', "sniHosts: ['*.example.com']")),
      findings: [
        {
          message:
            'spec.tls[0] of VirtualService shop/b takes only connections to 10.0.0.0/8: it names no subnets, and those of this match hold in later matches too. Put this match last, or give the others their own subnets.',
        },
      ],
    },
  ],
});
