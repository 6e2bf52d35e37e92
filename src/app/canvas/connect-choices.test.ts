import { describe, expect, it } from 'vitest';
import { takeSnapshot } from '../../core/snapshot';
import { dedent, workspaceOf } from '../../core/testing/mesh-fixture';
import { choicesOf, narrow } from './connect-choices';

const entry = (name: string, port: string): string =>
  dedent(`
    apiVersion: networking.istio.io/v1
    kind: ServiceEntry
    metadata: { name: ${name}, namespace: shop }
    spec:
      hosts: [${name}.example.com]
      ports: [{ ${port} }]
      resolution: DNS
  `);
const snapshot = takeSnapshot(
  workspaceOf({
    'egress.yaml': [
      entry('api', 'number: 443, name: https, protocol: HTTPS'),
      entry('db', 'number: 5432, name: tcp, protocol: TCP'),
    ].join('\n---\n'),
    'design.yaml': dedent(`
      apiVersion: fairway.dev/v1alpha1
      kind: EgressDesign
      metadata: { name: shop }
      spec:
        workloads: [{ name: cart, namespace: shop }]
    `),
  }),
);
const choices = choicesOf(snapshot, { node: 'Workload/shop/cart', part: null });
const labels = (typed: string): string[] => narrow(choices, typed).map((choice) => choice.says);

describe('choicesOf', () => {
  it('offers what a wire can end at, and says what may be typed', () => {
    expect(choices.free?.what).toBe('url');
    expect(choices.targets.every((target) => target.end !== null)).toBe(true);
    expect(labels('')).toContain('Adds a call to tcp://db.example.com:5432');
  });

  it('has nothing to type for a rule', () => {
    expect(choicesOf(snapshot, { node: 'ServiceEntry/shop/none', part: null })).toMatchObject({
      targets: [],
      free: null,
    });
  });
});

it('says of each port what tells it from the others', () => {
  expect(choices.targets.map(({ about }) => about)).toContain('HTTPS · TLS by app');
  expect(narrow(choices, 'tls by app').map(({ label }) => label)).toEqual(['ServiceEntry shop/api']);
});

describe('narrow', () => {
  it('keeps what holds every word, and what is typed last', () => {
    expect(labels('db 5432').every((says) => says.includes('db.example.com:5432'))).toBe(true);
    expect(labels('db').at(-1)).toBe('Adds a call to https://db');
    expect(labels('db').length).toBeGreaterThan(1);
  });

  it('means a URL when one is typed', () => {
    expect(labels('https://new.example.com')[0]).toBe('Adds a call to https://new.example.com');
    expect(narrow(choices, 'https://new.example.com')[0]).toMatchObject({ text: 'https://new.example.com', end: null });
  });

  it('says what would be written, without a password, or why nothing can be', () => {
    expect(labels('postgres://app:secret@db.example.com/orders').at(-1)).toBe(
      'Adds a call to tcp://db.example.com:5432',
    );
    expect(labels('tcp://new.example.com').at(-1)).toBe(
      'tcp://new.example.com has no port, and tcp has no default one. Add :port.',
    );
  });
});
