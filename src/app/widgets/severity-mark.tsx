import type { Severity } from '../../core/text';
import { digits } from '../language';
import './widgets.css';
import { acceptedWords, countWord, severityWords } from './words';

/** How many findings there are of each severity, and how many were accepted, where that is counted. */
export type SeverityTally = Readonly<Record<Severity, number> & { accepted?: number }>;

/** "1 error, 2 warnings, 1 accepted"; empty when there is nothing. */
export function tallyWords(tally: SeverityTally): string {
  const { accepted = 0 } = tally;
  return [
    ...(['error', 'warning', 'info'] as const)
      .filter((severity) => tally[severity] > 0)
      .map((severity) => countWord(severity, tally[severity])),
    ...(accepted > 0 ? [acceptedWords.several(accepted)] : []),
  ].join(', ');
}

/** The worst severity that occurs; undefined when none does. */
export function worstOf(tally: SeverityTally): Severity | undefined {
  return (['error', 'warning', 'info'] as const).find((severity) => tally[severity] > 0);
}

/**
 * A severity as shape and colour (octagon with a cross, triangle, circle with an i), with its word for screen readers. Pass `count` to
 * show a number behind it ("3 warnings" is what is then spoken), and `silent` where the word stands beside it anyway.
 */
export function SeverityMark(props: {
  readonly severity: Severity;
  readonly count?: number;
  readonly size?: number;
  readonly silent?: boolean;
  readonly chip?: boolean;
}): React.JSX.Element {
  const { severity, count, size = 14, silent, chip } = props;
  const spoken = count === undefined ? severityWords[severity][0] : countWord(severity, count);
  return (
    <span
      className={`severity severity-${severity}${chip ? ' severity-chip' : ''}`}
      title={silent ? undefined : spoken}
    >
      <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
        <Shape severity={severity} />
      </svg>
      {count !== undefined && <span aria-hidden="true">{digits(count)}</span>}
      {!silent && <span className="spoken-only">{spoken}</span>}
    </span>
  );
}

function Shape({ severity }: { readonly severity: Severity }): React.JSX.Element {
  switch (severity) {
    case 'error':
      return (
        <>
          <path d="M5 1h6l4 4v6l-4 4H5l-4-4V5Z" fill="currentColor" />
          <path d="m5.5 5.5 5 5m0-5-5 5" stroke="var(--surface)" strokeWidth="1.6" strokeLinecap="round" />
        </>
      );
    case 'warning':
      return (
        <>
          <path
            d="M8 1.3c.5 0 .9.2 1.1.7l6 11.2c.5.9-.1 1.9-1.1 1.9H2c-1 0-1.6-1-1.1-1.9l6-11.2c.2-.5.6-.7 1.1-.7Z"
            fill="currentColor"
          />
          <path d="M8 5.5v4.3m0 2.3v.2" stroke="var(--surface)" strokeWidth="1.6" strokeLinecap="round" />
        </>
      );
    case 'info':
      return (
        <>
          <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
          <path d="M8 7.3v4M8 4.7v.2" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
        </>
      );
  }
}
