import { clockTime } from '../browser/session-notices';
import { runCommand } from '../commands';
import { useFindings, useUnjudged } from '../findings';
import { showLastNotice, useNotices } from '../notices';
import { isAtRisk, useSession, type Session } from '../session';
import { promisesWords, useTraces } from '../traces';
import { AcceptedMark, SeverityMark, tallyWords, type SeverityTally } from '../widgets';
import { MeshMenus } from './mesh-menus';
import { statusWords } from './words/bars';

/** The bar at the bottom: findings, the settings of the mesh that results depend on, and whether the work is stored. */
export function StatusBar(): React.JSX.Element {
  return (
    <footer className="status-bar">
      <FindingCounts />
      <PromiseCounts />
      <LastNotice />
      <span className="status-space" />
      <MeshMenus />
      <UpdateReady />
      <SavedState />
    </footer>
  );
}

function FindingCounts(): React.JSX.Element {
  const tally = useFindings((state) => state.tally);
  const isLooking = useUnjudged() > 0 && tallyWords(tally) === '';
  const words = isLooking ? statusWords.looking : tallyWords(tally) || statusWords.noFindings;
  return (
    <button
      type="button"
      className="status-button"
      aria-label={statusWords.showProblems(words)}
      onClick={() => runCommand('show-problems')}
    >
      {isLooking ? statusWords.looking : <Tally tally={tally} />}
    </button>
  );
}

function Tally({ tally }: { readonly tally: SeverityTally }): React.JSX.Element {
  const accepted = tally.accepted ?? 0;
  return (
    <>
      {(['error', 'warning', 'info'] as const).map((severity) => (
        <span key={severity} className={tally[severity] === 0 ? 'status-none' : undefined}>
          <SeverityMark severity={severity} count={tally[severity]} size={13} silent />
        </span>
      ))}
      {accepted > 0 && (
        <span>
          <AcceptedMark count={accepted} size={13} silent />
        </span>
      )}
    </>
  );
}

/** How many promises hold; nothing where the design makes none. */
function PromiseCounts(): React.JSX.Element | null {
  const tally = useTraces((state) => state.tally);
  if (tally.holds + tally.fails + tally['cannot tell'] === 0) return null;
  const words = promisesWords(tally);
  return (
    <button
      type="button"
      className={`status-button ${tally.fails > 0 ? 'status-fails' : ''}`}
      aria-label={statusWords.showAssertions(words)}
      onClick={() => runCommand('show-assertions')}
    >
      {words}
    </button>
  );
}

/** Shows the notice again that went last. It stays while one is shown, so that who has pressed it keeps the focus. */
function LastNotice(): React.JSX.Element | null {
  const isThere = useNotices(({ last }) => last !== null);
  const isShown = useNotices(({ notice }) => notice !== null);
  if (!isThere) return null;
  return (
    <button
      type="button"
      className="status-button"
      aria-disabled={isShown}
      onClick={() => {
        if (!isShown) showLastNotice();
      }}
    >
      {statusWords.lastNotice}
    </button>
  );
}

/** A newer version of the page is stored and waits for this one to be left. */
function UpdateReady(): React.JSX.Element | null {
  const isReady = useSession((state) => state.updateReady);
  if (!isReady) return null;
  return (
    <span className="status-text">
      {statusWords.newVersion}{' '}
      <button type="button" className="link-button" onClick={() => runCommand('reload-page')}>
        {statusWords.reload}
      </button>
    </span>
  );
}

function SavedState(): React.JSX.Element {
  const session = useSession((state) => state);
  return <span className={`status-text ${isAtRisk(session) ? 'status-unsaved' : ''}`}>{savedWords(session)}</span>;
}

function savedWords({ readOnly, restoring, looking, saving, savedAt }: Session): string {
  const { saved } = statusWords;
  if (looking) return saved.looking;
  if (restoring) return saved.restoring;
  if (readOnly) return saved.elsewhere;
  if (saving === 'unsaved') return saved.onlyHere;
  if (saving === 'reserve') return saved.backup;
  if (savedAt === null || savedAt === 0) return saved.nothing;
  return saving === 'saving' ? saved.saving : saved.at(clockTime(savedAt));
}
