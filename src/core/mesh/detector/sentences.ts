import type { Experiment, Outcome, TriedEvent } from './experiment';
import { spanSentences } from './span-sentences';
import { verdictOf, whyNotCounted } from './verdict';
import { countText, ordinal, secondsText } from './words';

/** A plain sentence about an experiment. */
export interface Told {
  /** What it is about: whether the settings can eject at all, something that happens, what counts, or the sum. */
  readonly about: 'verdict' | 'event' | 'note' | 'sum';
  /** When it happens, in milliseconds; undefined where it is about the whole. */
  readonly at: number | undefined;
  readonly text: string;
}

/** How many things that happen are told one by one. */
const most = 40;

/**
 * An experiment in sentences: whether the settings can eject, what happens in its order, what never counts, and the share of failed calls. `without` is the
 * outcome of the same experiment with nothing to eject.
 */
export function tellOutcome(experiment: Experiment, outcome: Outcome, without: Outcome): readonly Told[] {
  const events = [...eventSentences(experiment, outcome), ...spanSentences(experiment, outcome)].sort(
    (left, right) => (left.at ?? 0) - (right.at ?? 0),
  );
  return [
    { about: 'verdict', at: undefined, text: verdictOf(experiment).text },
    { about: 'sum', at: undefined, text: sumText(outcome, without) },
    ...events.slice(0, most),
    ...(events.length > most ? [note(`${events.length - most} more things happen.`)] : []),
    ...notesOf(experiment, outcome).map(note),
  ];
}

function note(text: string): Told {
  return { about: 'note', at: undefined, text };
}

function sumText(outcome: Outcome, without: Outcome): string {
  const failed = `${shareText(outcome)} of ${countText(outcome.calls)} calls fail`;
  return outcome.failed === without.failed
    ? `${failed}, as many as without ejection.`
    : `${failed}; without ejection it is ${shareText(without)}.`;
}

function shareText({ failed, calls }: Outcome): string {
  const percent = calls === 0 ? 0 : (100 * failed) / calls;
  return `${percent > 0 && percent < 10 ? percent.toFixed(1).replace(/\.0$/, '') : Math.round(percent)} %`;
}

function eventSentences({ settings }: Experiment, { events, ejections }: Outcome): Told[] {
  const refused = new Set<string>();
  return events.flatMap((event): Told[] => {
    if (event.type === 'ejection') {
      const met = ejections.find((each) => each.endpoint === event.endpoint && each.from === event.at);
      return [{ about: 'event', at: event.at, text: ejectionText(event, met?.end === 'left' ? met.until : undefined) }];
    }
    if (event.type === 'refusal') {
      const key = `${event.ejected} ${event.total} ${event.endpoint}`;
      if (refused.has(key)) return [];
      refused.add(key);
      return [{ about: 'event', at: event.at, text: refusalText(event, settings?.maxEjectionPercent ?? 0) }];
    }
    return event.type === 'left' || event.type === 'joined' ? [membershipSentence(event)] : [];
  });
}

function ejectionText(event: Extract<TriedEvent, { type: 'ejection' }>, left: number | undefined): string {
  const { endpoint, at, nth, lasts, back } = event;
  const leaves =
    nth === 1 ? `${endpoint} leaves at ${secondsText(at)}` : `${endpoint} leaves again at ${secondsText(at)}`;
  const time = nth === 1 ? '' : ` for ${secondsText(lasts)}`;
  return left === undefined
    ? `${leaves}${time}, back at ${secondsText(back)}.`
    : `${leaves}${time}; at ${secondsText(left)} it is no longer in the cluster.`;
}

function refusalText(event: Extract<TriedEvent, { type: 'refusal' }>, allowed: number): string {
  const { endpoint, at, ejected, total } = event;
  const exact = (100 * (ejected + 1)) / total;
  const percent = Math.round(exact) > allowed ? String(Math.round(exact)) : exact.toFixed(1);
  return `${endpoint} stays at ${secondsText(at)}. The ${ordinal(ejected + 1)} ejection is refused: ${ejected + 1} of ${total} is ${percent} %, allowed is ${allowed} %.`;
}

function membershipSentence({ type, at, endpoint }: Extract<TriedEvent, { type: 'left' | 'joined' }>): Told {
  const text =
    type === 'left'
      ? `${endpoint} leaves the cluster at ${secondsText(at)}. What was counted for it is forgotten.`
      : `${endpoint} joins the cluster at ${secondsText(at)}.`;
  return { about: 'event', at, text };
}

function notesOf(experiment: Experiment, outcome: Outcome): string[] {
  const { patterns, proxies, rate, settings } = experiment;
  const kinds = [...new Set(patterns.filter(({ percent }) => percent > 0).map(({ kind }) => kind))];
  const own = Math.round((rate / Math.max(1, proxies)) * 100) / 100;
  return [
    ...kinds.flatMap((kind) => whyNotCounted(experiment, kind) ?? []),
    ...(isQuiet(outcome) && verdictOf(experiment).ejects ? [quietText(settings)] : []),
    ...(proxies > 1
      ? [`Each of ${proxies} proxies counts alone: this one makes ${own} of ${rate} calls a second.`]
      : []),
  ];
}

/** Calls fail at endpoints, and nobody is up for ejection. */
function isQuiet({ events }: Outcome): boolean {
  const isDecision = ({ type }: TriedEvent): boolean => type === 'ejection' || type === 'refusal';
  return events.some(({ type }) => type === 'error') && !events.some(isDecision);
}

function quietText(settings: Experiment['settings']): string {
  const errors = settings?.consecutive5xxErrors ?? 0;
  return errors > 0
    ? `Nobody leaves: no endpoint has ${errors} errors that count in a row.`
    : 'Nobody leaves: no endpoint has enough errors that count in a row.';
}
