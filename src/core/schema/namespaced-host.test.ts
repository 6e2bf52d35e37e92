import { describe, expect, it } from 'vitest';
import { faultOfNamespacedHost } from './namespaced-host';

describe('a host with its namespace', () => {
  it.each(['*/*', './*', '~/*', 'shop/api.example.com', './*.example.com', '*/a.b.'])(
    'is taken by a Sidecar: %s',
    (text) => expect(faultOfNamespacedHost(text, { kind: 'Sidecar' })).toBeUndefined(),
  );
  it.each([
    ['api.example.com', 'no-namespace'],
    ['/api.example.com', 'empty-half'],
    ['shop/', 'empty-half'],
    ['a.b/api.example.com', 'namespace'],
    ['shop/api', 'short-name'],
    ['shop/*api.example.com', 'partial-wildcard'],
    ['shop/10.0.0.1', 'host'],
    ['shop/a/b.com', 'host'],
  ])('is refused by a Sidecar: %s for %s', (text, fault) =>
    expect(faultOfNamespacedHost(text, { kind: 'Sidecar' })).toBe(fault),
  );
  it.each(['*', 'api.example.com', '*.example.com', '10.0.0.1', 'shop/10.0.0.1', '*/*', './a.b'])(
    'is taken by a Gateway: %s',
    (text) => expect(faultOfNamespacedHost(text, { kind: 'Gateway' })).toBeUndefined(),
  );
  it.each([
    ['api', 'short-name'],
    ['::1', 'short-name'],
    ['~/a.b', 'namespace'],
    ['*a.b', 'partial-wildcard'],
    ['', 'short-name'],
  ])('is refused by a Gateway: %s for %s', (text, fault) =>
    expect(faultOfNamespacedHost(text, { kind: 'Gateway' })).toBe(fault),
  );
  it('may have ~ where a Gateway was made from one of the Gateway API', () =>
    expect(faultOfNamespacedHost('~/a.b', { kind: 'Gateway', fromGatewayApi: true })).toBeUndefined());
});
