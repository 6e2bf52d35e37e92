import { describe, expect, it } from 'vitest';
import { experiment, failing } from '../../testing/detector-cases';
import type { Experiment } from './experiment';
import { tellOutcome } from './sentences';
import { simulate } from './simulate';
import { errorsToEject, verdictOf } from './verdict';

function told(tried: Experiment): string[] {
  return tellOutcome(tried, simulate(tried), simulate({ ...tried, settings: null })).map(({ text }) => text);
}

describe('an experiment in sentences', () => {
  it('tells of ejections, refusals and the sum', () => {
    // B fails 5 times, C 10 times: at 0.67, 1.67, 2.67, 3.67, 5 and then every 0.67 s. 15 of 360; without ejection 9 each.
    const patterns = [failing('B', 0, 9), failing('C', 0, 9)];
    expect(told(experiment('A B C', { patterns, set: { maxEjectionPercent: 50 } }))).toEqual([
      'At most 1 of 3 endpoints can be out at once: 50 % of 3.',
      '4.2 % of 360 calls fail; without ejection it is 5 %.',
      'B leaves at 4.3 s, back at 40 s.',
      'C stays at 5 s. The second ejection is refused: 2 of 3 is 67 %, allowed is 50 %.',
    ]);
  });

  it('tells of repeated ejections and of times without an endpoint', () => {
    expect(told(experiment('A', { patterns: [failing('A', 0, 60)] }))).toEqual([
      'The only endpoint can be ejected: then every call gets 503 UH.',
      '92 % of 120 calls fail; without ejection it is 50 %.',
      'A leaves at 4 s, back at 40 s.',
      'From 4 s to 40 s every call gets 503 UH: no endpoint is left.',
      'A leaves again at 44 s for 60 s, back at 110 s.',
      'From 44 s to 110 s every call gets 503 UH: no endpoint is left.',
    ]);
  });

  it('tells of failover', () => {
    const texts = told(experiment('A0 B0 C1', { patterns: [failing('A', 0, 3)], rate: 10 }));
    expect(texts).toContain('From 0.8 s to 40 s priority 1 takes 30 % of the calls: 1 of 2 in priority 0 is healthy.');
  });

  it('tells of panic', () => {
    const patterns = ['A', 'B'].map((each) => failing(each, 0, 6));
    expect(told(experiment('A B C', { patterns, set: { minHealthPercent: 50 } }))).toContain(
      'From 4.7 s to 40 s Envoy panics: 33 % are healthy, minHealthPercent is 50. Ejected endpoints get calls too.',
    );
  });

  it('tells what never counts', () => {
    const storm = experiment('A', { patterns: [failing('A', 0, 60, '429')] });
    expect(told(storm)).toEqual([
      'The only endpoint can be ejected: then every call gets 503 UH.',
      '50 % of 120 calls fail, as many as without ejection.',
      '429 never counts here.',
      'Nobody leaves: no endpoint has 5 errors that count in a row.',
    ]);
    expect(told({ ...storm, errorCodes: [429] })).toContain('A leaves at 4 s, back at 40 s.');
    expect(told({ ...storm, protocol: 'tcp' })).toContain(
      'The only endpoint can be ejected: then every connection is closed (UH).',
    );
    expect(told({ ...storm, protocol: 'tcp' })).toContain(
      '429 never counts here: on TCP Envoy sees connections, not answers.',
    );
  });

  it('tells that proxies count alone', () => {
    expect(told(experiment('A', { proxies: 10, rate: 20 }))).toContain(
      'Each of 10 proxies counts alone: this one makes 2 of 20 calls a second.',
    );
  });
});

describe('whether the settings can ever eject', () => {
  it.each<[string, Experiment, string]>([
    [
      'no block',
      { ...experiment('A'), settings: null },
      'Nothing is ever ejected: no outlierDetection is in force here.',
    ],
    [
      'too few endpoints',
      experiment('A B C', { set: { maxEjectionPercent: 10 } }),
      'No endpoint can be ejected: 10 % of 3 is less than one. Set maxEjectionPercent to 34 or more.',
    ],
    [
      'all off',
      experiment('A', { set: { consecutive5xxErrors: 0 } }),
      'Nothing is ever ejected: every detector is off.',
    ],
    [
      'split on TCP',
      experiment('A', { protocol: 'tcp', set: { splitExternalLocalOriginErrors: true } }),
      'Nothing is ever ejected: on TCP, with splitExternalLocalOriginErrors, only consecutiveLocalOriginFailures counts, and it is 0.',
    ],
    [
      'dialled addresses',
      experiment('A', { clusterType: 'ORIGINAL_DST' }),
      'Nothing is ever ejected: Envoy dials the address that the app dialled, and spreads over nothing.',
    ],
  ])('%s', (_, tried, text) => expect(verdictOf(tried)).toEqual({ ejects: false, text }));

  it('says how many can be out', () => {
    expect(verdictOf(experiment('A B C', { set: { maxEjectionPercent: 34 } }))).toEqual({
      ejects: true,
      text: 'At most 1 of 3 endpoints can be out at once: 34 % of 3.',
    });
    expect(verdictOf(experiment('A B', { set: { minHealthPercent: 50 } })).text).toBe(
      'All 2 endpoints can be out at once. Below 50 % healthy Envoy uses ejected ones too.',
    );
  });

  it('says how many errors of a kind it takes', () => {
    const both = experiment('A', { set: { consecutiveGatewayErrors: 3 } });
    expect(errorsToEject(both, '502-504')).toBe(3);
    expect(errorsToEject(both, '5xx')).toBe(5);
    expect(errorsToEject(both, 'reset')).toBe(3);
    expect(errorsToEject(both, '429')).toBeUndefined();
    const split = experiment('A', { set: { splitExternalLocalOriginErrors: true, consecutiveLocalOriginFailures: 2 } });
    expect(errorsToEject(split, 'connect failure')).toBe(2);
    expect(errorsToEject(split, 'timeout')).toBeUndefined();
    expect(errorsToEject({ ...split, protocol: 'tcp' }, 'timeout')).toBe(2);
  });
});
