import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failureKinds, type Experiment, type Outcome } from './experiment';
import { simulate } from './simulate';

const threshold = fc.integer({ min: 0, max: 6 });
const seconds = (max: number): fc.Arbitrary<number> => fc.integer({ min: 1, max }).map((each) => each * 1000);
const names = ['A', 'B', 'C', 'D', 'E'];

const settings = fc.record({
  consecutive5xxErrors: threshold,
  consecutiveGatewayErrors: threshold,
  consecutiveLocalOriginFailures: threshold,
  splitExternalLocalOriginErrors: fc.boolean(),
  interval: seconds(20),
  baseEjectionTime: seconds(60),
  maxEjectionPercent: fc.integer({ min: 1, max: 100 }),
  minHealthPercent: fc.constantFrom(0, 0, 30, 60, 100),
});

const endpoints = fc
  .array(fc.record({ priority: fc.integer({ min: 0, max: 2 }), weight: fc.integer({ min: 1, max: 3 }) }), {
    minLength: 1,
    maxLength: names.length,
  })
  .map((all) =>
    all.map((each, index) => ({ ...each, name: names[index] ?? '', locality: each.weight > 1 ? 'r/z' : undefined })),
  );

const pattern = fc
  .record({
    endpoint: fc.constantFrom(...names),
    from: fc.integer({ min: 0, max: 100_000 }),
    length: fc.integer({ min: 0, max: 60_000 }),
    percent: fc.integer({ min: 0, max: 100 }),
    kind: fc.constantFrom(...failureKinds),
  })
  .map(({ length, ...each }) => ({ ...each, to: each.from + length }));

const experiments: fc.Arbitrary<Experiment> = fc.record({
  settings,
  clusterType: fc.constantFrom('STATIC' as const, 'EDS' as const, 'STRICT_DNS' as const),
  protocol: fc.constantFrom('http' as const, 'tcp' as const),
  balancer: fc.constantFrom('ROUND_ROBIN' as const, 'LEAST_REQUEST' as const, 'RANDOM' as const, 'RING_HASH' as const),
  localityWeighted: fc.boolean(),
  endpoints,
  patterns: fc.array(pattern, { maxLength: 8 }),
  rate: fc.integer({ min: 1, max: 30 }),
  proxies: fc.integer({ min: 1, max: 3 }),
  timeout: seconds(10),
  duration: fc.constant(100_000),
  seed: fc.integer(),
});

/** Checks a law for many experiments; fast-check prints the seed of one that breaks it. */
function always(law: (tried: Experiment, outcome: Outcome) => void): void {
  fc.assert(
    fc.property(experiments, (tried) => {
      law(tried, simulate(tried));
    }),
    { numRuns: 150 },
  );
}

describe('laws of every experiment', () => {
  it('has the same outcome each time', () => always((tried, outcome) => expect(simulate(tried)).toEqual(outcome)));

  it('never ejects beyond the limit', () =>
    always((tried, outcome) => {
      const out = new Set<string>();
      const isIn = new Set(tried.endpoints.map(({ name }) => name));
      for (const each of tried.patterns)
        if (each.kind === 'absent' && each.from === 0 && each.to > 0) isIn.delete(each.endpoint);
      for (const event of outcome.events) {
        if (event.type === 'joined') isIn.add(event.endpoint);
        if (event.type === 'left') isIn.delete(event.endpoint);
        if (event.type === 'left' || event.type === 'return') out.delete(event.endpoint);
        if (event.type !== 'ejection') continue;
        out.add(event.endpoint);
        expect(isIn.has(event.endpoint)).toBe(true);
        expect((100 * out.size) / isIn.size).toBeLessThanOrEqual(tried.settings?.maxEjectionPercent ?? 0);
      }
    }));

  it('sends nothing to an ejected endpoint while nobody panics', () =>
    always((tried, outcome) => {
      const calm = (from: number, to: number): boolean =>
        outcome.spans.every((span) => span.to <= from || span.from >= to || !span.panic.includes(true));
      for (const { endpoint, from, until } of outcome.ejections) {
        const index = tried.endpoints.findIndex(({ name }) => name === endpoint);
        for (let at = Math.floor(from / 1000) + 1; (at + 1) * 1000 <= until; at += 1)
          if (calm(at * 1000, (at + 1) * 1000)) expect(outcome.seconds[at]?.byEndpoint[index]).toBe(0);
      }
    }));

  it('returns at the first sweep after the ejection time, and not before', () =>
    always((tried, outcome) => {
      const interval = tried.settings?.interval ?? 1;
      for (const event of outcome.events) {
        if (event.type !== 'ejection') continue;
        const ejection = outcome.ejections.find((each) => each.endpoint === event.endpoint && each.from === event.at);
        expect(event.lasts).toBeGreaterThanOrEqual(Math.min(300_000, tried.settings?.baseEjectionTime ?? 0));
        expect(event.back % interval).toBe(0);
        expect(event.back - event.at).toBeGreaterThanOrEqual(event.lasts);
        expect(event.back - event.at).toBeLessThan(event.lasts + interval);
        if (ejection?.end === 'returned') expect(ejection.until).toBe(event.back);
        if (ejection?.end === 'still out') expect(event.back).toBeGreaterThan(tried.duration);
      }
    }));

  it('counts every call once', () =>
    always((tried, outcome) => {
      expect(outcome.calls).toBe(Math.ceil((tried.rate / tried.proxies) * (tried.duration / 1000)));
      for (const { calls, failed, unserved, byPriority, byEndpoint } of outcome.seconds) {
        const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
        expect(sum(byPriority) + unserved).toBe(calls);
        expect(sum(byEndpoint)).toBe(sum(byPriority));
        expect(failed).toBeGreaterThanOrEqual(unserved);
        expect(failed).toBeLessThanOrEqual(calls);
      }
    }));

  it('shares all calls between the priorities, without a gap in time', () =>
    always((tried, { spans }) => {
      expect(spans[0]?.from).toBe(0);
      expect(spans.at(-1)?.to).toBe(tried.duration);
      spans.forEach(({ from, to, load }, index) => {
        expect(load.reduce((sum, each) => sum + each, 0)).toBe(100);
        expect(to).toBeGreaterThan(from);
        if (index > 0) expect(spans[index - 1]?.to).toBe(from);
      });
    }));

  it('leaves who gets a call alone when only failures are added that nobody sees', () =>
    always((tried) => {
      const quiet = { ...tried, settings: null, patterns: [] };
      const failing = tried.patterns.filter(({ kind }) => kind !== 'absent' && kind !== 'timeout');
      const shares = (each: Experiment): unknown => simulate(each).seconds.map(({ byEndpoint }) => byEndpoint);
      expect(shares({ ...quiet, patterns: failing })).toEqual(shares(quiet));
    }));
});
