import { describe, expect, it } from 'vitest';
import type { Trace } from './trace';
import { checkExpectation } from './expectation';

type Found = Pick<Trace, 'outcome' | 'tls' | 'via' | 'response'>;

const reached: Found = { outcome: 'reached', tls: 'originated', via: 'sidecar', response: null };
const refused: Found = {
  outcome: 'blackhole',
  tls: null,
  via: 'sidecar',
  response: { code: 502, flag: 'NR', location: null },
};

describe('checkExpectation', () => {
  it('holds where every part that is promised is found', () => {
    expect(checkExpectation({ outcome: 'reached', tls: 'originated', via: 'sidecar' }, reached)).toEqual({
      verdict: 'holds',
      because: '',
      differs: [],
    });
    expect(checkExpectation({ via: 'sidecar' }, reached).verdict).toBe('holds');
  });

  it('says which part differs, and what was found instead', () => {
    expect(checkExpectation({ outcome: 'reached', tls: 'gateway', via: 'egress-gateway' }, reached)).toEqual({
      verdict: 'fails',
      because: 'Expected tls gateway, found originated. Expected via egress-gateway, found sidecar.',
      differs: ['tls', 'via'],
    });
    expect(checkExpectation({ outcome: 'reached' }, refused).because).toBe(
      'Expected reached, found blackhole (502 NR).',
    );
  });

  it('takes everything that does not get out for blocked', () => {
    for (const outcome of ['blackhole', 'unresolved', 'blocked', 'redirected', 'error'] as const)
      expect(checkExpectation({ outcome: 'blocked' }, { ...refused, outcome }).verdict).toBe('holds');
    expect(checkExpectation({ outcome: 'blocked' }, reached).verdict).toBe('fails');
    expect(checkExpectation({ outcome: 'blocked' }, { ...reached, outcome: 'passthrough' }).verdict).toBe('fails');
  });

  it('does not take a redirect for being reached: whoever follows it makes another call', () => {
    const redirected: Found = {
      outcome: 'redirected',
      tls: null,
      via: 'sidecar',
      response: { code: 301, flag: null, location: 'https://api.example.com/' },
    };
    expect(checkExpectation({ outcome: 'reached' }, redirected).because).toBe(
      'Expected reached, found redirected (301).',
    );
  });

  it('does not take being blocked for passing through, nor the other way round', () => {
    expect(checkExpectation({ outcome: 'passthrough' }, reached).verdict).toBe('fails');
  });

  it('holds TLS against the wire, and fails it where there is none', () => {
    expect(checkExpectation({ outcome: 'blocked', tls: 'none' }, refused)).toMatchObject({
      verdict: 'fails',
      because: 'Expected tls none, and nothing is sent to a server.',
    });
  });

  it('never holds for a value that is not known, and names those that are', () => {
    expect(checkExpectation({ outcome: 'allowed' }, reached)).toEqual({
      verdict: 'fails',
      because: 'expect.outcome is “allowed”, which never holds: write reached, passthrough or blocked.',
      differs: ['outcome'],
    });
    expect(checkExpectation({ tls: 'mutual' }, undefined).verdict).toBe('fails');
  });

  it('cannot tell where the call cannot be traced', () => {
    expect(checkExpectation({ outcome: 'reached' }, undefined).verdict).toBe('cannot tell');
  });
});
