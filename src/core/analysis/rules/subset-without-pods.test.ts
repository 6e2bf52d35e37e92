import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { subsetWithoutPods } from './subset-without-pods';

const rule = (...labels: readonly string[]): string =>
  resourceText(
    'DestinationRule shop/db',
    `host: db.example.com\nsubsets: [${labels.map((each, index) => `{ name: s${index}, labels: { ${each} } }`).join(', ')}]`,
  );
const entry = (rest = ''): string =>
  resourceText(
    'ServiceEntry shop/db',
    `hosts: [db.example.com]\nports: [{ number: 5432, name: db, protocol: TCP }]\n${rest}`,
  );
const pod = (labels: string, key = 'other/db'): string =>
  resourceText(`Pod ${key}`, 'nodeName: n1', `labels: { ${labels} }`);
const node = resourceText('Node n1', '', 'labels: { topology.kubernetes.io/region: eu, disk: fast }');
const design = resourceText('EgressDesign design', 'workloads: [{ name: db, locality: eu/eu-1a }]');

testRule(subsetWithoutPods, {
  valid: [
    bundleOf(entry(), rule('version: v1')),
    bundleOf(rule('version: v1'), pod('a: b')),
    bundleOf(entry(), rule('version: v1'), pod('version: v1')),
    bundleOf(entry(), rule(''), pod('a: b')),
    bundleOf(entry(), rule('topology.kubernetes.io/region: eu, version: v1'), pod('version: v1'), node),
    bundleOf(entry(), rule('kubernetes.io/hostname: n1'), pod('a: b'), node),
    bundleOf(entry(), rule('topology.kubernetes.io/zone: eu-1a'), design),
  ],
  invalid: [
    {
      code: bundleOf(entry(), rule('version: v1', 'version: v2'), pod('version: v1')),
      findings: [
        {
          message:
            'Subset s1 selects no endpoint: no pod in the files has version=v2. Correct the labels, or add the pods.',
          at: 'labels',
          path: 'spec.subsets[1].labels',
          code: 'IST0173',
          ref: 'IST0173',
          layer: 'analyze',
        },
      ],
    },
    {
      code: bundleOf(entry(), rule('disk: fast'), pod('a: b'), node),
      findings: [
        {
          message:
            'Subset s0 selects no endpoint: no pod in the files has disk=fast. Correct the labels, or add the pods.',
        },
      ],
    },
    {
      code: bundleOf(
        entry('resolution: STATIC\nendpoints: [{ address: 10.0.0.1, labels: { zone: a } }]'),
        rule('zone: a'),
        pod('app: api'),
      ),
      findings: [
        {
          message:
            'No pod in the files has zone=a, so istioctl analyze reports subset s0. Endpoints of ServiceEntry shop/db carry its labels, and calls get there.',
          severity: 'info',
        },
      ],
    },
    {
      code: bundleOf(
        entry('workloadSelector: { labels: { app: db } }'),
        resourceText('WorkloadEntry shop/vm', 'address: 10.0.0.1\nlabels: { app: db, version: v1 }'),
        rule('version: v1'),
        pod('version: v1'),
      ),
      findings: [
        {
          message:
            'No pod in the files has app=db, version=v1, so istioctl analyze reports subset s0. WorkloadEntries such as shop/vm carry its labels, and calls get there.',
          severity: 'info',
        },
      ],
    },
  ],
});
