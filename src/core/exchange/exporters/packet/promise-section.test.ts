import { expect, it } from 'vitest';
import { findingsOf } from '../../../analysis';
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
  const section = JSON.stringify(promiseSection(promisesOf(mesh, [])));
  expect(section).toContain('(hidden)@/orders');
  expect(section).not.toContain('s3cret');
});

it('says of a promise what it rests on that no cluster takes', () => {
  const design = designFrom({
    'design.yaml': `
      apiVersion: networking.istio.io/v1
      kind: ServiceEntry
      metadata: { name: api, namespace: shop }
      spec: { hosts: ['*.example.com'], ports: [{ number: 443, name: tls, protocol: TLS }], resolution: DNS }
      ---
      apiVersion: fairway.dev/v1alpha1
      kind: EgressDesign
      metadata: { name: shop }
      spec:
        workloads:
          - { name: cart, namespace: shop, calls: [{ url: 'https://api.example.com', expect: { tls: passthrough } }] }
    `,
  });
  const words = 'It goes through ServiceEntry shop/api, which no cluster takes as it is.';
  expect(JSON.stringify(promiseSection(promisesOf(design.mesh, findingsOf(design))))).toContain(words);
});
