import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { sidecarsForOnePod } from './sidecars-for-one-pod';

const sidecar = (key: string, labels: string): string =>
  resourceText(`Sidecar ${key}`, `workloadSelector:\n  labels: { ${labels} }`);
const pod = (metadata = ''): string => resourceText('Pod shop/api', '', `labels: { app: api, tier: back }${metadata}`);
const deployment = resourceText('Deployment shop/api', 'template: { metadata: { labels: { app: api, tier: back } } }');

testRule(sidecarsForOnePod, {
  valid: [
    bundleOf(sidecar('shop/a', 'app: api'), sidecar('shop/b', 'app: web'), pod()),
    bundleOf(sidecar('shop/a', 'app: api'), sidecar('infra/b', 'app: api'), pod()),
    bundleOf(sidecar('shop/a', 'app: api'), sidecar('shop/b', ''), pod()),
    bundleOf(
      sidecar('shop/a', 'app: api'),
      sidecar('shop/b', 'tier: back'),
      pod('\n  annotations: { ambient.istio.io/redirection: enabled }'),
    ),
  ],
  invalid: [
    {
      code: bundleOf(sidecar('shop/a', 'app: api'), sidecar('shop/b', 'tier: back'), pod()),
      findings: [
        {
          message: 'Pod shop/api is selected by b too, and its proxy uses only one of them. Select each pod once.',
          at: 'labels',
          code: 'IST0110',
          ref: 'IST0110',
        },
        { message: 'Pod shop/api is selected by a too, and its proxy uses only one of them. Select each pod once.' },
      ],
    },
    {
      code: bundleOf(sidecar('shop/a', 'app: api'), sidecar('shop/b', 'tier: back'), deployment),
      findings: [
        {
          message:
            'The pods of shop/api are selected by b too, and their proxies use only one of them. Select each pod once.',
        },
        {
          message:
            'The pods of shop/api are selected by a too, and their proxies use only one of them. Select each pod once.',
        },
      ],
    },
  ],
});
