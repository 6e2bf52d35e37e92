import { runCommand } from '../commands';
import { goToText } from '../go-to-text';
import { SeverityMark } from '../widgets';
import type { Gap } from './gaps';
import { gapWords } from './words';

/** Of more documents the list in Problems is the better one. */
const mostNamed = 4;

/** Says once what a diagram misses because its text cannot be read, with a way to each such document. Nothing where all can be. */
export function GapNote({ gaps }: { readonly gaps: readonly Gap[] }): React.JSX.Element | null {
  if (gaps.length === 0) return null;
  const left = gaps.length - mostNamed;
  return (
    <p className="diagram-note diagram-gaps">
      <SeverityMark severity="warning" silent />
      <span>
        {gapWords.says(gaps.length, gaps.filter(({ isDrawn }) => isDrawn).length)}
        {gaps.slice(0, mostNamed).map(({ place, offset, line }) => (
          <button
            key={`${place.file} ${place.document}`}
            type="button"
            className="link-button"
            onClick={() => void goToText(place, { from: offset, to: offset })}
          >
            {gapWords.place(place.file, line)}
          </button>
        ))}
        {left > 0 && (
          <button type="button" className="link-button" onClick={() => runCommand('show-problems')}>
            {gapWords.more(left)}
          </button>
        )}
      </span>
    </p>
  );
}
