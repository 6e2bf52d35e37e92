import { describe, expect, it } from 'vitest';
import type { Edge } from '../../core/topology';
import { getCanvas } from './canvas-state';
import { farPath } from './course';
import { isMetered, wireLook, wireState, wireTitle } from './wire-look';

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

describe('how a wire looks', () => {
  it('tells what becomes of a call by dashes and ends', () => {
    expect(wireLook(call)).toEqual({ dash: 'is-solid', layers: 1, mark: null });
    expect(wireLook({ ...call, outcome: 'passthrough' })).toMatchObject({ dash: 'is-passing', mark: null });
    expect(wireLook({ ...call, outcome: 'blackhole' })).toMatchObject({ dash: 'is-refused', mark: 'bar' });
    expect(wireLook({ ...call, outcome: 'unresolved' })).toMatchObject({ dash: 'is-unresolved', mark: 'question' });
  });

  it('takes the colour of an error where TLS lies inside TLS', () => {
    expect(wireLook({ ...call, tls: 'app-and-sidecar' })).toMatchObject({ dash: 'is-solid is-double', layers: 2 });
  });

  it('draws what is only known, or only a spare, without a solid line', () => {
    expect(wireLook({ ...call, type: 'knows' })).toMatchObject({ dash: 'is-idle', layers: 0 });
    expect(wireLook({ ...call, type: 'dials', priority: 0 }).dash).toBe('is-solid');
    expect(wireLook({ ...call, type: 'dials', priority: 1 }).dash).toBe('is-spare');
    expect(wireLook({ ...call, type: 'misses' }).dash).toBe('is-ghost');
  });

  it('draws what a rule sends to a gateway as sent, with its layers, once they are known', () => {
    const route: Edge = { ...call, type: 'route', tls: 'sidecar' };
    expect(wireLook(route)).toEqual({ dash: 'is-solid', layers: 1, mark: 'arrow' });
    expect(wireTitle(route)).toContain('TLS by sidecar');
    expect(wireLook({ ...route, tls: 'unknown' })).toEqual({ dash: 'is-route', layers: 0, mark: 'arrow' });
  });

  it('measures no TLS where nothing is sent', () => {
    expect(isMetered(call)).toBe(true);
    expect(isMetered({ ...call, outcome: 'blackhole' })).toBe(false);
  });

  it('says why a call misses an entry, and who encrypts', () => {
    expect(wireTitle({ ...call, type: 'misses', why: 'no SNI' })).toContain('misses it: no SNI');
    expect(wireTitle(call)).toBe('Call to https://e: TLS by app');
  });
});

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

describe('wires from far away', () => {
  it('have a stroke across for each layer of TLS', () => {
    expect(farPath(0, 0, 100, 0, 0)).toBe('M0 0L100 0');
    expect(farPath(0, 0, 100, 0, 1)).toBe('M0 0L100 0M50 -14L50 14');
    expect(farPath(0, 0, 100, 0, 2).match(/M/g)).toHaveLength(3);
  });
});
