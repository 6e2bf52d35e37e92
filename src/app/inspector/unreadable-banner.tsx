import { unreadFrom, type Place } from '../../core/schema';
import { locate, type Snapshot } from '../../core/snapshot';
import { positionIn } from '../../core/yaml';
import { goToText } from '../go-to-text';
import { useApp } from '../store';
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

/** The 1-based line in the file of the first thing in a document that cannot be read, or is missing. */
function unreadLine(snapshot: Snapshot, place: Place): number | undefined {
  const located = locate(snapshot, place);
  if (located === undefined) return undefined;
  const from = unreadFrom(located.document);
  return from === undefined ? undefined : positionIn(located.view.stream, located.index, from).line;
}
