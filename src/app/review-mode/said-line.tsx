import type { Said } from '../../core/review';
import { language } from '../language';

/** One thing that was said to a change: what, by whom and when, as far as that is noted. */
export function SaidLine({ lead, text, by, at }: Said): React.JSX.Element {
  return (
    <p className="review-said">
      <b className={`review-answer-${lead}`}>{lead}</b>
      {text === '' ? '' : `: ${text}`}
      {(by !== undefined || at !== undefined) && (
        <span className="review-signed">
          {by}
          {by !== undefined && at !== undefined && ' · '}
          {at !== undefined && <time dateTime={at}>{timeWords(at)}</time>}
        </span>
      )}
    </p>
  );
}

/** A time as the platform writes it; as it is written where it is none. */
function timeWords(at: string): string {
  const time = new Date(at);
  return Number.isNaN(time.getTime()) ? at : time.toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' });
}
