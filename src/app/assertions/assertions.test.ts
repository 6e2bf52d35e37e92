import { describe, expect, it } from 'vitest';
import { payments, reachedTrace, refusedTrace } from '../../core/testing/trace-cases';
import { ciStep } from './ci-step';
import { differingHop } from './differing-hop';
import { expectedWords, foundWords } from '../promise-words';

describe('ciStep', () => {
  it('tests the files of the design', () => {
    expect(ciStep(['design.yaml', 'my egress.yaml'])).toBe(
      "- name: Egress promises\n  run: npx fairway test design.yaml 'my egress.yaml' --format junit > egress-promises.xml\n",
    );
  });
});

describe('differingHop', () => {
  const trace = reachedTrace(payments());

  it('is where the call ends for its outcome, and the rule of the cluster for TLS', () => {
    expect(differingHop(trace, { verdict: 'fails', because: '', differs: ['outcome', 'tls'] })?.at).toBe('endpoint');
    expect(differingHop(trace, { verdict: 'fails', because: '', differs: ['tls'] })?.at).toBe('destination-rule');
    expect(differingHop(trace, { verdict: 'fails', because: '', differs: ['via'] })?.at).toBe('route');
  });

  it('is nothing where nothing differs', () => {
    expect(differingHop(trace, { verdict: 'holds', because: '', differs: [] })).toBeUndefined();
  });
});

describe('the words of a promise', () => {
  it('are those of the design', () => {
    expect(expectedWords({ outcome: 'reached', via: 'sidecar' })).toBe('reached, via sidecar');
    expect(foundWords(reachedTrace(payments()))).toBe('reached, tls originated, via sidecar');
    expect(foundWords(refusedTrace(payments()))).toBe('blackhole');
    expect(foundWords(undefined)).toBe('nothing');
  });
});
