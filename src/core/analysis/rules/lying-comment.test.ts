import { testRule } from '../../testing/rule-tester';
import { lyingComment } from './lying-comment';

/** A DestinationRule whose trafficPolicy holds these lines. */
const rule = (...lines: readonly string[]): string =>
  [
    '# Health checks and rate limits for the partner',
    'apiVersion: networking.istio.io/v1',
    'kind: DestinationRule',
    'metadata: { name: api }',
    'spec:',
    '  host: api.net',
    '  trafficPolicy:',
    ...lines.map((line) => `    ${line}`),
    '',
  ].join('\n');

const entry = (resolution: string): string =>
  `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: api }
spec:
  hosts: [api.net]
  ports: [{ number: 80, name: web, protocol: HTTP }]
  resolution: ${resolution}
`;

const ejecting = (...lines: readonly string[]): string =>
  rule('outlierDetection:', ...lines.map((line) => `  ${line}`));
const pool = (part: string, ...lines: readonly string[]): string =>
  rule('connectionPool:', `  ${part}:`, ...lines.map((line) => `    ${line}`));

testRule(lyingComment, {
  valid: [
    // Above the whole document it stands beside no field.
    ejecting('interval: 10s'),
    ejecting('# Not a health check: errors of calls count', 'interval: 10s'),
    ejecting('interval: 10s # passive health checking'),
    ejecting('# Nobody sends probes, there is', '# no health check here', 'interval: 10s'),
    ejecting('# Is this a health check?', 'interval: 10s'),
    ejecting('# Below 30 % healthy, panic', 'minHealthPercent: 30'),
    ejecting('# Eject after 5 errors in a row', 'consecutive5xxErrors: 5'),
    ejecting('splitExternalLocalOriginErrors: true # connection failures apart'),
    ejecting('consecutiveLocalOriginFailures: 3 # connects that do not succeed'),
    ejecting('# 429 counts too', 'consecutive5xxErrors: 5', 'outlierDetectionHttpErrorCodes: [429]'),
    ejecting('# The app handles 429 itself: they do not count here', 'consecutive5xxErrors: 5'),
    ejecting('# 429s are for the app', 'consecutive5xxErrors: 5'),
    pool('tcp', 'maxConnections: 10  # Limit concurrent connections'),
    pool('tcp', 'maxConnections: 10  # per pod of the caller'),
    pool('http', 'http2MaxRequests: 100  # Max concurrent requests, no rate limit'),
    pool('http', 'maxRequestsPerConnection: 5 # requests per connection'),
    pool('http', 'maxRetries: 20 # retries at the same time'),
    pool('tcp', 'connectTimeout: 5s # until the connection is made'),
    rule('loadBalancer:', '  simple: ROUND_ROBIN # health check of the endpoints'),
    entry('DNS  # Distribute across all DNS results'),
    entry('DNS_ROUND_ROBIN  # does not distribute across all DNS results'),
    entry('DNS_ROUND_ROBIN  # one address for each new connection'),
    entry('NONE  # the address that the app dialled'),
    entry('STATIC  # use endpoint IPs directly'),
    // A text is no comment.
    rule('outlierDetection:', '  interval: "10s # health check"'),
    `apiVersion: v1
kind: ConfigMap
metadata: { name: notes }
data:
  outlierDetection: none # health check
`,
  ],
  invalid: [
    {
      code: rule('# Active health checks', 'outlierDetection:', '  interval: 10s'),
      findings: [
        {
          message:
            'The comment says “Active health checks”, but outlierDetection sends nothing by itself: Envoy counts errors of the app’s own calls and ejects endpoints for them.',
          at: 'Active health checks',
          path: 'spec.trafficPolicy.outlierDetection',
          ref: null,
          layer: 'runtime',
        },
      ],
    },
    {
      code: ejecting('interval: 10s  # Health-check interval'),
      findings: [
        {
          message:
            'The comment says “Health-check”, but outlierDetection sends nothing by itself: Envoy counts errors of the app’s own calls and ejects endpoints for them.',
          path: 'spec.trafficPolicy.outlierDetection.interval',
        },
      ],
    },
    {
      code: ejecting('# Minimum 2 healthy hosts required', 'minHealthPercent: 20'),
      findings: [
        {
          message:
            'The comment says “Minimum 2 healthy hosts”, but minHealthPercent keeps none healthy: below that share Envoy disregards ejection and calls all endpoints again.',
        },
      ],
    },
    {
      code: ejecting(
        '# Split traffic based on locality',
        'splitExternalLocalOriginErrors: true',
        '# Success threshold to return to pool',
        'consecutiveLocalOriginFailures: 5',
      ),
      findings: [
        {
          message:
            'The comment says “Split traffic based on locality”, but the field splits no traffic: it counts failed connections apart from HTTP codes.',
        },
        {
          message:
            'The comment says “Success threshold”, but the field counts failed connections: after so many in a row the endpoint is ejected. It comes back when its time is over.',
        },
      ],
    },
    {
      code: ejecting('# Handle 429 (rate limit) responses', 'consecutive5xxErrors: 10'),
      findings: [
        {
          message:
            'The comment says “Handle 429”, but outlierDetection counts answers from 500 on: a 429 ejects nothing and is passed to the app.',
        },
      ],
    },
    {
      code: rule('connectionPool: # rate limiting', '  http:', '    http2MaxRequests: 100 # 100 requests per second'),
      findings: [
        {
          message:
            'The comment says “rate limiting”, but nothing here counts calls over time: the limits are for what is in flight at one moment, for each pod’s proxy.',
        },
        {
          message:
            'The comment says “requests per second”, but nothing here counts calls over time: the limits are for what is in flight at one moment, for each pod’s proxy.',
        },
      ],
    },
    {
      code: pool('tcp', 'maxConnections: 10 # per endpoint', 'connectTimeout: 5s # request timeout'),
      findings: [
        {
          message:
            'The comment says “per endpoint”, but the limit is for all endpoints of the host together, for each pod’s proxy.',
        },
        {
          message:
            'The comment says “request timeout”, but connectTimeout is over once the connection is made. The timeout of a request stands in the VirtualService.',
        },
      ],
    },
    {
      code: pool('http', '# Retry up to', '# 3 times', 'maxRetries: 3'),
      findings: [
        {
          message:
            'The comment says “Retry up to 3 times”, but maxRetries is no number of tries: it limits the retries of all calls that run at once. The VirtualService says how often.',
        },
      ],
    },
    {
      code: entry('DNS_ROUND_ROBIN  # Distribute across all DNS results'),
      findings: [
        {
          message:
            'The comment says “Distribute across all DNS results”, but Envoy takes the first address of the answer for each new connection. With resolution DNS it spreads calls over all of them.',
          path: 'spec.resolution',
        },
      ],
    },
    {
      code: entry('NONE  # No DNS resolution, use endpoint IPs directly'),
      findings: [
        {
          message:
            'The comment says “use endpoint IPs”, but with NONE Envoy connects to the address that the app dialled; endpoints are for STATIC.',
          at: 'use endpoint IPs',
        },
      ],
    },
  ],
});
