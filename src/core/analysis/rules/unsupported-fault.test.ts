import { httpRoute } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { unsupportedFault } from './unsupported-fault';

testRule(unsupportedFault, {
  valid: [
    httpRoute(`        fault: { abort: {}, delay: { fixedDelay: 5s } }
`),
  ],
  invalid: [
    {
      code: httpRoute(`        fault:
          abort: { http2Error: PROTOCOL_ERROR }
          delay: { exponentialDelay: 1s }
`),
      findings: [
        {
          message: 'http2Error is not implemented, and istiod refuses it. Use httpStatus or grpcStatus.',
          at: 'http2Error',
          ref: 'wh-vs-abort-http2',
        },
        {
          message: 'exponentialDelay is not implemented, and istiod refuses it. Use fixedDelay.',
          at: 'exponentialDelay',
          ref: 'wh-vs-delay-exp',
        },
      ],
    },
  ],
});
