import { governed, http, https, tcp } from '../../testing/traffic-policy-cases';
import { testRule } from '../../testing/rule-tester';
import { tcpTimeoutBelowTop } from './tcp-timeout-below-top';

const onPort = (pool: string, number = 5432): string =>
  `portLevelSettings: [{ port: { number: ${number} }, connectionPool: { tcp: { ${pool} } } }]`;
const about = (what: string, where: string): string =>
  `${what} has no effect on ${where}: for TCP connections istiod reads it only in the top-level trafficPolicy. Move it there.`;

testRule(tcpTimeoutBelowTop, {
  valid: [
    governed({ policy: 'connectionPool: { tcp: { idleTimeout: 5m } }', ports: tcp }),
    governed({ policy: onPort('maxConnections: 5, connectTimeout: 3s'), ports: tcp }),
    // Of HTTP connections it is the idle timeout.
    governed({ policy: onPort('idleTimeout: 5m', 80), ports: http }),
    // The settings of the port replace the pool, so it is said twice.
    governed({
      policy: `connectionPool: { tcp: { idleTimeout: 5m } }, ${onPort('idleTimeout: 5m, maxConnections: 5')}`,
      ports: tcp,
    }),
    governed({
      subsets: '{ name: v1, trafficPolicy: { connectionPool: { tcp: { idleTimeout: 5m } } } }',
      ports: `${http}, ${tcp}`,
    }),
  ],
  invalid: [
    {
      code: governed({ policy: onPort('idleTimeout: 5m, maxConnections: 5'), ports: tcp }),
      findings: [{ message: about('idleTimeout', 'port 5432 of api.net'), at: 'idleTimeout', ref: 'P40' }],
      output: governed({
        policy: `${onPort('maxConnections: 5')}, connectionPool: { tcp: { idleTimeout: 5m } }`,
        ports: tcp,
      }),
    },
    {
      code: governed({
        subsets: '{ name: v1, trafficPolicy: { connectionPool: { tcp: { maxConnectionDuration: 1h } } } }',
        ports: https,
      }),
      findings: [{ message: about('maxConnectionDuration', 'subset v1 of api.net') }],
      output: `${governed({
        subsets: '{ name: v1, trafficPolicy: { connectionPool: { tcp: { maxConnectionDuration: 1h } } } }',
        ports: https,
      })}  trafficPolicy:
    connectionPool:
      tcp:
        maxConnectionDuration: 1h
`,
    },
    {
      // For the other port as well it would be something new.
      code: governed({ policy: onPort('idleTimeout: 5m'), ports: `${https}, ${tcp}` }),
      findings: [{ message: about('idleTimeout', 'port 5432 of api.net') }],
    },
    {
      code: governed({
        policy: `connectionPool: { tcp: { idleTimeout: 1m } }, ${onPort('idleTimeout: 5m')}`,
        ports: tcp,
      }),
      findings: [{ message: about('idleTimeout', 'port 5432 of api.net') }],
    },
  ],
});
