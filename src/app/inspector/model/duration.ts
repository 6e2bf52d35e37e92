/** The units of Go's duration syntax that the unit menu offers. */
export const durationUnits = ['ms', 's', 'm', 'h'] as const;
/** One of these units. */
export type DurationUnit = (typeof durationUnits)[number];

/** The unit of a duration with one part (`30s`), or undefined for one with several (`1h30m`) and for other texts. */
export function unitOf(text: string): DurationUnit | undefined {
  const unit = /^(?:\d+\.?\d*|\.\d+)(h|ms|m|s)$/.exec(text)?.[1];
  return durationUnits.find((each) => each === unit);
}

/** What a typed text means: a bare number takes the unit of the menu, everything else stays as it was typed. */
export function withUnit(text: string, unit: DurationUnit): string {
  return /^(?:\d+\.?\d*|\.\d+)$/.test(text) ? `${text}${unit}` : text;
}

/**
 * The same time in another unit: `30s` in `ms` is `30000ms`, in `m` it is `0.5m`. Undefined when the duration has several parts, and where
 * no short number says the same, as `10s` in hours.
 */
export function changeUnit(text: string, unit: DurationUnit): string | undefined {
  const from = unitOf(text);
  if (from === undefined || from === unit) return from && text;
  const microseconds = Math.round(Number.parseFloat(text) * microsecondsIn[from]);
  const amount = Number((microseconds / microsecondsIn[unit]).toFixed(mostDecimals));
  const isSame = amount * microsecondsIn[unit] === microseconds && microseconds > 0;
  return isSame ? `${amount}${unit}` : undefined;
}

const mostDecimals = 4;
const microsecondsIn: Readonly<Record<DurationUnit, number>> = {
  ms: 1000,
  s: 1_000_000,
  m: 60_000_000,
  h: 3_600_000_000,
};

/**
 * The next longer (`by` 1) or shorter (-1) duration in steps of 1, 2 and 5 within its unit; undefined for durations with several parts,
 * and where the step would go below 1 of its unit.
 */
export function stepDuration(text: string, by: 1 | -1): string | undefined {
  const unit = unitOf(text);
  if (unit === undefined) return undefined;
  const amount = Number.parseFloat(text);
  const next = by > 0 ? steps.find((step) => step > amount) : steps.findLast((step) => step < amount);
  return next === undefined ? undefined : `${next}${unit}`;
}

/** 1, 2, 5, 10, 20 and so on up to 500,000. */
const steps = Array.from({ length: 6 }, (_, power) => [1, 2, 5].map((step) => step * 10 ** power)).flat();
