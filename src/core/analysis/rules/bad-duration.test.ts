import { httpRoute, rule } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { badDuration } from './bad-duration';

testRule(badDuration, {
  valid: [
    rule('      outlierDetection:\n        interval: 1h30m\n        baseEjectionTime: 1.5s\n'),
    rule('      connectionPool:\n        tcp:\n          connectTimeout: 500ms\n          idleTimeout: 0\n').replace(
      'Timeout: 0',
      "Timeout: '0'",
    ),
  ],
  invalid: [
    {
      code: rule(
        '      outlierDetection:\n        interval: 1d\n        baseEjectionTime: "30"\n      connectionPool:\n        tcp:\n          idleTimeout: soon\n',
      ),
      findings: [
        {
          message: 'interval is a duration such as 500ms, 30s or 1h30m; the API server refuses 1d. Use 24h.',
          at: '1d',
          ref: 'crd-duration',
        },
        { message: 'baseEjectionTime is a duration such as 500ms, 30s or 1h30m; the API server refuses "30".' },
        {
          message: 'idleTimeout is a duration such as 500ms, 30s or 1h30m; istiod refuses soon.',
          ref: 'dec-duration',
          layer: 'webhook',
        },
      ],
      output: rule(
        '      outlierDetection:\n        interval: 24h\n        baseEjectionTime: "30"\n      connectionPool:\n        tcp:\n          idleTimeout: soon\n',
      ),
    },
    {
      code: httpRoute('        timeout: 1.5ms\n        corsPolicy: { maxAge: 2500ms }\n'),
      findings: [
        {
          message: 'timeout is a whole number of milliseconds; istiod refuses 1.5ms. Round it.',
          at: '1.5ms',
          ref: 'wh-vs-timeout',
          code: 'IST0106',
          layer: 'webhook',
        },
        {
          message: 'maxAge is whole seconds, as browsers are told them; istiod refuses 2500ms. Round it.',
          at: '2500ms',
          ref: 'wh-vs-cors-maxage-seconds',
          layer: 'webhook',
        },
      ],
    },
  ],
});
