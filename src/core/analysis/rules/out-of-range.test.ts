import { policyRule } from '../../testing/policy-cases';
import { entry, httpRoute, rule } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { outOfRange } from './out-of-range';

testRule(outOfRange, {
  valid: [
    entry('    ports:\n      - number: 65535\n        name: last\n        targetPort: 1\n'),
    rule('      portLevelSettings:\n        - port: { number: 70000 }\n          tls: {}\n'),
    rule('      connectionPool:\n        tcp:\n          idleTimeout: 0s\n          connectTimeout: 1ms\n'),
    rule('      outlierDetection:\n        maxEjectionPercent: 100\n'),
  ],
  invalid: [
    {
      // What has no value is dropped first, and no entry is left.
      code: `
  apiVersion: security.istio.io/v1
  kind: PeerAuthentication
  metadata:
    name: a
  spec:
    selector: { matchLabels: { app: a } }
    portLevelMtls: { "8080": ~ }
`,
      findings: [
        {
          message: 'portLevelMtls needs at least 1 entry; the API server refuses 0.',
          at: '{ "8080": ~ }',
          ref: 'crd-pa-plm',
        },
      ],
    },
    {
      code: entry('    ports:\n      - number: 0\n        name: none\n        targetPort: 70000\n'),
      findings: [
        { message: 'number is 1 to 65535; the API server refuses 0.', at: '0', ref: 'crd-se-port-number' },
        { message: 'targetPort is 1 to 65535; the API server refuses 70000.', at: '70000', ref: 'crd-se-port-target' },
      ],
    },
    {
      code: rule(
        '      outlierDetection:\n        maxEjectionPercent: 150\n        interval: 0s\n      connectionPool:\n        tcp:\n          maxConnections: -1\n',
      ),
      findings: [
        { message: 'maxEjectionPercent is 0 to 100; istiod refuses 150.', ref: 'wh-dr-od-percents', layer: 'webhook' },
        { message: 'interval is 1 ms or more; the API server refuses 0s.', ref: 'crd-duration', layer: 'schema' },
        { message: 'maxConnections is 0 or more; istiod refuses -1.', ref: 'wh-dr-cp-tcp-max' },
      ],
    },
    {
      code: 'apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata:\n  name: api\nspec:\n  hosts: []\n',
      findings: [
        {
          message: 'hosts needs at least 1 item; the API server refuses an empty list.',
          at: '[]',
          ref: 'crd-se-hosts',
        },
      ],
    },
    {
      // What no number of 32 bits is fails in the decoder too; other bounds are the API server's alone.
      code: 'apiVersion: networking.istio.io/v1\nkind: WorkloadGroup\nmetadata: { name: a }\nspec:\n  template: {}\n  probe: { tcpSocket: { port: 80 }, timeoutSeconds: 3000000000, periodSeconds: -1 }\n',
      findings: [
        { message: 'timeoutSeconds is 0 to 2147483647; the API server refuses 3000000000.', ref: 'dec-int-range' },
        { message: 'periodSeconds is 0 or more; the API server refuses -1.', ref: 'eng-apiserver' },
      ],
    },
    {
      code: entry('    endpoints:\n      - address: 10.0.0.1\n        ports: { http: 0 }\n    resolution: STATIC\n'),
      findings: [{ message: 'ports.http is 1 to 65535; the API server refuses 0.', ref: 'crd-se-ep-ports' }],
    },
    {
      code: entry(`    addresses: ['${'1'.repeat(65)}']\n`),
      findings: [
        {
          message: `addresses[0] takes at most 64 characters; the API server refuses '${'1'.repeat(39)}….`,
          ref: 'crd-se-addresses',
        },
      ],
    },
    {
      code: httpRoute(
        '        redirect: { uri: /, redirectCode: 299 }\n        fault: { abort: { httpStatus: 500, percentage: { value: 0.00001 } } }\n',
      ),
      findings: [
        {
          message: 'redirectCode is 300 to 399; istiod refuses 299. Write 301, 302, 303, 307 or 308.',
          at: '299',
          ref: 'wh-vs-redirect-code',
          code: 'IST0106',
          layer: 'webhook',
        },
        {
          message: 'value is 0, or 0.0001 to 100; istiod refuses 0.00001. Write one of these.',
          at: '0.00001',
          ref: 'wh-vs-abort-percent',
          layer: 'webhook',
        },
      ],
    },
    {
      code: policyRule(`{ when: [{ key: source.serviceAccount, notValues: [${Array(17).fill('a').join(', ')}] }] }`),
      findings: [
        {
          message: 'notValues takes at most 16 service accounts; istiod refuses 17. Split them over several rules.',
          ref: 'wh-ap-sa-format',
          layer: 'webhook',
        },
      ],
    },
    {
      code: httpRoute(
        '        redirect: { uri: /, redirectCode: 299 }\n        fault: { abort: { httpStatus: 500, percentage: { value: 0.00001 } } }\n',
      ),
      findings: [
        {
          message: 'redirectCode is 300 to 399; istiod refuses 299. Write 301, 302, 303, 307 or 308.',
          at: '299',
          ref: 'wh-vs-redirect-code',
          code: 'IST0106',
          layer: 'webhook',
        },
        {
          message: 'value is 0, or 0.0001 to 100; istiod refuses 0.00001. Write one of these.',
          at: '0.00001',
          ref: 'wh-vs-abort-percent',
          layer: 'webhook',
        },
      ],
    },
  ],
});
