import { describe, expect, it } from 'vitest';
import { ejectableOf, type Ejection } from '../../../core/mesh';
import { takeSnapshot } from '../../../core/snapshot';
import { describeEjection, ejectionFor, ejectionMarks, startingBlock } from './ejection';

const limit = (endpoints: number, percent: number): Ejection => ({
  endpoints,
  percent,
  ejectable: ejectableOf(endpoints, percent),
});

describe('ejection', () => {
  it('marks the percentages at which one more can go', () => {
    expect(ejectionMarks(3)).toEqual([34, 67, 100]);
    expect(ejectionMarks(undefined)).toEqual([]);
  });

  it('says what the default does, and what a percentage does', () => {
    expect(describeEjection(limit(3, 10))).toBe(
      'No endpoint can be ejected: 10 % of 3 is less than one. 34 or more ejects one.',
    );
    expect(describeEjection(limit(3, 67))).toBe('Ejects up to 2 of 3 endpoints.');
    expect(describeEjection({ endpoints: undefined, ejectable: undefined, percent: 10 })).toBeUndefined();
  });

  it('says that calls fail once everything may be out', () => {
    expect(describeEjection(limit(1, 10))).toBe(
      'One endpoint: at 10 % it is never ejected, at 100 % every call gets 503 while it is out.',
    );
    expect(describeEjection(limit(1, 100))).toBe(
      'The one endpoint can be ejected: every call gets 503 while it is out, unless minHealthPercent is set.',
    );
    expect(describeEjection(limit(3, 100))).toBe(
      'All 3 endpoints can be ejected: every call gets 503 while all are out, unless minHealthPercent is set.',
    );
  });

  it('starts with a block that never ejects everything', () => {
    expect(startingBlock({ endpoints: 1 })).toEqual({ consecutive5xxErrors: 5 });
    expect(startingBlock({ endpoints: undefined })).toEqual({ consecutive5xxErrors: 5 });
    for (let endpoints = 2; endpoints < 30; endpoints++) {
      const { maxEjectionPercent = 0 } = startingBlock({ endpoints });
      const out = ejectableOf(endpoints, maxEjectionPercent);
      expect(out).toBeGreaterThan(0);
      expect(out).toBeLessThan(endpoints);
    }
  });

  it('finds the entries of a host', () => {
    const text = `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: a }
spec: { hosts: [a.b], resolution: DNS_ROUND_ROBIN }
`;
    const snapshot = takeSnapshot({ files: [{ path: 'a.yaml', text }] });
    expect(ejectionFor(snapshot, 'a.b')).toEqual({ endpoints: 1, percent: 10, ejectable: 0 });
    expect(ejectionFor(snapshot, 'c.d').endpoints).toBeUndefined();
    expect(ejectionFor(snapshot, undefined).endpoints).toBeUndefined();
  });
});
