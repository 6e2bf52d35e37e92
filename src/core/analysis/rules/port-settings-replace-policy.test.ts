import { apiEntry } from '../../testing/rule-fate-cases';
import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { portSettingsReplacePolicy } from './port-settings-replace-policy';

const ruleOf = (policy: string, called = 'shop/api'): string =>
  resourceText(`DestinationRule ${called}`, `host: api.example.com\ntrafficPolicy:\n${policy}`);

const onPort = (blocks: string, number = 443): string =>
  `  portLevelSettings:\n    - port: { number: ${number} }\n${blocks}`;

const ejection = '  outlierDetection: { consecutive5xxErrors: 5 }\n';
const pool = '  connectionPool: { tcp: { maxConnections: 10 } }\n';

testRule(portSettingsReplacePolicy, {
  valid: [
    bundleOf(apiEntry('shop/api'), ruleOf(onPort('      tls: { mode: SIMPLE }\n'))),
    bundleOf(apiEntry('shop/api'), ruleOf(`${ejection}${onPort('      outlierDetection: { interval: 5s }\n')}`)),
    // Settings for no port of the service count nowhere.
    bundleOf(apiEntry('shop/api'), ruleOf(`${ejection}${onPort('      tls: { mode: SIMPLE }\n', 8443)}`)),
    // Calls to a service outside of the mesh go out as they come either way.
    bundleOf(apiEntry('shop/api'), ruleOf(`  tls: { mode: DISABLE }\n${onPort('      outlierDetection: {}\n')}`)),
    // A tunnel is the policy's own, whatever a port says.
    bundleOf(
      apiEntry('shop/api'),
      ruleOf(`  tunnel: { targetHost: a.example.com, targetPort: 443 }\n${onPort('      outlierDetection: {}\n')}`),
    ),
    // Nothing of it is in force.
    bundleOf(
      apiEntry('shop/api'),
      ruleOf(ejection, 'shop/a'),
      ruleOf(`${ejection}${onPort('      tls: { mode: SIMPLE }\n')}`, 'shop/b'),
    ),
  ],
  invalid: [
    {
      code: bundleOf(apiEntry('shop/api'), ruleOf(`${ejection}${onPort('      tls: { mode: SIMPLE }\n')}`)),
      findings: [
        {
          message:
            'Settings for port 443 replace the whole policy there: outlierDetection of the rule does not apply on port 443. Repeat it for the port.',
          path: 'spec.trafficPolicy.portLevelSettings[0].port.number',
          at: '443',
          ref: 'V12',
        },
      ],
      output: bundleOf(
        apiEntry('shop/api'),
        ruleOf(
          `${ejection}${onPort('      tls: { mode: SIMPLE }\n      outlierDetection:\n        consecutive5xxErrors: 5\n')}`,
        ),
      ),
    },
    {
      code: bundleOf(
        apiEntry('shop/api'),
        ruleOf(`${ejection}${pool}  tls: { mode: SIMPLE }\n${onPort('      loadBalancer: { simple: RANDOM }\n')}`),
      ),
      findings: [
        {
          message:
            'Settings for port 443 replace the whole policy there: connectionPool, outlierDetection and tls of the rule do not apply on port 443. Repeat them for the port.',
        },
      ],
    },
    {
      code: bundleOf(
        apiEntry('shop/api'),
        ruleOf(`  loadBalancer: { simple: ROUND_ROBIN }\n${onPort('      tls: { mode: SIMPLE }\n')}`),
      ),
      findings: [
        {
          message:
            'Settings for port 443 replace the whole policy there: loadBalancer of the rule does not apply on port 443. Repeat it for the port.',
          severity: 'info',
        },
      ],
      output: bundleOf(
        apiEntry('shop/api'),
        ruleOf(
          `  loadBalancer: { simple: ROUND_ROBIN }\n${onPort('      tls: { mode: SIMPLE }\n      loadBalancer:\n        simple: ROUND_ROBIN\n')}`,
        ),
      ),
    },
  ],
});
