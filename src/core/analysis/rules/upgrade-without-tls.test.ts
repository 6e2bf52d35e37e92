import { governed, http, https } from '../../testing/traffic-policy-cases';
import { testRule } from '../../testing/rule-tester';
import { upgradeWithoutTls } from './upgrade-without-tls';

const pool = (rest: string): string => `connectionPool: { http: { ${rest} } }`;
const policy = pool('h2UpgradePolicy: UPGRADE');
const message =
  'Calls to port 80 of api.net probably get 503: Envoy speaks HTTP/2 in plain text there without asking, and most servers speak only HTTP/1.1. Remove h2UpgradePolicy.';

testRule(upgradeWithoutTls, {
  valid: [
    governed({ policy: `${policy}, tls: { mode: SIMPLE }` }),
    governed({ policy, ports: '{ number: 80, name: web, protocol: HTTP2 }' }),
    governed({ policy, ports: '{ number: 80, name: rpc, protocol: GRPC }' }),
    governed({ policy, ports: https }),
    governed({ policy: pool('h2UpgradePolicy: DO_NOT_UPGRADE') }),
    governed({ policy, location: 'INTERNAL' }),
    governed({ policy: `portLevelSettings: [{ port: { number: 443 }, ${policy} }]`, ports: `${http}, ${https}` }),
  ],
  invalid: [
    { code: governed({ policy }), findings: [{ message, at: 'UPGRADE', ref: 'P48' }] },
    {
      code: governed({ policy: pool('h2UpgradePolicy: UPGRADE, maxRetries: 9') }),
      findings: [{ message }],
      output: governed({ policy: pool('maxRetries: 9') }),
    },
    {
      code: governed({ policy: pool('h2UpgradePolicy: UPGRADE, maxRetries: 9'), ports: `${https}, ${http}` }),
      findings: [{ message }],
      output: governed({ policy: pool('maxRetries: 9'), ports: `${https}, ${http}` }),
    },
  ],
});
