import { governed, ruleOf } from '../../testing/traffic-policy-cases';
import { testRule } from '../../testing/rule-tester';
import { gatewayErrorsRedundant } from './gateway-errors-redundant';

const ejecting = (block: string): { policy: string } => ({ policy: `outlierDetection: { ${block} }` });

testRule(gatewayErrorsRedundant, {
  valid: [
    governed(ejecting('consecutiveGatewayErrors: 3')),
    governed(ejecting('consecutiveGatewayErrors: 3, consecutive5xxErrors: 5')),
    governed(ejecting('consecutiveGatewayErrors: 9, consecutive5xxErrors: 0')),
    governed(ejecting('consecutiveGatewayErrors: 0, consecutive5xxErrors: 3')),
    governed(ejecting('consecutive5xxErrors: 3')),
    governed({ ...ejecting('consecutiveGatewayErrors: 9'), resolution: 'NONE' }),
  ],
  invalid: [
    {
      code: governed(ejecting('consecutiveGatewayErrors: 5, consecutive5xxErrors: 5')),
      findings: [
        {
          message:
            'consecutiveGatewayErrors 5 changes nothing: 502, 503 and 504 are 5xx too, and consecutive5xxErrors is 5. Set a lower number, or consecutive5xxErrors to 0.',
          at: '5',
          ref: 'P24',
        },
      ],
      output: governed(ejecting('consecutive5xxErrors: 5')),
    },
    {
      code: governed(ejecting('consecutiveGatewayErrors: 7')),
      findings: [
        {
          message:
            'consecutiveGatewayErrors 7 changes nothing: 502, 503 and 504 are 5xx too, and consecutive5xxErrors is 5 when it is unset. Set a lower number, or consecutive5xxErrors to 0.',
        },
      ],
      output: governed(ejecting('consecutiveGatewayErrors: 7, consecutive5xxErrors: 0')),
    },
    {
      code: ruleOf(ejecting('consecutiveGatewayErrors: 4, consecutive5xxErrors: 2')),
      findings: [
        {
          message:
            'consecutiveGatewayErrors 4 changes nothing: 502, 503 and 504 are 5xx too, and consecutive5xxErrors is 2. Set a lower number, or consecutive5xxErrors to 0.',
        },
      ],
      output: ruleOf(ejecting('consecutive5xxErrors: 2')),
    },
  ],
});
