import { policy, telemetry } from '../../testing/policy-cases';
import { entry } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { emptySelector } from './empty-selector';

testRule(emptySelector, {
  valid: [
    entry('    resolution: STATIC\n    workloadSelector: { labels: { app: a } }\n'),
    entry('    resolution: STATIC\n    workloadSelector: null\n'),
    entry('    resolution: STATIC\n    workloadSelector: {}\n    bad: 1\n').replace(
      'workloadSelector: {}',
      'workloadSelector: 5',
    ),
  ],
  invalid: [
    {
      // A label without a value is none: the API server drops it, and does not ask about its key.
      code: `
  apiVersion: security.istio.io/v1
  kind: PeerAuthentication
  metadata:
    name: a
  spec:
    selector: { matchLabels: { "": ~ } }
    mtls: { mode: STRICT }
`,
      findings: [
        {
          message:
            'selector has no labels and applies to all pods, as it does without one. Remove selector, or add labels.',
          at: 'selector',
        },
      ],
      output: `
  apiVersion: security.istio.io/v1
  kind: PeerAuthentication
  metadata:
    name: a
  spec:
    mtls: { mode: STRICT }
`,
    },
    {
      code: entry('    resolution: STATIC\n    workloadSelector: {}\n'),
      findings: [
        {
          message:
            'workloadSelector has no labels and picks every workload of the namespace. Add labels if less is meant.',
          at: 'workloadSelector',
          ref: 'wh-se-selector-empty',
          code: 'IST0133',
        },
      ],
    },
    {
      code: policy('    selector:\n      matchLabels: {}\n    rules: [{}]'),
      findings: [
        {
          message:
            'selector has no labels and applies to all pods, as it does without one. Remove selector, or add labels.',
          at: 'selector',
          ref: 'wh-ap-selector',
        },
      ],
      output: policy('    rules: [{}]'),
    },
    {
      // A comment would be lost.
      code: telemetry('    selector: {} # all of them\n    tracing: []'),
      findings: [
        {
          message:
            'selector has no labels and applies to all pods, as it does without one. Remove selector, or add labels.',
          ref: 'wh-tm-target',
        },
      ],
    },
  ],
});
