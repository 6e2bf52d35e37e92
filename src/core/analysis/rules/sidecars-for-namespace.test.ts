import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { sidecarsForNamespace } from './sidecars-for-namespace';

const sidecar = (key: string, selector = ''): string => resourceText(`Sidecar ${key}`, selector);
const namespace = (labels: string): string => resourceText('Namespace shop', '', `labels: { ${labels} }`);

testRule(sidecarsForNamespace, {
  valid: [
    bundleOf(sidecar('shop/a'), sidecar('infra/a')),
    bundleOf(sidecar('shop/a'), sidecar('shop/b', 'workloadSelector: { labels: { app: api } }')),
    bundleOf(sidecar('shop/a'), sidecar('shop/b'), namespace('istio.io/dataplane-mode: ambient')),
  ],
  invalid: [
    {
      code: bundleOf(sidecar('shop/a'), sidecar('shop/b', 'workloadSelector: {}')),
      findings: [
        {
          message:
            'a and b are Sidecars for all of shop, and proxies use only the oldest. Join them, or give the others a workloadSelector.',
          at: 'a',
          path: 'metadata.name',
          code: 'IST0111',
          ref: 'IST0111',
        },
        {
          message:
            'b and a are Sidecars for all of shop, and proxies use only the oldest. Join them, or give the others a workloadSelector.',
        },
      ],
    },
  ],
});
