import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { sidecarWithoutPods } from './sidecar-without-pods';

const sidecar = (labels: string): string =>
  resourceText('Sidecar shop/api', `workloadSelector:\n  labels: { ${labels} }\negress: [{ hosts: ['./*'] }]`);
const pod = (key: string, labels: string): string => resourceText(`Pod ${key}`, '', `labels: { ${labels} }`);
const deployment = resourceText('Deployment shop/api', 'template: { metadata: { labels: { app: api, version: v1 } } }');
const design = resourceText('EgressDesign design', 'workloads: [{ name: api, namespace: shop, labels: { app: api } }]');

testRule(sidecarWithoutPods, {
  valid: [
    sidecar('app: api'),
    bundleOf(sidecar('app: api'), pod('shop/api', 'app: api, version: v1')),
    bundleOf(sidecar('app: api'), deployment),
    bundleOf(sidecar('app: api'), design),
    bundleOf(
      sidecar('app: api'),
      deployment.replace('version: v1', 'team: a'),
      design.replace('app: api', 'version: v1'),
    ),
    bundleOf(sidecar(''), pod('shop/api', 'app: other')),
    bundleOf(sidecar('app: api'), pod('kube-system/dns', 'app: dns')),
  ],
  invalid: [
    {
      code: bundleOf(
        sidecar('app: api, version: v1'),
        pod('shop/api', 'app: api'),
        pod('infra/api', 'app: api, version: v1'),
      ),
      findings: [
        {
          message:
            'This Sidecar applies to no pod: no pod of shop in the files has app=api, version=v1. Correct the labels or the namespace.',
          at: 'labels',
          path: 'spec.workloadSelector.labels',
          code: 'IST0101',
          refType: 'selector',
          ref: 'IST0101-sc-selector',
        },
      ],
    },
    {
      code: bundleOf(sidecar('app: web'), design),
      findings: [
        {
          message:
            'This Sidecar applies to no pod: no pod of shop in the files has app=web. Correct the labels or the namespace.',
          severity: 'warning',
        },
      ],
    },
  ],
});
