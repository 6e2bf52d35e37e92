import { resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { unsetOutboundMode } from './unset-outbound-mode';

const sidecar = (rest: string): string => resourceText('Sidecar shop/default', rest);
const message =
  'Calls to hosts that the pods do not know are refused: without a mode this is REGISTRY_ONLY, whatever the mesh says. Write the mode that you want.';

testRule(unsetOutboundMode, {
  valid: [
    sidecar('outboundTrafficPolicy: { mode: ALLOW_ANY }'),
    sidecar('outboundTrafficPolicy: { mode: REGISTRY_ONLY }'),
    sidecar("egress: [{ hosts: ['*/*'] }]"),
    sidecar("egress: [{ hosts: ['*/*'] }]\noutboundTrafficPolicy:"),
  ],
  invalid: [
    {
      code: sidecar('outboundTrafficPolicy: {}'),
      findings: [{ message, path: 'spec.outboundTrafficPolicy', at: 'outboundTrafficPolicy', ref: 'V05' }],
      output: sidecar('outboundTrafficPolicy:\n  mode: REGISTRY_ONLY'),
    },
    {
      code: sidecar('outboundTrafficPolicy:\n  egressProxy: { host: proxy.example.com, port: { number: 80 } }'),
      findings: [{ message }],
      output: sidecar(
        'outboundTrafficPolicy:\n  egressProxy: { host: proxy.example.com, port: { number: 80 } }\n  mode: REGISTRY_ONLY',
      ),
    },
  ],
});
