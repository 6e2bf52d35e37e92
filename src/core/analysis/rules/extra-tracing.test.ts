import { telemetry } from '../../testing/policy-cases';
import { testRule } from '../../testing/rule-tester';
import { extraTracing } from './extra-tracing';

testRule(extraTracing, {
  valid: [telemetry('    tracing: [{ providers: [{ name: a }] }]\n    accessLogging: [{}, {}]')],
  invalid: [
    {
      code: telemetry('    tracing: [{ providers: [{ name: a }, { name: b }] }, {}]'),
      findings: [
        {
          message:
            'tracing has several entries, of which istiod supports one; it accepts them with a warning. Keep one.',
          at: 'tracing',
          ref: 'wh-tm-multi',
          code: 'IST0133',
        },
        {
          message:
            'tracing[0] has several providers, of which istiod supports one; it accepts them with a warning. Keep one.',
          at: 'providers',
        },
      ],
    },
  ],
});
