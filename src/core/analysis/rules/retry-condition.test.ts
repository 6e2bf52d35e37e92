import { httpRoute } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { retryCondition } from './retry-condition';

testRule(retryCondition, {
  valid: [
    httpRoute(`        retries: { attempts: 1, retryOn: 'gateway-error,reset-before-request,503,418' }
`),
  ],
  invalid: [
    {
      code: httpRoute(`        retries:
          attempts: 1
          retryOn: gateway-error, reset, 503 # as ever
`),
      findings: [
        {
          message: 'retryOn has a space beside reset, and istiod refuses it. Remove the space.',
          at: 'gateway-error, reset, 503',
          ref: 'wh-vs-retry-on',
        },
        {
          message: 'retryOn has a space beside 503, and istiod refuses it. Remove the space.',
          at: 'gateway-error, reset, 503',
          ref: 'wh-vs-retry-on',
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
              attempts: 1
              retryOn: gateway-error,reset,503 # as ever
`,
    },
    {
      code: httpRoute(`        retries: { attempts: 1, retryOn: "5XX,invalid policy,600," }
`),
      findings: [
        {
          message: 'retryOn has no condition 5XX; istiod refuses it. Write 5xx.',
          at: '"5XX,invalid policy,600,"',
          ref: 'wh-vs-retry-on',
        },
        {
          message:
            'retryOn has no condition invalid policy; istiod refuses it. Use conditions of Envoy such as gateway-error, or status codes.',
          at: '"5XX,invalid policy,600,"',
          ref: 'wh-vs-retry-on',
        },
        {
          message:
            'retryOn has no condition 600; istiod refuses it. Use conditions of Envoy such as gateway-error, or status codes.',
          at: '"5XX,invalid policy,600,"',
          ref: 'wh-vs-retry-on',
        },
        {
          message: 'retryOn has nothing between two commas; istiod refuses it. Remove a comma.',
          at: '"5XX,invalid policy,600,"',
          ref: 'wh-vs-retry-on',
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
            retries: { attempts: 1, retryOn: "5xx,invalid policy,600," }
`,
    },
    {
      code: httpRoute(`        retries: { attempts: 1, retryOn: "," }
`),
      findings: [
        {
          message: 'retryOn has nothing between two commas; istiod refuses it. Remove a comma.',
          at: '","',
          ref: 'wh-vs-retry-on',
        },
      ],
    },
  ],
});
