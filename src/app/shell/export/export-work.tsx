import type { WorkState } from '../../threads/thread-desk';
import { useSlowWork } from '../../threads/use-slow-work';
import { exportWorkWords } from '../words/export';

/** Says how the work on an export stands when that is worth a word, and begins it again. The dialog's own button calls it off. */
export function ExportWork(props: {
  readonly work: WorkState;
  readonly isWriting: boolean;
  readonly onAgain: () => void;
}): React.JSX.Element {
  const status = useSlowWork(props.work)?.status;
  return (
    <div className="sheet-work" role="status">
      {status === 'working' && (
        <>
          {props.isWriting ? exportWorkWords.writing : exportWorkWords.planning}
          <progress aria-label={exportWorkWords.progressLabel} />
        </>
      )}
      {status === 'failed' && (
        <>
          {exportWorkWords.failed}
          <button type="button" className="button button-small" onClick={props.onAgain}>
            {exportWorkWords.tryAgain}
          </button>
        </>
      )}
    </div>
  );
}
