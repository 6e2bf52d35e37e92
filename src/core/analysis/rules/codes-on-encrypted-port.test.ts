import { gatewayTo, governed, http, httpRule, https, otherOn80, tcp } from '../../testing/traffic-policy-cases';
import { testRule } from '../../testing/rule-tester';
import { codesOnEncryptedPort } from './codes-on-encrypted-port';

const policy = 'outlierDetection: { consecutive5xxErrors: 3 }';
const split = 'outlierDetection: { consecutive5xxErrors: 3, splitExternalLocalOriginErrors: true }';

testRule(codesOnEncryptedPort, {
  valid: [
    governed({ policy }),
    // Failed connections are what a database is judged by.
    governed({ policy, ports: tcp }),
    governed({ policy: 'outlierDetection: { consecutiveGatewayErrors: 3 }', ports: tcp }),
    governed({ policy: split }),
    governed({ policy: 'outlierDetection: {}', ports: https }),
    governed({ policy: 'outlierDetection: { consecutive5xxErrors: 0, consecutiveGatewayErrors: 0 }', ports: https }),
    governed({
      policy: 'outlierDetection: { splitExternalLocalOriginErrors: true, consecutiveLocalOriginFailures: 3 }',
      ports: https,
    }),
    // It counts codes on the other port.
    governed({ policy, ports: `${http}, ${https}` }),
    governed({ policy, ports: https, resolution: 'NONE' }),
    // Another host has HTTP on port 80, where the rule takes requests for this one.
    governed(
      { policy, ports: https },
      otherOn80,
      httpRule(`route: [{ destination: { host: api.net, port: { number: 443 } } }]`),
    ),
    // Requests get to the port by a gateway.
    governed({ policy, ports: https }, gatewayTo(443)),
    governed({ policy, ports: '{ number: 80, name: any }' }),
  ],
  invalid: [
    {
      code: governed({ policy, ports: https }),
      findings: [
        {
          message:
            'consecutive5xxErrors counts only failed connections on port 443 of api.net: HTTP codes are encrypted there. To count codes, let the app call http:// and start TLS at the sidecar.',
          at: 'consecutive5xxErrors',
          ref: 'P23',
          severity: 'info',
        },
      ],
    },
    {
      code: governed({ policy: 'outlierDetection: { consecutiveGatewayErrors: 3 }', ports: `${https}, ${tcp}` }),
      findings: [
        {
          message:
            'consecutiveGatewayErrors counts only failed connections on port 443 of api.net: HTTP codes are encrypted there. To count codes, let the app call http:// and start TLS at the sidecar.',
          severity: 'info',
        },
      ],
    },
    {
      code: governed({ policy: split, ports: https }),
      findings: [
        {
          message:
            'consecutive5xxErrors ejects nothing on port 443 of api.net: Envoy sees no HTTP codes there, and with splitExternalLocalOriginErrors failed connections count only for consecutiveLocalOriginFailures. Set that instead.',
          severity: 'warning',
        },
      ],
    },
    {
      code: governed({ policy: split, ports: tcp }),
      findings: [
        {
          message:
            'consecutive5xxErrors ejects nothing on port 5432 of api.net: Envoy sees no HTTP codes there, and with splitExternalLocalOriginErrors failed connections count only for consecutiveLocalOriginFailures. Set that instead.',
        },
      ],
    },
  ],
});
