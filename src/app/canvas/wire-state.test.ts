import { describe, expect, it } from 'vitest';
import { wireLook } from '../../core/picture';
import type { Edge } from '../../core/topology';
import { getCanvas } from './canvas-state';
import { bundleState, dashOf, wireState } from './wire-state';

const call: Edge = {
  id: 'c',
  type: 'call',
  from: 'Workload/a/w',
  fromRow: '0',
  to: 'ServiceEntry/a/e',
  toRow: '443',
  tls: 'app',
  outcome: 'reached',
  place: undefined,
  label: 'Call to https://e',
};

describe('what passes on a wire', () => {
  it('is lit by its card, or by its own row', () => {
    const at = (node: string, part: string | null) => ({ ...getCanvas(), spot: { node, part } });
    expect(wireState(at(call.from, null), call)).toContain('is-lit');
    expect(wireState(at(call.from, 'call:0'), call)).toContain('is-lit');
    expect(wireState(at(call.from, 'call:1'), call)).not.toContain('is-lit');
    expect(wireState(at(call.to, 'port:443'), call)).toContain('is-lit');
  });

  it('fades unless both ends are in the focus', () => {
    const focused = new Set([call.from]);
    expect(wireState({ ...getCanvas(), focused }, call)).toContain('is-faded');
    expect(wireState({ ...getCanvas(), focused: new Set([call.from, call.to]) }, call)).toBe('');
  });
});

describe('what passes on a bundle', () => {
  it('fades unless a wire that it stands for is in the focus', () => {
    const bundle = { from: call.from, to: 'Group/ServiceEntry/a/e/example.com', edges: [call] };
    expect(bundleState({ ...getCanvas(), focused: new Set([call.from]) }, bundle)).toContain('is-faded');
    expect(bundleState({ ...getCanvas(), focused: new Set([call.from, call.to]) }, bundle)).toBe('');
  });
});

describe('the classes of a wire', () => {
  it('say how it is dashed, and what is wrong with it', () => {
    expect(dashOf(wireLook(call))).toBe('is-solid');
    expect(dashOf(wireLook({ ...call, tls: 'app-and-sidecar' }))).toBe('is-solid is-double');
    expect(dashOf(wireLook({ ...call, outcome: 'error' }))).toBe('is-solid is-broken');
  });
});
