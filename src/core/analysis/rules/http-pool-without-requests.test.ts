import { gatewayTo, governed, http, httpRule, https, otherOn80, tcp } from '../../testing/traffic-policy-cases';
import { testRule } from '../../testing/rule-tester';
import { httpPoolWithoutRequests } from './http-pool-without-requests';

const policy = 'connectionPool: { http: { maxRequestsPerConnection: 5 } }';
const about = (what: string, port: number): string =>
  `${what} has no effect on port ${port} of api.net: Envoy passes bytes on there and sees no requests. Use connectionPool.tcp, or let the app call http:// and start TLS at the sidecar.`;

testRule(httpPoolWithoutRequests, {
  valid: [
    governed({ policy }),
    governed({ policy, ports: `${http}, ${https}` }),
    governed({ policy, ports: '{ number: 80, name: any }' }),
    // It limits connections that wait to be made.
    governed({ policy: 'connectionPool: { http: { http1MaxPendingRequests: 5 } }', ports: tcp }),
    governed({ policy: 'connectionPool: { tcp: { maxConnections: 5 } }', ports: tcp }),
    // Another host has HTTP on port 80, where the rule takes requests for this one.
    governed(
      { policy, ports: https },
      otherOn80,
      httpRule(`route: [{ destination: { host: api.net, port: { number: 443 } } }]`),
    ),
    // Requests get to the port by a gateway, or from another port.
    governed({ policy, ports: https }, gatewayTo(443)),
    governed(
      { policy, ports: `${http}, ${https}` },
      httpRule('route: [{ destination: { host: api.net, port: { number: 443 } } }]'),
    ),
  ],
  invalid: [
    {
      code: governed({ policy, ports: https }),
      findings: [{ message: about('connectionPool.http', 443), at: 'http', ref: 'P39' }],
      fixes: ['Remove http'],
    },
    {
      code: governed({
        policy: 'connectionPool: { http: { http1MaxPendingRequests: 9, http2MaxRequests: 9, idleTimeout: 5s } }',
        ports: tcp,
      }),
      findings: [
        { message: about('http2MaxRequests', 5432), at: 'http2MaxRequests' },
        { message: about('idleTimeout', 5432), at: 'idleTimeout' },
      ],
      fixes: ['Remove http2MaxRequests'],
    },
    {
      // No listener asks http rules on such a port.
      code: governed({ policy, ports: https }, httpRule('route: [{ destination: { host: api.net } }]')),
      findings: [{ message: about('connectionPool.http', 443) }],
      fixes: ['Remove http'],
    },
    {
      code: governed({
        policy: `portLevelSettings: [{ port: { number: 443 }, ${policy} }]`,
        ports: `${http}, ${https}`,
      }),
      findings: [{ message: about('connectionPool.http', 443) }],
    },
  ],
});
