import { virtualService } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { largeResponse } from './large-response';

testRule(largeResponse, {
  valid: [
    virtualService(`    http:\n      - directResponse: { status: 200, body: { string: ${'a'.repeat(102400)} } }\n`),
  ],
  invalid: [
    {
      code: virtualService(
        `    http:\n      - directResponse: { status: 200, body: { string: ${'ü'.repeat(51201)} } }\n`,
      ),
      findings: [
        {
          message:
            'string has 102402 bytes, which istiod sends to every proxy that has this VirtualService; it warns above 102400. Let a server answer.',
          at: 'string',
          ref: 'wh-vs-direct-body-large',
          code: 'IST0133',
        },
      ],
    },
    {
      code: virtualService(
        `    http:\n      - directResponse: { status: 200, body: { bytes: ${'a'.repeat(136540)} } }\n`,
      ),
      findings: [
        {
          message:
            'bytes has 102405 bytes, which istiod sends to every proxy that has this VirtualService; it warns above 102400. Let a server answer.',
          at: 'bytes',
          ref: 'wh-vs-direct-body-large',
          code: 'IST0133',
        },
      ],
    },
    {
      code: virtualService(
        `    http:\n      - directResponse: { status: 200, body: { string: ${'a'.repeat(1048577)} } }\n`,
      ),
      findings: [
        {
          message: 'string has 1048577 bytes, and istiod refuses more than 1048576. Let a server answer.',
          at: 'string',
          ref: 'wh-vs-direct-body-max',
          severity: 'error',
        },
      ],
    },
  ],
});
