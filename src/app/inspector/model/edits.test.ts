import { describe, expect, it } from 'vitest';
import { below, nest, unsetOp } from './edits';

describe('unsetting', () => {
  it('takes the parents that it leaves empty', () => {
    const root = { spec: { host: 'a', trafficPolicy: { tls: { sni: 'a' } } } };
    expect(unsetOp(root, ['spec', 'trafficPolicy', 'tls', 'sni'])).toEqual({
      type: 'delete',
      path: ['spec', 'trafficPolicy'],
    });
  });

  it('leaves parents that hold something else', () => {
    const root = { spec: { trafficPolicy: { tls: { sni: 'a', mode: 'SIMPLE' } } } };
    expect(unsetOp(root, ['spec', 'trafficPolicy', 'tls', 'sni'])).toEqual({
      type: 'delete',
      path: ['spec', 'trafficPolicy', 'tls', 'sni'],
    });
  });

  it('leaves a block that means something when it is empty', () => {
    const root = { spec: { trafficPolicy: { outlierDetection: { interval: '1s' } } } };
    const path = ['spec', 'trafficPolicy', 'outlierDetection', 'interval'];
    expect(unsetOp(root, path)).toEqual({ type: 'delete', path });
  });

  it('takes that block itself when it is what is unset', () => {
    const root = { spec: { host: 'a', trafficPolicy: { outlierDetection: {} } } };
    expect(unsetOp(root, ['spec', 'trafficPolicy', 'outlierDetection'])).toEqual({
      type: 'delete',
      path: ['spec', 'trafficPolicy'],
    });
  });

  it('takes the list with its only item, and keeps an item that has lost its fields', () => {
    const root = { spec: { addresses: ['10.0.0.1'], hosts: ['a', 'b'], endpoints: [{ address: 'x' }] } };
    expect(unsetOp(root, ['spec', 'addresses', 0])).toEqual({ type: 'delete', path: ['spec', 'addresses'] });
    expect(unsetOp(root, ['spec', 'hosts', 1])).toEqual({ type: 'delete', path: ['spec', 'hosts', 1] });
    expect(unsetOp(root, ['spec', 'endpoints', 0, 'address'])).toEqual({
      type: 'delete',
      path: ['spec', 'endpoints', 0, 'address'],
    });
  });

  it('never takes spec or metadata', () => {
    expect(unsetOp({ metadata: { name: 'a' } }, ['metadata', 'name'])).toEqual({
      type: 'delete',
      path: ['metadata', 'name'],
    });
  });
});

it('nests a value below keys and indexes', () => {
  expect(nest(['port', 'number'], 443)).toEqual({ port: { number: 443 } });
  expect(nest([], 443)).toBe(443);
  expect(nest(['to', 0], 'a')).toEqual({ to: ['a'] });
});

it('puts ops below the item of a List', () => {
  expect(below(['items', 1], [{ type: 'delete', path: ['spec'] }])).toEqual([
    { type: 'delete', path: ['items', 1, 'spec'] },
  ]);
});
