import { apiEntry } from '../../testing/rule-fate-cases';
import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { portSettingsWithoutPort } from './port-settings-without-port';

const ruleOf = (number: number, host = 'api.example.com'): string =>
  resourceText(
    'DestinationRule shop/api',
    `host: '${host}'
trafficPolicy:
  portLevelSettings:
    - port: { number: ${number} }
      tls: { mode: SIMPLE }`,
  );

const subset = (number: number): string =>
  resourceText(
    'DestinationRule shop/api',
    `host: api.example.com
subsets:
  - name: v1
    labels: { version: v1 }
    trafficPolicy:
      portLevelSettings:
        - port: { number: ${number} }
          tls: { mode: SIMPLE }`,
  );

testRule(portSettingsWithoutPort, {
  valid: [
    bundleOf(apiEntry('shop/api'), ruleOf(443)),
    bundleOf(apiEntry('shop/api'), ruleOf(80)),
    bundleOf(apiEntry('shop/api'), subset(443)),
    // The service is not among the files.
    ruleOf(8443, 'reviews'),
    bundleOf(apiEntry('shop/api'), ruleOf(8443, '*')),
    // Of one of the services.
    bundleOf(apiEntry('shop/api'), ruleOf(443, '*.example.com')),
  ],
  invalid: [
    {
      code: bundleOf(apiEntry('shop/api'), ruleOf(8080)),
      findings: [
        {
          message:
            'No service port is 8080, so these settings never apply: 8080 is where 80 of api.example.com leads, and settings are found by the port of the service. Write 80.',
          path: 'spec.trafficPolicy.portLevelSettings[0].port.number',
          at: '8080',
          ref: 'V13',
        },
      ],
      output: bundleOf(apiEntry('shop/api'), ruleOf(80)),
    },
    {
      code: bundleOf(apiEntry('shop/api'), subset(8443)),
      findings: [
        {
          message:
            'No service port is 8443, so these settings never apply: api.example.com has ports 80 and 443. Write 80 or 443.',
          path: 'spec.subsets[0].trafficPolicy.portLevelSettings[0].port.number',
        },
      ],
    },
    {
      code: bundleOf(
        apiEntry('shop/api', 'endpoints: [{ address: b.example.com, ports: { tls: 9443 } }]'),
        ruleOf(9443),
      ),
      findings: [
        {
          message:
            'No service port is 9443, so these settings never apply: 9443 is where 443 of api.example.com leads, and settings are found by the port of the service. Write 443.',
        },
      ],
    },
  ],
});
