import { rule } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { localOriginFailures } from './local-origin-failures';

testRule(localOriginFailures, {
  valid: [
    rule('      outlierDetection:\n        consecutiveLocalOriginFailures: 0\n'),
    rule(
      '      outlierDetection:\n        consecutiveLocalOriginFailures: 5\n        splitExternalLocalOriginErrors: true\n',
    ),
  ],
  invalid: [
    {
      code: rule('      outlierDetection:\n        # soon\n        consecutiveLocalOriginFailures: 5 # in a row\n'),
      findings: [
        {
          message:
            'consecutiveLocalOriginFailures counts only what splitExternalLocalOriginErrors splits off; istiod refuses it. Set splitExternalLocalOriginErrors to true.',
          at: 'consecutiveLocalOriginFailures',
          ref: 'wh-dr-od-local-origin',
          code: 'IST0106',
        },
      ],
      output: rule(
        '      outlierDetection:\n        # soon\n        consecutiveLocalOriginFailures: 5 # in a row\n        splitExternalLocalOriginErrors: true\n',
      ),
    },
    {
      // Somebody has said no, so that either of the two may be meant.
      code: rule(
        '      portLevelSettings:\n        - port: { number: 443 }\n          outlierDetection:\n            splitExternalLocalOriginErrors: false\n            consecutiveLocalOriginFailures: 5\n',
      ),
      findings: [
        {
          message:
            'consecutiveLocalOriginFailures counts only what splitExternalLocalOriginErrors splits off; istiod refuses it. Set splitExternalLocalOriginErrors to true, or remove consecutiveLocalOriginFailures.',
        },
      ],
    },
  ],
});
