import { governed, ruleOf } from '../../testing/traffic-policy-cases';
import { testRule } from '../../testing/rule-tester';
import { warmupWithoutEffect } from './warmup-without-effect';

const warming = (rest: string): { policy: string } => ({
  policy: `loadBalancer: { ${rest}, warmup: { duration: 60s } }`,
});

testRule(warmupWithoutEffect, {
  valid: [
    governed(warming('simple: ROUND_ROBIN')),
    governed(warming('simple: LEAST_REQUEST')),
    governed({ policy: 'loadBalancer: { warmup: { duration: 60s } }' }),
    governed({ policy: 'loadBalancer: { simple: RANDOM }' }),
    governed({ ...warming('simple: RANDOM'), resolution: 'NONE' }),
  ],
  invalid: [
    {
      code: governed(warming('simple: PASSTHROUGH')),
      findings: [
        {
          message:
            'warmup has no effect with PASSTHROUGH: Envoy connects to the dialled address. Use ROUND_ROBIN or LEAST_REQUEST, or remove it.',
        },
      ],
    },
    {
      code: governed(warming('simple: RANDOM')),
      findings: [
        {
          message:
            'warmup has no effect with RANDOM: new endpoints get their whole share at once. Use ROUND_ROBIN or LEAST_REQUEST, or remove it.',
          at: 'warmup',
          ref: 'P38',
        },
      ],
    },
    {
      code: ruleOf({ policy: 'loadBalancer: { consistentHash: { useSourceIp: true }, warmupDurationSecs: 60s }' }),
      findings: [
        {
          message:
            'warmupDurationSecs has no effect with consistentHash: new endpoints get their whole share at once. Use ROUND_ROBIN or LEAST_REQUEST, or remove it.',
        },
      ],
    },
  ],
});
