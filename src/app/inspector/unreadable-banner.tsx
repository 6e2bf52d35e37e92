import type { Place } from '../../core/schema';
import { locate } from '../../core/snapshot';
import { goToText } from '../go-to-text';
import { useApp } from '../store';
import { unreadLine } from '../unread-line';
import { SeverityMark } from '../widgets';
import { paneWords } from './words/frame';

/** Says from which line a document cannot be read, or where its text ends in the middle, and leads there. */
export function UnreadableBanner({ place }: { readonly place: Place }): React.JSX.Element | null {
  const line = useApp(({ snapshot }) => unreadLine(snapshot, place));
  const isBroken = useApp(({ snapshot }) => locate(snapshot, place)?.document.incomplete === true);
  if (line === undefined) return null;
  const { says, ends, go } = paneWords.unreadable;
  return (
    <div className="ins-banner" role="status">
      <SeverityMark severity="error" />
      <span>{isBroken ? says(line) : ends(line)}</span>
      <button type="button" className="ins-button" onClick={() => goToText(place)}>
        {go(line)}
      </button>
    </div>
  );
}
