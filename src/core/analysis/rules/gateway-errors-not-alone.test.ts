import { governed } from '../../testing/traffic-policy-cases';
import { testRule } from '../../testing/rule-tester';
import { gatewayErrorsNotAlone } from './gateway-errors-not-alone';

const ejecting = (block: string): { policy: string } => ({ policy: `outlierDetection: { ${block} }` });
const message =
  'Five 5xx of any kind in a row also eject an endpoint: consecutive5xxErrors is 5 when it is unset. Set it to 0 to count only 502, 503 and 504.';

testRule(gatewayErrorsNotAlone, {
  valid: [
    governed(ejecting('consecutiveGatewayErrors: 3, consecutive5xxErrors: 0')),
    governed(ejecting('consecutiveGatewayErrors: 3, consecutive5xxErrors: 5')),
    governed(ejecting('consecutiveGatewayErrors: 0')),
    governed(ejecting('interval: 5s')),
    governed({ ...ejecting('consecutiveGatewayErrors: 3'), resolution: 'NONE' }),
  ],
  invalid: [
    {
      code: governed(ejecting('consecutiveGatewayErrors: 3')),
      findings: [{ message, at: 'consecutiveGatewayErrors', ref: 'P25' }],
      output: governed(ejecting('consecutiveGatewayErrors: 3, consecutive5xxErrors: 0')),
    },
    {
      code: governed({ subsets: '{ name: v1, trafficPolicy: { outlierDetection: { consecutiveGatewayErrors: 1 } } }' }),
      findings: [{ message, path: 'spec.subsets[0].trafficPolicy.outlierDetection.consecutiveGatewayErrors' }],
      output: governed({
        subsets:
          '{ name: v1, trafficPolicy: { outlierDetection: { consecutiveGatewayErrors: 1, consecutive5xxErrors: 0 } } }',
      }),
    },
  ],
});
