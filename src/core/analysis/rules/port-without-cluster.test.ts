import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { portWithoutCluster } from './port-without-cluster';

const entry = (key: string, number: number, rest: string, metadata = ''): string =>
  resourceText(
    `ServiceEntry ${key}`,
    `hosts: [a.example.com]\nports: [{ number: ${number}, name: p${number}, protocol: TLS }]\n${rest}`,
    metadata,
  );

testRule(portWithoutCluster, {
  valid: [
    bundleOf(entry('shop/a', 443, 'resolution: DNS'), entry('shop/b', 8443, 'resolution: DNS')),
    bundleOf(entry('shop/a', 443, 'resolution: DNS'), entry('pay/b', 8443, 'resolution: NONE')),
    bundleOf(entry('shop/a', 443, 'resolution: DNS'), entry('shop/b', 443, 'resolution: NONE')),
    bundleOf(entry('shop/a', 443, 'resolution: DNS'), entry('shop/b', 8443, "resolution: NONE\nexportTo: ['~']")),
  ],
  invalid: [
    {
      code: bundleOf(entry('shop/a', 443, 'resolution: DNS'), entry('shop/b', 8443, 'resolution: NONE')),
      findings: [
        {
          message:
            'Calls to port 8443 get a closed connection (NC): ServiceEntry shop/a has a.example.com too and differs in resolution, so this port gets no cluster. Make one entry of the two.',
          at: '8443',
          path: 'spec.ports[0].number',
          ref: 'L19',
        },
      ],
    },
    {
      code: bundleOf(
        entry('shop/a', 443, 'resolution: DNS'),
        entry('shop/b', 8443, 'resolution: DNS\nexportTo: [shop]', 'labels: { team: pay }'),
      ),
      findings: [
        {
          message:
            'Calls to port 443 get a closed connection (NC): ServiceEntry shop/b has a.example.com too and differs in labels and exportTo, so this port gets no cluster. Make one entry of the two.',
        },
      ],
    },
  ],
});
