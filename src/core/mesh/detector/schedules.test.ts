import { describe, expect, it } from 'vitest';
import type { Experiment, TriedEvent } from './experiment';
import { experiment, failing } from '../../testing/detector-cases';
import { simulate } from './simulate';

/** `A out 4 (30) back 40` for each ejection, `A stays 4: 2 of 3` for each refusal. */
function told(tried: Experiment): string[] {
  return simulate(tried).events.flatMap(words);
}

function words(event: TriedEvent): string[] {
  const seconds = Math.round(event.at / 10) / 100;
  if (event.type === 'ejection')
    return [`${event.endpoint} out ${seconds} (${event.lasts / 1000}) back ${event.back / 1000}`];
  if (event.type === 'refusal') return [`${event.endpoint} stays ${seconds}: ${event.ejected + 1} of ${event.total}`];
  return event.type === 'panic' ? [`panic ${event.on ? 'on' : 'off'} ${event.priority} ${seconds}`] : [];
}

describe('schedules computed by hand', () => {
  it('ejects at the fifth error and returns at the sweep after the ejection time', () => {
    // Errors at 0, 1, 2, 3, 4. Out at 4, due at 4 + 30 = 34, the next sweep is at 40.
    expect(told(experiment('A', { patterns: [failing('A', 0, 10)] }))).toEqual(['A out 4 (30) back 40']);
  });

  it('takes longer each time that follows at once', () => {
    // Back at 40 with a call at 40: errors at 40 to 44, 44 + 2 * 30 = 104, sweep 110. Errors at 110 to 114, 114 + 90 = 204, sweep 210.
    expect(told(experiment('A', { patterns: [failing('A', 0, 120)] }))).toEqual([
      'A out 4 (30) back 40',
      'A out 44 (60) back 110',
      'A out 114 (90) back 210',
    ]);
  });

  it('forgets one time with each interval that an endpoint has been back', () => {
    // Back at 40. At the sweep of 50 it has been back for an interval: the multiplier falls from 1 to 0. Errors at 60 to 64: 64 + 30 = 94, sweep 100.
    const patterns = [failing('A', 0, 5), failing('A', 60, 65)];
    expect(told(experiment('A', { patterns }))).toEqual(['A out 4 (30) back 40', 'A out 64 (30) back 100']);
  });

  it('does not forget before an interval is over', () => {
    // Back at 40, errors at 45 to 49, before the sweep of 50: 49 + 60 = 109, sweep 110.
    const patterns = [failing('A', 0, 5), failing('A', 45, 50)];
    expect(told(experiment('A', { patterns }))).toEqual(['A out 4 (30) back 40', 'A out 49 (60) back 110']);
  });

  it('ejects for 300 s at most, or for the base time where that is longer', () => {
    // 200, then min(400, 300). The multiplier grows while m * 200 < 500: to 3, so the third time is min(600, 300) too.
    // 4 + 200 = 204 -> 210. Errors 210 to 214: 214 + 300 = 514 -> 520. Errors 520 to 524: 824 -> 830. Errors 830 to 834: 1134 -> 1140.
    const long = { patterns: [failing('A', 0, 1000)], duration: 1_000_000 };
    expect(told(experiment('A', { ...long, set: { baseEjectionTime: 200_000 } }))).toEqual([
      'A out 4 (200) back 210',
      'A out 214 (300) back 520',
      'A out 524 (300) back 830',
      'A out 834 (300) back 1140',
    ]);
    // 4 + 400 = 404 -> 410. Errors 410 to 414: min(800, 400): 814 -> 820. Errors 820 to 824: 1224 -> 1230.
    expect(told(experiment('A', { ...long, set: { baseEjectionTime: 400_000 } }))).toEqual([
      'A out 4 (400) back 410',
      'A out 414 (400) back 820',
      'A out 824 (400) back 1230',
    ]);
  });

  it('returns at the sweep itself where the time ends there', () => {
    // Interval 4: out at 4, due at 34, sweeps at 32 and 36. With 6 s: sweeps at 30, 36. With a base time of 32: due at 36, a sweep.
    expect(told(experiment('A', { patterns: [failing('A', 0, 5)], set: { interval: 4_000 } }))).toEqual([
      'A out 4 (30) back 36',
    ]);
    const set = { interval: 4_000, baseEjectionTime: 32_000 };
    expect(told(experiment('A', { patterns: [failing('A', 0, 5)], set }))).toEqual(['A out 4 (32) back 36']);
  });

  it('refuses an ejection that goes over the limit, and asks anew after as many errors', () => {
    // One call each second and endpoint. B: 0.33, 1.33, 2.33, 3.33, 4.33 and out: 1 of 3 is 33 %. The calls after go to A and C by turns: the 15th at 4.67
    // to A, the 16th at 5 to C, which is its fifth error (0.67, 1.67, 2.67, 3.67, 5): 2 of 3 is 67 %, over 50. Five more, every 0.67 s: 8.33.
    const patterns = [failing('B', 0, 9), failing('C', 0, 9)];
    expect(told(experiment('A B C', { patterns, set: { maxEjectionPercent: 50 } }))).toEqual([
      'B out 4.33 (30) back 40',
      'C stays 5: 2 of 3',
      'C stays 8.33: 2 of 3',
    ]);
  });

  it('never ejects where one endpoint is over the limit: none is sure to go', () => {
    // 100 * 1 / 3 = 33.3 is over 33.
    const patterns = [failing('B', 0, 5)];
    expect(told(experiment('A B C', { patterns, set: { maxEjectionPercent: 33 } }))).toEqual(['B stays 4.33: 1 of 3']);
    expect(told(experiment('A B C', { patterns, set: { maxEjectionPercent: 34 } }))).toEqual([
      'B out 4.33 (30) back 40',
    ]);
  });

  it('counts the endpoints of all priorities for the limit', () => {
    // All calls go to A. 1 of 2 is 50 %.
    const patterns = [failing('A', 0, 5)];
    const two = { patterns, rate: 1 };
    expect(told(experiment('A0 B1', { ...two, set: { maxEjectionPercent: 49 } }))).toEqual(['A stays 4: 1 of 2']);
    expect(told(experiment('A0 B1', { ...two, set: { maxEjectionPercent: 50 } }))).toEqual(['A out 4 (30) back 40']);
  });

  it('counts errors in a row: one good call starts them anew', () => {
    // Errors at 0 to 3, a good call at 4, errors at 5 to 9: out at 9.
    const patterns = [failing('A', 0, 4), failing('A', 5, 20)];
    expect(told(experiment('A', { patterns }))).toEqual(['A out 9 (30) back 40']);
  });

  it('counts a timeout when it is over', () => {
    // Calls at 0 to 4 time out at 10 to 14: out at 14, due at 44, sweep 50. Those of 5 to 13 fail while it is out and count for nothing: they are
    // forgotten with its return.
    expect(told(experiment('A', { patterns: [failing('A', 0, 20, 'timeout')] }))).toEqual(['A out 14 (30) back 50']);
  });
});

describe('who takes the calls', () => {
  const perSecond = (tried: Experiment, second: number): readonly number[] | undefined =>
    simulate(tried).seconds[second]?.byEndpoint;

  it('gives the calls of an ejected endpoint to the others', () => {
    const tried = experiment('A B C', { patterns: [failing('B', 0, 5)], rate: 6 });
    // Two errors a second: 0.17, 0.67, 1.17, 1.67, 2.17.
    expect(told(tried)).toEqual(['B out 2.17 (30) back 40']);
    expect(perSecond(tried, 1)).toEqual([2, 2, 2]);
    expect(perSecond(tried, 10)).toEqual([3, 0, 3]);
    expect(perSecond(tried, 50)).toEqual([2, 2, 2]);
  });

  it('fails every call with 503 UH while all are out', () => {
    const outcome = simulate(experiment('A', { patterns: [failing('A', 0, 5)] }));
    // 5 errors, then the calls at 5 to 39 find nobody.
    expect([outcome.calls, outcome.failed, outcome.unserved]).toEqual([120, 40, 35]);
    expect(outcome.spans.map(({ from, to, starved }) => [from / 1000, to / 1000, starved])).toEqual([
      [0, 4, false],
      [4, 40, true],
      [40, 120, false],
    ]);
  });

  it('fails over to the next priority', () => {
    const outcome = simulate(experiment('A0 B1', { patterns: [failing('A', 0, 5)], rate: 10 }));
    expect(outcome.spans.map(({ from, load }) => [from / 1000, ...load])).toEqual([
      [0, 100, 0],
      [0.4, 0, 100],
      [40, 100, 0],
    ]);
    expect(outcome.seconds[20]?.byPriority).toEqual([0, 10]);
  });

  it('uses ejected endpoints while Envoy panics', () => {
    // All fail, one call each second and endpoint. A is out at 4. Turn 17 is at 4.25, among B, C and D: 17 mod 3 = 2, D's. Turn 18 at 4.5, of B and C: B's.
    // Then 1 of 4 is healthy: 25 %, under 50, and 140 / 4 = 35 % health is under 100.
    const patterns = ['A', 'B', 'C', 'D'].map((each) => failing(each, 0, 4.6));
    const tried = experiment('A B C D', { patterns, set: { minHealthPercent: 50 } });
    expect(told(tried)).toEqual([
      'A out 4 (30) back 40',
      'D out 4.25 (30) back 40',
      'B out 4.5 (30) back 40',
      'panic on 0 4.5',
      'panic off 0 40',
    ]);
    expect(perSecond(tried, 10)).toEqual([1, 1, 1, 1]);
    expect(simulate(tried).unserved).toBe(0);
  });

  it('spreads by weight', () => {
    const endpoints = [
      { name: 'A', priority: 0, weight: 3, locality: undefined },
      { name: 'B', priority: 0, weight: 1, locality: undefined },
    ];
    expect(perSecond(experiment('A B', { endpoints, rate: 4 }), 5)).toEqual([3, 1]);
  });

  it('weighs localities, less where few of their endpoints are healthy', () => {
    // East has A and B, west has C, D and E. With A out, east is 50 % healthy and weighs 2 * 1.4 * 0.5 = 1.4 of 1.4 + 3: B gets 32 %.
    const endpoints = ['A east', 'B east', 'C west', 'D west', 'E west'].map((each) => {
      const [name = '', locality] = each.split(' ');
      return { name, priority: 0, weight: 1, locality };
    });
    const patterns = [failing('A', 0, 5)];
    const tried = experiment('A', { endpoints, patterns, rate: 100, localityWeighted: true });
    const counts = simulate(tried)
      .seconds.slice(10, 20)
      .map(({ byEndpoint }) => byEndpoint);
    const sums = [0, 1, 2].map((index) => counts.reduce((sum, each) => sum + (each[index] ?? 0), 0));
    expect(sums[0]).toBe(0);
    expect(sums[1]).toBeGreaterThan(315);
    expect(sums[1]).toBeLessThan(322);
    // Without locality weights the four that are left share evenly.
    const plain = simulate({ ...tried, localityWeighted: false });
    expect(plain.seconds[15]?.byEndpoint).toEqual([0, 25, 25, 25, 25]);
  });

  it('is one proxy of several, with its share of the calls', () => {
    expect(simulate(experiment('A', { rate: 20, proxies: 10 })).calls).toBe(240);
  });
});

describe('endpoints that leave the cluster', () => {
  it('forgets what was counted, and takes the limit from those that are left', () => {
    // A is out from 4 and leaves DNS at 10: nobody is out any more. B fails from 20 with 2 calls a second (A is gone): 20, 20.5, 21, 21.5, 22. 1 of 1 is 100 %.
    const patterns = [failing('A', 0, 5), failing('A', 10, 60, 'absent'), failing('B', 20, 30)];
    const tried = experiment('A B', { patterns, set: { maxEjectionPercent: 99 } });
    expect(told(tried)).toEqual([
      'A out 4 (30) back 40',
      'B stays 22: 1 of 1',
      'B stays 24.5: 1 of 1',
      'B stays 27: 1 of 1',
      'B stays 29.5: 1 of 1',
    ]);
    expect(simulate(tried).ejections).toMatchObject([{ endpoint: 'A', until: 10_000, end: 'left' }]);
    expect(simulate(tried).seconds[70]?.byEndpoint).toEqual([1, 1]);
  });

  it('is not there from the start where DNS answers without it', () => {
    const outcome = simulate(experiment('A B', { patterns: [failing('A', 0, 30, 'absent')] }));
    expect(outcome.seconds[10]?.byEndpoint).toEqual([0, 2]);
    expect(outcome.events.filter(({ type }) => type === 'left' || type === 'joined')).toEqual([
      { type: 'joined', at: 30_000, endpoint: 'A' },
    ]);
  });
});

describe('clusters without endpoints of their own', () => {
  it.each(['ORIGINAL_DST', 'DYNAMIC_FORWARD_PROXY'] as const)('ejects nobody in %s', (clusterType) => {
    expect(told(experiment('A', { clusterType, patterns: [failing('A', 0, 60)] }))).toEqual([]);
  });
});
