import { sidecar } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { egressProxy } from './egress-proxy';

const policy = (rest: string): string => sidecar(`    outboundTrafficPolicy:\n${rest}`);

testRule(egressProxy, {
  valid: [
    policy(
      '      mode: ALLOW_ANY\n      egressProxy: { host: proxy.example.com, subset: v1, port: { number: 3128 } }\n',
    ),
    policy('      mode: REGISTRY_ONLY\n'),
  ],
  invalid: [
    {
      code: policy(
        '      mode: REGISTRY_ONLY\n      egressProxy:\n        host: "*.example.com"\n        port: { number: 0 }\n',
      ),
      findings: [
        {
          message:
            'egressProxy gets calls to unknown destinations, and istiod refuses it with REGISTRY_ONLY. Set mode to ALLOW_ANY, or remove egressProxy.',
          at: 'egressProxy',
          ref: 'wh-sc-egressproxy-mode',
          code: 'IST0106',
        },
      ],
    },
    {
      code: policy('      egressProxy: { host: proxy.example.com, port: { number: 3128 } }\n'),
      findings: [
        {
          message:
            'egressProxy gets calls to unknown destinations, and istiod refuses it without a mode, which is REGISTRY_ONLY. Set mode to ALLOW_ANY, or remove egressProxy.',
        },
      ],
    },
    {
      code: policy('      mode: ALLOW_ANY\n      egressProxy:\n        host: "*.example.com" # all\n'),
      findings: [
        {
          message: 'port is missing in egressProxy; istiod refuses it. Add the port on which the host takes the calls.',
          at: 'egressProxy',
          ref: 'wh-sc-egressproxy-port',
        },
        {
          message: 'host of egressProxy is one DNS name; istiod refuses *.example.com. Name one host.',
          at: '"*.example.com"',
          ref: 'wh-sc-egressproxy-host',
        },
      ],
    },
    {
      code: policy(
        '      mode: ALLOW_ANY\n      egressProxy: { host: proxy.example.com, subset: v_1, port: { number: 70000 } }\n',
      ),
      findings: [
        {
          message:
            'subset is 1 to 63 letters, digits and -; istiod refuses v_1. Name a subset of the host’s DestinationRule, or remove it.',
          ref: 'wh-sc-egressproxy-dest',
        },
        {
          message:
            "number of egressProxy's port is 1 to 65535; istiod refuses 70000. Write the port on which the host takes the calls.",
          at: '70000',
        },
      ],
    },
  ],
});
