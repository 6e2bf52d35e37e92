import { useId } from 'react';
import { longestLink } from '../../core/exchange';
import type { Earlier } from './use-earlier';
import type { MadeLink } from './use-made-link';
import { earlierWords } from './words/share-dialog';

/** Whether an earlier state goes along, which one, and what that costs. */
export function ShareEarlier(props: {
  readonly states: readonly Earlier[];
  readonly chosen: Earlier;
  readonly include: boolean;
  readonly onChoose: (chosen: Earlier, include: boolean) => void;
  /** The links without it and with it; null while they are being made. */
  readonly alone: MadeLink | null;
  readonly both: MadeLink | null;
}): React.JSX.Element {
  const { states, chosen, include, onChoose } = props;
  const hint = useId();
  const isReview = chosen.difference === undefined;
  return (
    <div className="share-earlier">
      <label className="tick">
        <input
          type="checkbox"
          checked={include}
          aria-describedby={hint}
          onChange={(event) => onChoose(chosen, event.target.checked)}
        />
        {isReview ? earlierWords.withBaseline(chosen.here ?? chosen.name) : earlierWords.bring}
      </label>
      <div className="share-earlier-state">
        {states.length > 1 && (
          <select
            className="text-field"
            aria-label={earlierWords.choose}
            value={chosen.id}
            onChange={(event) => onChoose(states.find(({ id }) => id === event.target.value) ?? chosen, true)}
          >
            {states.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        )}
        <p id={hint} className="share-length">
          {[said(chosen, states.length > 1), isReview ? earlierWords.decisions : '', cost(props.alone, props.both)]
            .filter((sentence) => sentence !== '')
            .join(' ')}
        </p>
      </div>
    </div>
  );
}

function said({ title, difference }: Earlier, isListed: boolean): string {
  if (difference === undefined) return '';
  return isListed ? earlierWords.since(difference) : earlierWords.titled(title, difference);
}

/** What it adds to the link; nothing is said while that is not known, and where there is no link without it either. */
function cost(alone: MadeLink | null, both: MadeLink | null): string {
  if (alone?.link === undefined || !both) return '';
  return both.link === undefined
    ? earlierWords.tooLong(longestLink)
    : earlierWords.cost(both.link.length - alone.link.length);
}
