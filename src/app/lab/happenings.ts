import type { Outcome, Second, TriedEvent } from '../../core/mesh';
import type { Tried } from './trial';
import { kindText, secondsText, tableWords } from './words';

/** A row of the table of what happens. */
interface Happening {
  readonly at: number;
  readonly time: string;
  readonly endpoint: string;
  readonly what: string;
}

/** Everything but sweeps, with errors that follow one another at an endpoint as one row. */
export function happeningsOf({ outcome, experiment }: Tried): readonly Happening[] {
  const rows = [
    ...outcome.events.flatMap((event) => eventRow(event) ?? []),
    ...errorRows(outcome.events),
    ...emptyRows(outcome, experiment.protocol === 'tcp'),
  ];
  const sweeps = experiment.settings === null ? [] : [sweepRow(experiment.settings.interval)];
  return [...sweeps, ...rows.sort((left, right) => left.at - right.at)];
}

function row(at: number, endpoint: string, what: string): Happening {
  return { at, time: secondsText(at), endpoint, what };
}

function sweepRow(interval: number): Happening {
  return { at: 0, time: '', endpoint: '', what: tableWords.sweepEvery(secondsText(interval)) };
}

function eventRow(event: TriedEvent): Happening | undefined {
  switch (event.type) {
    case 'error':
    case 'sweep':
      return undefined;
    case 'ejection':
      return row(
        event.at,
        event.endpoint,
        tableWords.ejected(event.detector, event.nth, secondsText(event.lasts), secondsText(event.back)),
      );
    case 'refusal':
      return row(event.at, event.endpoint, tableWords.stays(event.ejected + 1, event.total));
    case 'return':
      return row(event.at, event.endpoint, tableWords.returns);
    case 'left':
      return row(event.at, event.endpoint, tableWords.left);
    case 'joined':
      return row(event.at, event.endpoint, tableWords.joined);
    case 'panic':
      return row(
        event.at,
        tableWords.priorityOf(event.priority),
        event.on ? tableWords.panicBegins : tableWords.panicEnds,
      );
  }
}

/** Errors of one kind at one endpoint that are less than this apart are told together. */
const gap = 3000;

interface ErrorRun {
  readonly endpoint: string;
  readonly kind: string;
  readonly from: number;
  to: number;
  count: number;
}

function errorRows(events: readonly TriedEvent[]): Happening[] {
  const runs: ErrorRun[] = [];
  const open = new Map<string, ErrorRun>();
  for (const event of events) {
    if (event.type === 'ejection') open.delete(event.endpoint);
    if (event.type !== 'error') continue;
    const { endpoint, at } = event;
    const kind = kindText(event.kind);
    const run = open.get(endpoint);
    if (run && run.kind === kind && at - run.to < gap) Object.assign(run, { to: at, count: run.count + 1 });
    else {
      const started = { endpoint, kind, from: at, to: at, count: 1 };
      open.set(endpoint, started);
      runs.push(started);
    }
  }
  return runs.map(({ endpoint, kind, from, to, count }) =>
    row(from, endpoint, tableWords.errors(count, kind, secondsText(to))),
  );
}

function emptyRows({ spans }: Outcome, isTcp: boolean): Happening[] {
  return spans
    .filter((span, index) => span.starved && spans[index - 1]?.starved !== true)
    .map(({ from }) => row(from, tableWords.nobody, tableWords.starved(isTcp)));
}

/** A step of seconds of the second table. */
type Step = Second & { readonly from: number };

/** The calls of each ten seconds together. */
export function stepsOf({ seconds }: Outcome, length = 10): readonly Step[] {
  return Array.from({ length: Math.ceil(seconds.length / length) }, (_, index) => ({
    from: index * length,
    ...joined(seconds.slice(index * length, (index + 1) * length)),
  }));
}

function joined(seconds: readonly Second[]): Second {
  return seconds.reduce((left, right) => ({
    calls: left.calls + right.calls,
    failed: left.failed + right.failed,
    unserved: left.unserved + right.unserved,
    byPriority: summed(left.byPriority, right.byPriority),
    byEndpoint: summed(left.byEndpoint, right.byEndpoint),
  }));
}

function summed(left: readonly number[], right: readonly number[]): number[] {
  return left.map((each, index) => each + (right[index] ?? 0));
}
