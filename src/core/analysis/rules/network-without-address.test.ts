import { entry } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { networkWithoutAddress } from './network-without-address';

testRule(networkWithoutAddress, {
  valid: [
    entry('    resolution: STATIC\n    endpoints: [{ address: 10.0.0.1, network: far }]\n'),
    // The DNS modes refuse it.
    entry('    resolution: DNS\n    endpoints: [{ network: far }]\n'),
  ],
  invalid: [
    {
      code: entry('    resolution: STATIC\n    endpoints: [{ network: far }]\n'),
      findings: [
        {
          message:
            "endpoints[0] has a network and no address: it is reached through that network's gateway, if istiod knows one. istiod warns of it; give it an address if it has one.",
          at: 'far',
          ref: 'wh-we-address-network',
          code: 'IST0133',
        },
      ],
    },
    {
      code: 'apiVersion: networking.istio.io/v1\nkind: WorkloadEntry\nmetadata:\n  name: a\nspec:\n  address: ""\n  network: far\n',
      findings: [
        {
          message:
            "spec has a network and no address: it is reached through that network's gateway, if istiod knows one. istiod warns of it; give it an address if it has one.",
        },
      ],
    },
  ],
});
