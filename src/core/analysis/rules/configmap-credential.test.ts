import { destinationRule, rule } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { configmapCredential } from './configmap-credential';

const tls = (credential: string): string =>
  destinationRule(`    trafficPolicy:\n      tls: { mode: SIMPLE, credentialName: '${credential}' }\n`);

testRule(configmapCredential, {
  valid: [
    tls('ca'),
    tls('configmap://shop/ca'),
    // Without a namespace it is that of kubectl and istioctl.
    rule("      tls: { mode: SIMPLE, credentialName: 'configmap://default/ca' }\n"),
  ],
  invalid: [
    {
      code: tls('configmap://shop'),
      findings: [
        {
          message:
            'credentialName is configmap://shop/name for a ConfigMap; istiod refuses configmap://shop. Name the ConfigMap like that.',
          at: "'configmap://shop'",
          ref: 'wh-dr-tls-configmap',
          code: 'IST0106',
        },
      ],
    },
    {
      code: tls('configmap:///ca'),
      findings: [
        {
          message:
            'credentialName is configmap://shop/name for a ConfigMap; istiod refuses configmap:///ca. Name the ConfigMap like that.',
        },
      ],
    },
    {
      // Also where the mode has no use for it.
      code: destinationRule("    trafficPolicy:\n      tls: { mode: DISABLE, credentialName: 'configmap://pay/ca' }\n"),
      findings: [
        {
          message:
            "credentialName names a ConfigMap of pay; istiod refuses all but those of the rule's own namespace, shop. Copy the ConfigMap there.",
        },
      ],
    },
  ],
});
