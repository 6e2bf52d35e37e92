/** Things that take turns by weight: the one whose turn is due earliest, of those due at once the one that has waited longest. */
export interface Schedule<T> {
  readonly entries: { readonly item: T; readonly due: number; readonly order: number }[];
  time: number;
  order: number;
}

/** A schedule in which each item has its first turn after 1 / weight (source/common/upstream/edf_scheduler.h). */
export function scheduleOf<T>(items: readonly T[], weightOf: (item: T) => number): Schedule<T> {
  const schedule: Schedule<T> = { entries: [], time: 0, order: 0 };
  for (const item of items) add(schedule, item, weightOf(item));
  return schedule;
}

/** The item whose turn it is; its next turn comes after 1 / weight. Undefined in an empty schedule. */
export function takeTurn<T>(schedule: Schedule<T>, weightOf: (item: T) => number): T | undefined {
  const [first, ...others] = schedule.entries;
  if (first === undefined) return undefined;
  const next = others.reduce((best, each) => (isBefore(each, best) ? each : best), first);
  schedule.entries.splice(schedule.entries.indexOf(next), 1);
  schedule.time = next.due;
  add(schedule, next.item, weightOf(next.item));
  return next.item;
}

function add<T>(schedule: Schedule<T>, item: T, weight: number): void {
  schedule.entries.push({ item, due: schedule.time + 1 / weight, order: schedule.order });
  schedule.order += 1;
}

function isBefore(
  left: { readonly due: number; readonly order: number },
  right: { readonly due: number; readonly order: number },
): boolean {
  return left.due < right.due || (left.due === right.due && left.order < right.order);
}
