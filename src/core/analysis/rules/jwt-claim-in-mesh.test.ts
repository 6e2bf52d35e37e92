import { httpRoute, virtualService } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { jwtClaimInMesh } from './jwt-claim-in-mesh';

testRule(jwtClaimInMesh, {
  valid: [
    virtualService(`    gateways: [infra/egress]
    http:
      - match: [{ headers: { '@request.auth.claims.sub': { exact: a } } }]
        route: [{ destination: { host: a } }]
`),
    httpRoute(`        match: [{ headers: { x-claims: { exact: a } } }]
`),
  ],
  invalid: [
    {
      code: httpRoute(`        match: [{ headers: { '@request.auth.claims.sub': { exact: a } }, withoutHeaders: { '@request.auth.claims[a][b]': {} } }]
`),
      findings: [
        {
          message:
            '@request.auth.claims.sub is a claim of a JWT, and sidecars cannot route by claims; istiod refuses it. Set gateways without mesh.',
          at: "'@request.auth.claims.sub'",
          ref: 'wh-vs-jwt-mesh',
        },
        {
          message:
            '@request.auth.claims[a][b] is a claim of a JWT, and sidecars cannot route by claims; istiod refuses it. Set gateways without mesh.',
          at: "'@request.auth.claims[a][b]'",
          ref: 'wh-vs-jwt-mesh',
        },
      ],
    },
    {
      code: virtualService(`    gateways: [mesh]
    http:
      - match: [{ headers: { '@Request.Auth.Claims.sub': { exact: a } } }]
        route: [{ destination: { host: a } }]
`),
      findings: [
        {
          message:
            '@Request.Auth.Claims.sub is a claim of a JWT, and sidecars cannot route by claims; istiod refuses it. Set gateways without mesh.',
          at: "'@Request.Auth.Claims.sub'",
          ref: 'wh-vs-jwt-mesh',
        },
      ],
    },
  ],
});
