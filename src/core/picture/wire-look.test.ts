import { describe, expect, it } from 'vitest';
import type { Edge } from '../topology';
import { farPath } from './course';
import { isMetered, missSays, turnCounts, wireLook, wireTitle } from './wire-look';

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
    expect(wireLook(call)).toEqual({ line: 'solid', wrong: null, layers: 1, mark: null });
    expect(wireLook({ ...call, outcome: 'passthrough' })).toMatchObject({ line: 'passing', mark: null });
    expect(wireLook({ ...call, outcome: 'blackhole' })).toMatchObject({ line: 'refused', mark: 'bar' });
    expect(wireLook({ ...call, outcome: 'unresolved' })).toMatchObject({ line: 'unresolved', mark: 'question' });
  });

  it('turns back where a proxy sends the caller elsewhere, and shows no error and no bar', () => {
    expect(wireLook({ ...call, outcome: 'redirected' })).toEqual({
      line: 'redirected',
      wrong: null,
      layers: 0,
      mark: 'turn',
    });
    expect(isMetered({ ...call, outcome: 'redirected' })).toBe(false);
  });

  it('takes the colour of an error where TLS lies inside TLS', () => {
    expect(wireLook({ ...call, tls: 'app-and-sidecar' })).toMatchObject({ line: 'solid', wrong: 'double', layers: 2 });
  });

  it('draws what is only known, or only a spare, without a solid line', () => {
    expect(wireLook({ ...call, type: 'knows' })).toMatchObject({ line: 'idle', layers: 0 });
    expect(wireLook({ ...call, type: 'dials', priority: 0 }).line).toBe('solid');
    expect(wireLook({ ...call, type: 'dials', priority: 1 }).line).toBe('spare');
    expect(wireLook({ ...call, type: 'misses' }).line).toBe('ghost');
  });

  it('draws what a rule sends to a gateway as sent, with its layers, once they are known', () => {
    const route: Edge = { ...call, type: 'route', tls: 'sidecar' };
    expect(wireLook(route)).toEqual({ line: 'solid', wrong: null, layers: 1, mark: 'arrow' });
    expect(wireTitle(route)).toContain('TLS by sidecar');
    expect(wireLook({ ...route, tls: 'unknown' })).toEqual({ line: 'route', wrong: null, layers: 0, mark: 'arrow' });
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

describe('ghosts of calls that miss an entry', () => {
  const ghost = (id: string, why: string, to = 'a', toRow = '443'): Edge => ({
    ...call,
    id,
    type: 'misses',
    to,
    toRow,
    why,
  });

  it('say what they say beside their own place, and together where they end in one, or at one card for one reason', () => {
    const ghosts = [ghost('1', 'no SNI'), ghost('2', 'no SNI', 'b'), ghost('3', 'the pod has no proxy', 'b')];
    expect([...missSays([...ghosts, call])]).toEqual([
      ['1', 'misses it: no SNI'],
      ['3', '2 miss it'],
    ]);
    expect([...missSays([ghost('1', 'no SNI'), ghost('2', 'no SNI')])]).toEqual([['2', '2 miss it: no SNI']]);
    expect([...missSays([ghost('1', 'no SNI'), ghost('2', 'no SNI', 'a', '80')])]).toEqual([
      ['2', '2 miss it: no SNI'],
    ]);
    expect([...missSays([ghost('1', 'no SNI'), ghost('2', 'no proxy', 'a', '80')])]).toHaveLength(2);
  });
});

it('counts redirected calls that end in one place at the one drawn last', () => {
  const redirected = (id: string, toRow: string): Edge => ({ ...call, id, toRow, outcome: 'redirected' });
  const edges = [redirected('1', '80'), redirected('2', '80'), redirected('3', '443'), call];
  expect([...turnCounts(edges, ({ toRow = '' }) => toRow)]).toEqual([
    ['1', 0],
    ['2', 2],
    ['3', 1],
  ]);
});

describe('wires from far away', () => {
  it('have a stroke across for each layer of TLS', () => {
    expect(farPath(0, 0, 100, 0, 0)).toBe('M0 0L100 0');
    expect(farPath(0, 0, 100, 0, 1)).toBe('M0 0L100 0M50 -14L50 14');
    expect(farPath(0, 0, 100, 0, 2).match(/M/g)).toHaveLength(3);
  });
});
