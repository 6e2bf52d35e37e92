import { expect, it } from 'vitest';
import { findingsOf } from '../core/analysis';
import { designFrom } from '../core/testing/change-cases';
import { findPattern } from './commands/patterns';
import { patternFor } from './finding-pattern';

it('mends a plain port by a pattern that is offered for it, under its own title', () => {
  const snapshot = designFrom({
    'egress.yaml': `
      apiVersion: networking.istio.io/v1
      kind: ServiceEntry
      metadata: { name: api, namespace: shop }
      spec:
        hosts: [api.example.com]
        ports:
          - { number: 8080, name: more, protocol: HTTP }
          - { number: 80, name: http, protocol: HTTP, targetPort: 443 }
        resolution: DNS
    `,
  });
  const found = findingsOf(snapshot).flatMap((finding) => patternFor(finding) ?? []);
  expect(found.map(({ resource, aim }) => [resource, aim])).toEqual([['ServiceEntry/shop/api', { port: 80 }]]);
  const pattern = findPattern(found[0]?.id ?? '');
  expect(pattern?.title).toBe(found[0]?.title);
  expect(pattern?.offered(snapshot, 'ServiceEntry/shop/api', { port: 80 })).toBe(true);
});
