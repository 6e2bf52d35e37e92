import { describe, expect, it } from 'vitest';
import { postureOf } from '../../core/mesh';
import { mesh } from '../../core/testing/mesh-fixture';
import { readFilter } from './cell-filter';

const { mesh: shop } = mesh`
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: api, namespace: shop }
  spec:
    hosts: [api.example.com]
    ports: [{ number: 443, name: https, protocol: HTTPS }]
    resolution: DNS
    exportTo: [.]
  ---
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: design }
  spec:
    mesh: { outboundTrafficPolicy: REGISTRY_ONLY }
    workloads:
      - name: cart
        namespace: shop
        labels: { app: cart }
        calls: [{ url: 'https://api.example.com', expect: { outcome: blocked } }]
      - { name: job, namespace: bank }`;

/** What a filter leaves, as `row host`; or what is wrong with it. */
function left(text: string): readonly string[] | string {
  const filter = readFilter(text);
  if (filter.type !== 'test') return filter.type === 'problem' ? filter.says : 'all';
  const { rows, columns, cell } = postureOf(shop);
  return rows.flatMap((row) =>
    columns
      .filter((column) => filter.test(row, column, () => cell(row, column)))
      .map((column) => `${row.name} ${column.host ?? 'other'}`),
  );
}

it('finds redirected calls by their name, and not among those that are blocked', () => {
  const { mesh: redirecting } = mesh`
    apiVersion: networking.istio.io/v1
    kind: ServiceEntry
    metadata: { name: api, namespace: shop }
    spec:
      hosts: [api.example.com]
      ports: [{ number: 80, name: http, protocol: HTTP }]
      resolution: DNS
    ---
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: api, namespace: shop }
    spec: { hosts: [api.example.com], http: [{ redirect: { uri: /new } }] }
    ---
    apiVersion: fairway.dev/v1alpha1
    kind: EgressDesign
    metadata: { name: design }
    spec: { workloads: [{ name: cart, namespace: shop, calls: [{ url: 'http://api.example.com' }] }] }`;
  const [row] = postureOf(redirecting).rows;
  const [column] = postureOf(redirecting).columns;
  const finds = (text: string): boolean => {
    const filter = readFilter(text);
    if (filter.type !== 'test' || !row || !column) throw new Error(`${text} is no test of a cell`);
    return filter.test(row, column, () => postureOf(redirecting).cell(row, column));
  };
  expect(finds('outcome:redirected')).toBe(true);
  expect(finds('outcome:blocked')).toBe(false);
});

const all = ['job api.example.com', 'job other', 'cart api.example.com', 'cart other'];

describe('the filter of the matrix', () => {
  it.each([
    ['', 'all'],
    ['cart', ['cart api.example.com', 'cart other']],
    ['shop/ca', ['cart api.example.com', 'cart other']],
    ['example', ['job api.example.com', 'cart api.example.com']],
    ['refused', ['job api.example.com', 'job other', 'cart other']],
    ['-ns:bank', ['cart api.example.com', 'cart other']],
    ['host:*.example.com outcome:reached', ['cart api.example.com']],
    ['tls:1', ['cart api.example.com']],
    ['via:sidecar', ['cart api.example.com']],
    ['via:egress-gateway,z*', []],
    ['expect:fails', ['cart api.example.com']],
    ['label:app=cart port:443', ['cart api.example.com', 'cart other']],
    ['to:"any other host"', ['job other', 'cart other']],
    ['port:400-500', all],
    ['nothing', []],
  ])('leaves of %j what it asks for', (text, cells) => {
    expect(left(text)).toEqual(cells);
  });

  it('says what it cannot ask about', () => {
    expect(left('kind:workload')).toMatch(/^kind: asks about cards\. Here these say something: ns, name/);
    expect(left('tls:bogus')).toMatch(/^tls: knows .* and not bogus\.$/);
    expect(left('tls:unknown')).toMatch(/^tls: knows none, 0, app, .* here, and not unknown\.$/);
    expect(left('via:teleport')).toMatch(/^via: knows .* and not teleport\.$/);
    expect(left('host:')).toMatch(/^host: stands without a value\./);
  });

  it('asks no cell for a word that only a name can have', () => {
    const filter = readFilter('cart');
    const { rows, columns } = postureOf(shop);
    const [row, column] = [rows[0], columns[0]];
    if (filter.type !== 'test' || !row || !column) throw new Error('There is nothing to ask');
    const never = (): never => {
      throw new Error('A cell was asked for');
    };
    expect(filter.test(row, column, never)).toBe(false);
  });
});
