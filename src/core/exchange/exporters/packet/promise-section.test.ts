import { expect, it } from 'vitest';
import { designFrom } from '../../../testing/change-cases';
import { promiseSection, promisesOf } from './promise-section';

it('shows no password of a call that cannot be read', () => {
  const { mesh } = designFrom({
    'design.yaml': `
      apiVersion: fairway.dev/v1alpha1
      kind: EgressDesign
      metadata: { name: shop }
      spec:
        workloads:
          - { name: cart, namespace: shop, calls: [{ url: 'https://app:s3cret@/orders', expect: { outcome: blocked } }] }
    `,
  });
  const section = JSON.stringify(promiseSection(promisesOf(mesh)));
  expect(section).toContain('(hidden)@/orders');
  expect(section).not.toContain('s3cret');
});
