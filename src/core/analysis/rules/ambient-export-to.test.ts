import { ambientCart, ambientMesh, correctAmbient, entry } from '../../testing/ambient-cases';
import { bundle, correctGateways } from '../../testing/gateway-cases';
import { testRule } from '../../testing/rule-tester';
import { ambientExportTo } from './ambient-export-to';

testRule(ambientExportTo, {
  valid: [
    ...correctAmbient,
    ...correctGateways,
    bundle(ambientMesh(), entry("resolution: DNS, exportTo: ['*']")),
    bundle(ambientCart, entry('resolution: DNS, exportTo: [., istio-system]')),
  ],
  invalid: [
    {
      code: bundle(ambientMesh(), entry('resolution: DNS, exportTo: [.]')),
      findings: [
        {
          message:
            'In ambient mode pods of every namespace can use this entry: ztunnel ignores exportTo. Refuse callers with an AuthorizationPolicy at a waypoint.',
          path: 'spec.exportTo',
          ref: 'A02',
        },
      ],
    },
    {
      code: bundle(ambientCart, entry('resolution: DNS, exportTo: [istio-system]', '')),
      findings: [
        {
          message:
            'In ambient mode pods of every namespace can use this entry: ztunnel ignores exportTo. Refuse callers with an AuthorizationPolicy at a waypoint.',
          path: 'spec.exportTo',
          ref: 'A02',
        },
      ],
    },
  ],
});
