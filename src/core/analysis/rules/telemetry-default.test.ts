import { testRule } from '../../testing/rule-tester';
import { telemetryDefault } from './telemetry-default';

const telemetry = (name: string, namespace: string, spec: string): string =>
  `apiVersion: telemetry.istio.io/v1\nkind: Telemetry\nmetadata: { name: ${name}, namespace: ${namespace} }\nspec: { ${spec} }\n---\n`;

testRule(telemetryDefault, {
  valid: [
    telemetry('a', 'one', '') + telemetry('a', 'two', ''),
    telemetry('a', 'one', '') + telemetry('b', 'one', 'selector: { matchLabels: { app: b } }'),
    telemetry('a', 'one', '') + telemetry('b', 'one', 'selector: {}'),
  ],
  invalid: [
    {
      code: telemetry('a', 'one', 'tracing: []') + telemetry('b', 'one', '') + telemetry('c', 'two', ''),
      findings: [
        {
          message:
            'Telemetry one/a has no selector, nor has b; only the oldest is in force for the namespace. Join them, or give one a selector.',
          at: 'a',
          code: 'IST0160',
          ref: 'IST0160',
        },
        {
          message:
            'Telemetry one/b has no selector, nor has a; only the oldest is in force for the namespace. Join them, or give one a selector.',
        },
      ],
    },
  ],
});
