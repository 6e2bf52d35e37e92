import { sidecar } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { catchAllListener } from './catch-all-listener';

const http = '      - port: { number: 80 }\n        hosts: [./*]\n';

testRule(catchAllListener, {
  valid: [
    sidecar(`    egress:\n${http}      - hosts: [./*]\n`),
    sidecar('    egress:\n      - hosts: [./*]\n'),
    // Ingress is another matter.
    sidecar('    ingress:\n      - port: { number: 80 }\n      - port: { number: 81 }\n'),
  ],
  invalid: [
    {
      code: sidecar(`    egress:\n      # all the rest\n      - hosts: [./*] # own\n${http}`),
      findings: [
        {
          message:
            'egress[0] has no port and takes all calls; istiod refuses it unless it is the last listener. Move it to the end.',
          at: 'hosts',
          path: 'spec.egress[0]',
          ref: 'wh-sc-eg-catchall-order',
          code: 'IST0106',
        },
      ],
      output: sidecar(`    egress:\n${http}      # all the rest\n      - hosts: [./*] # own\n`),
    },
    {
      // Which of the two is meant nobody knows.
      code: sidecar('    egress:\n      - hosts: [./*]\n      - hosts: [a/*]\n'),
      findings: [
        {
          message:
            'egress[0] has no port and takes all calls; istiod refuses it unless it is the last listener. Keep one such listener, at the end.',
        },
      ],
    },
  ],
});
