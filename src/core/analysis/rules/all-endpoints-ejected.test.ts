import { governed, ruleOf, tcp } from '../../testing/traffic-policy-cases';
import { testRule } from '../../testing/rule-tester';
import { allEndpointsEjected } from './all-endpoints-ejected';

const message =
  'All endpoints can be ejected at once, and without minHealthPercent Envoy then uses none of them: calls get 503 (UH). Set a lower maxEjectionPercent, or minHealthPercent.';
const policy = 'outlierDetection: { maxEjectionPercent: 100 }';

testRule(allEndpointsEjected, {
  valid: [
    governed({ policy: 'outlierDetection: { maxEjectionPercent: 99 }' }),
    governed({ policy: 'outlierDetection: { maxEjectionPercent: 100, minHealthPercent: 50 }' }),
    governed({ policy: 'outlierDetection: {}' }),
    governed({ policy, resolution: 'NONE' }),
    // Another rule speaks of the only endpoint.
    governed({ policy, endpoints: 1 }),
    governed({ policy: 'outlierDetection: { maxEjectionPercent: 100, consecutive5xxErrors: 0 }' }),
    // The settings of the only port are in force.
    governed({ policy: `${policy}, portLevelSettings: [{ port: { number: 80 }, loadBalancer: { simple: RANDOM } }]` }),
  ],
  invalid: [
    { code: governed({ policy }), findings: [{ message, at: '100', ref: 'P27' }] },
    { code: governed({ policy, resolution: 'DNS' }), findings: [{ message }] },
    {
      code: governed({ policy: 'outlierDetection: { maxEjectionPercent: 100, minHealthPercent: 0 }' }),
      findings: [{ message }],
    },
    {
      code: governed({ policy, ports: tcp }),
      findings: [{ message: message.replace('get 503', 'get a closed connection') }],
    },
    {
      code: governed({ policy, ports: '{ number: 80, name: any, protocol: "" }' }),
      findings: [{ message: message.replace('get 503', 'get 503 or a closed connection') }],
    },
    // Its host may be one of the cluster.
    { code: ruleOf({ policy }), findings: [{ message, at: '100' }] },
  ],
});
