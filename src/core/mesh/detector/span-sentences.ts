import type { Experiment, Outcome, Span } from './experiment';
import type { Told } from './sentences';
import { starvedWords } from './verdict';
import { secondsText } from './words';

/** What follows for the calls from who is out: failover between priorities, panic, and times without any endpoint. */
export function spanSentences(experiment: Experiment, { spans }: Outcome): Told[] {
  return joinSpans(spans).flatMap((span) => {
    const text = spanText(experiment, span);
    return text === undefined ? [] : [{ about: 'event', at: span.from, text: `${timeText(span)} ${text}` }];
  });
}

/** Neighbours that share calls alike, as one. */
function joinSpans(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last && isAlike(last, span)) joined[joined.length - 1] = { ...last, to: span.to };
    else joined.push(span);
  }
  return joined;
}

function isAlike(left: Span, right: Span): boolean {
  if (left.starved || right.starved) return left.starved === right.starved;
  return String(left.load) === String(right.load) && String(left.panic) === String(right.panic);
}

function timeText({ from, to }: Span): string {
  return `From ${secondsText(from)} to ${secondsText(to)}`;
}

function spanText({ settings, protocol }: Experiment, span: Span): string | undefined {
  if (span.starved) return `${starvedWords(protocol)}: no endpoint is left.`;
  const panicking = span.panic.flatMap((on, priority) => (on && span.total[priority] !== 0 ? [priority] : []));
  const [first] = panicking;
  if (first !== undefined) {
    const healthy = Math.round((100 * (span.healthy[first] ?? 0)) / Math.max(1, span.total[first] ?? 0));
    const where = span.load.length > 1 ? ` in priority ${panicking.join(', ')}` : '';
    return `Envoy panics${where}: ${healthy} % are healthy, minHealthPercent is ${settings?.minHealthPercent ?? 0}. Ejected endpoints get calls too.`;
  }
  return span.load[0] === 100 ? undefined : failoverText(span);
}

function failoverText({ load, healthy, total }: Span): string {
  const takers = load.flatMap((share, priority) =>
    priority > 0 && share > 0 ? [`priority ${priority} takes ${share} %`] : [],
  );
  return `${takers.join(' and ')} of the calls: ${healthy[0] ?? 0} of ${total[0] ?? 0} in priority 0 ${healthy[0] === 1 ? 'is' : 'are'} healthy.`;
}
