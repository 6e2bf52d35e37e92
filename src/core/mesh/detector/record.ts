import { addAll, greatestOf } from '../../lists';
import type { Balancer } from './balancer';
import type { Ejection, Experiment, Outcome, Second, Span, TriedEvent } from './experiment';
import type { Host } from './host';

/** What is written down while calls are tried. */
export interface Recorded {
  readonly duration: number;
  readonly priorities: number;
  readonly events: TriedEvent[];
  /** Each lasts until the next one starts. */
  readonly starts: Omit<Span, 'to'>[];
  readonly seconds: CountedSecond[];
}

interface CountedSecond {
  calls: number;
  failed: number;
  unserved: number;
  readonly byPriority: number[];
  readonly byEndpoint: number[];
}

/** The record of an experiment that has not begun. */
export function newRecord({ duration, endpoints }: Experiment): Recorded {
  const priorities = Math.max(-1, greatestOf(endpoints.map(({ priority }) => priority))) + 1;
  const seconds = Array.from({ length: Math.ceil(duration / 1000) }, () => ({
    calls: 0,
    failed: 0,
    unserved: 0,
    byPriority: Array.from({ length: priorities }, () => 0),
    byEndpoint: endpoints.map(() => 0),
  }));
  return { duration, priorities, events: [], starts: [], seconds };
}

/** A call that starts, at a host or without one. */
export function noteCall(record: Recorded, at: number, host: Host | undefined): void {
  const second = record.seconds[Math.floor(at / 1000)];
  if (second === undefined) return;
  second.calls += 1;
  if (host === undefined) {
    second.failed += 1;
    second.unserved += 1;
    return;
  }
  add(second.byPriority, host.endpoint.priority);
  add(second.byEndpoint, host.index);
}

function add(counts: number[], index: number): void {
  counts[index] = (counts[index] ?? 0) + 1;
}

/** That the call which started at a time fails, or will. */
export function noteFailure(record: Recorded, at: number): void {
  const second = record.seconds[Math.floor(at / 1000)];
  if (second) second.failed += 1;
}

/** Adds what happened, in the order of time. */
export function noteEvents(record: Recorded, events: readonly TriedEvent[]): void {
  addAll(record.events, events);
}

/** How calls are shared from a time on; panic that begins or ends with it becomes an event. */
export function noteShares(record: Recorded, at: number, { sizes, shares }: Balancer): void {
  const before = record.starts.at(-1)?.panic ?? [];
  shares.panic.forEach((on, priority) => {
    if (on !== (before[priority] ?? false)) record.events.push({ type: 'panic', at, priority, on });
  });
  const { load, panic } = shares;
  const healthy = sizes.map((each) => each.healthy);
  const starved = load.some((share, priority) => share > 0 && panic[priority] !== true && healthy[priority] === 0);
  const total = sizes.map((each) => each.total);
  if (record.starts.at(-1)?.from === at) record.starts.pop();
  record.starts.push({
    from: at,
    load,
    panic,
    healthy,
    total,
    starved: starved || load.length === 0 || sum(total) === 0,
  });
}

/** What the record of a finished experiment says. */
export function outcomeOf({ events, starts, seconds, duration }: Recorded): Outcome {
  const count = (pick: (second: Second) => number): number => sum(seconds.map(pick));
  return {
    events,
    ejections: ejectionsIn(events, duration),
    spans: starts
      .map((start, index) => ({ ...start, to: starts[index + 1]?.from ?? duration }))
      .filter(({ from, to }) => from < to),
    seconds,
    calls: count(({ calls }) => calls),
    failed: count(({ failed }) => failed),
    unserved: count(({ unserved }) => unserved),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

function ejectionsIn(events: readonly TriedEvent[], duration: number): Ejection[] {
  const all: Ejection[] = [];
  const open = new Map<string, number>();
  for (const event of events) {
    if (event.type === 'ejection') {
      const { endpoint, at: from, nth, detector } = event;
      open.set(endpoint, all.length);
      all.push({ endpoint, from, until: duration, nth, detector, end: 'still out' });
    } else if (event.type === 'return' || event.type === 'left') {
      endEjection(all, open.get(event.endpoint), event.at, event.type === 'left' ? 'left' : 'returned');
      open.delete(event.endpoint);
    }
  }
  return all;
}

function endEjection(all: Ejection[], index: number | undefined, until: number, end: Ejection['end']): void {
  const ejection = index === undefined ? undefined : all[index];
  if (index !== undefined && ejection) all[index] = { ...ejection, until, end };
}
