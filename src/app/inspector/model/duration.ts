/** Units of Go's duration syntax in milliseconds, in the order in which the unit menu shows them. */
const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 } as const;
const smallUnits = { us: 1e-3, µs: 1e-3, ns: 1e-6 } as const;

export type DurationUnit = keyof typeof units;
export const durationUnits = Object.keys(units) as readonly DurationUnit[];

/** The length of a duration in Go syntax (`1h30m`, `1.5s`) in milliseconds; undefined when the text is none. */
export function parseDuration(text: string): number | undefined {
  if (!/^(?:(?:\d+\.?\d*|\.\d+)(?:h|ms|m|s|us|µs|ns))+$/.test(text)) return undefined;
  let total = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+\.?\d*|\.\d+)(h|ms|m|s|us|µs|ns)/g)) {
    total += Number(amount) * { ...units, ...smallUnits }[unit as DurationUnit];
  }
  return total;
}

/** The unit of a duration with one part (`30s`), or undefined for one with several (`1h30m`) and for other texts. */
export function unitOf(text: string): DurationUnit | undefined {
  const unit = /^(?:\d+\.?\d*|\.\d+)(h|ms|m|s)$/.exec(text)?.[1];
  return unit as DurationUnit | undefined;
}

/** What a typed text means: a bare number takes the unit of the menu, everything else stays as it was typed. */
export function withUnit(text: string, unit: DurationUnit): string {
  return /^(?:\d+\.?\d*|\.\d+)$/.test(text) ? `${text}${unit}` : text;
}

/** The same number in another unit (`30s` in `m` is `30m`); undefined when the duration has several parts. */
export function changeUnit(text: string, unit: DurationUnit): string | undefined {
  return unitOf(text) === undefined ? undefined : text.replace(/(h|ms|m|s)$/, unit);
}

/**
 * The next longer (`by` 1) or shorter (-1) duration in steps of 1, 2 and 5 within its unit; undefined for durations with several parts,
 * and where the step would go below 1 of its unit.
 */
export function stepDuration(text: string, by: 1 | -1): string | undefined {
  const unit = unitOf(text);
  if (unit === undefined) return undefined;
  const amount = Number.parseFloat(text);
  const steps = Array.from({ length: 18 }, (_, index) => [1, 2, 5][index % 3] as number).map(
    (step, index) => step * 10 ** Math.floor(index / 3),
  );
  const next = by > 0 ? steps.find((step) => step > amount) : steps.findLast((step) => step < amount);
  return next === undefined ? undefined : `${next}${unit}`;
}
