import { httpRoute } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { retryWithoutAttempts } from './retry-without-attempts';

testRule(retryWithoutAttempts, {
  valid: [
    httpRoute(`        retries: {}
`),
    httpRoute(`        retries: { attempts: 0, backoff: 1s, retryIgnorePreviousHosts: true }
`),
    httpRoute(`        retries: { attempts: 3, perTryTimeout: 2s, retryOn: 5xx }
`),
    httpRoute(`        retries: { attempts: 0, retryOn: '' }
`),
    httpRoute(`        retries: { attempts: -1, perTryTimeout: 2s }
`),
  ],
  invalid: [
    {
      code: httpRoute(`        retries:
          # long enough
          perTryTimeout: 2s
          retryOn: gateway-error
`),
      findings: [
        {
          message:
            'attempts is missing, which switches retries off, and istiod refuses perTryTimeout and retryOn beside it. Set attempts to 1 or more.',
          at: 'retries',
          ref: 'wh-vs-retry-zero',
        },
      ],
      output: `
      apiVersion: networking.istio.io/v1
      kind: VirtualService
      metadata:
        name: api
      spec:
        hosts: [api.example.com]
        http:
          - route:
              - destination:
                  host: api.example.com
            retries:
              # long enough
              perTryTimeout: 2s
              retryOn: gateway-error
              attempts: 2
`,
    },
    {
      code: httpRoute(`        retries: { attempts: 0, retryRemoteLocalities: false }
`),
      findings: [
        {
          message:
            'attempts is 0, which switches retries off, and istiod refuses retryRemoteLocalities beside it. Set attempts to 1 or more.',
          at: '0',
          ref: 'wh-vs-retry-zero',
        },
      ],
    },
  ],
});
