import { digits } from '../language';
import './widgets.css';
import { acceptedWords } from './words';

/** What a team lives with: a ring with a check, lighter than any severity. `title` is its reason; `count` stands behind it where there are several. */
export function AcceptedMark(props: {
  readonly title?: string | undefined;
  readonly count?: number;
  readonly size?: number;
  readonly silent?: boolean;
  readonly chip?: boolean;
}): React.JSX.Element {
  const { title, count, size = 14, silent, chip } = props;
  return (
    <span className={`severity severity-accepted${chip ? ' severity-chip' : ''}`} title={title}>
      <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
        <circle cx="8" cy="8" r="6.25" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray="2.6 1.3" />
        <path
          d="m5.2 8.3 2 2 3.7-4.2"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      {count !== undefined && <span aria-hidden="true">{digits(count)}</span>}
      {!silent && (
        <span className="spoken-only">{count === undefined ? acceptedWords.one : acceptedWords.several(count)}</span>
      )}
    </span>
  );
}
