import { testRule } from '../../testing/rule-tester';
import { dryRun } from './dry-run';

const policy = (value: string, action: string): string => `
  apiVersion: security.istio.io/v1
  kind: AuthorizationPolicy
  metadata:
    name: a
    annotations:
      istio.io/dry-run: ${value}
  spec:
    action: ${action}
    rules: [{}]
`;
const entry = (annotations: string): string => `
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata:
    name: a
${annotations}
  spec:
    hosts: [a.example.com]
`;

testRule(dryRun, {
  valid: [policy('"true"', 'DENY'), policy("'0'", 'ALLOW'), policy('"F"', '')],
  invalid: [
    {
      code: policy('"yes"', 'ALLOW'),
      findings: [
        {
          message: 'istio.io/dry-run is "true" or "false"; istiod refuses yes. Write one of them.',
          at: '"yes"',
          ref: 'wh-meta-dryrun-value',
          code: 'IST0106',
        },
      ],
    },
    {
      code: policy('"true"', 'AUDIT'),
      findings: [
        {
          message:
            'istio.io/dry-run goes with ALLOW and DENY; istiod refuses it with AUDIT. Remove it, or change action.',
        },
      ],
    },
    {
      code: entry("    annotations:\n      a: b # mine\n      istio.io/dry-run: 'true'"),
      findings: [
        {
          message:
            'istio.io/dry-run is for AuthorizationPolicy alone, and istiod refuses a ServiceEntry that has it. Remove it.',
          at: 'istio.io/dry-run',
          ref: 'wh-meta-dryrun-kind',
        },
      ],
      output: entry('    annotations:\n      a: b # mine'),
    },
  ],
});
