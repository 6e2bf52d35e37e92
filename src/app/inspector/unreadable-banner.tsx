import type { Place } from '../../core/schema';
import { locate, type Snapshot } from '../../core/snapshot';
import { positionIn } from '../../core/yaml';
import { goToText } from '../go-to-text';
import { useApp } from '../store';
import { SeverityMark } from '../widgets';
import { paneWords } from './words/frame';

/** Says from which line a document cannot be read, and leads there. */
export function UnreadableBanner({ place }: { readonly place: Place }): React.JSX.Element | null {
  const line = useApp(({ snapshot }) => firstBrokenLine(snapshot, place));
  if (line === undefined) return null;
  return (
    <div className="ins-banner" role="status">
      <SeverityMark severity="error" />
      <span>{paneWords.unreadable.says(line)}</span>
      <button type="button" className="ins-button" onClick={() => goToText(place)}>
        {paneWords.unreadable.go(line)}
      </button>
    </div>
  );
}

/** The 1-based line in the file of the first thing in a document that cannot be read. */
function firstBrokenLine(snapshot: Snapshot, place: Place): number | undefined {
  const located = locate(snapshot, place);
  const problem = located?.document.problems.find((each) => each.severity === 'error');
  if (!located || !problem) return undefined;
  return positionIn(located.view.stream, located.index, problem.range.from).line;
}
