import { FolderOpen, FolderTree, History } from 'lucide-react';
import { useEffect, useState } from 'react';
import { pickFiles, pickFolder } from '../browser/pick-files';
import type { Picked } from '../browser/uploads';
import { momentOf } from '../browser/session-notices';
import { closeDialog, openDialog } from '../dialogs';
import { useEndedReview } from '../ended-review';
import { readReview, type KeptReview } from '../browser/review-storage';
import {
  continueReview,
  readBaseline,
  readBaselineLink,
  reviewed,
  showReview,
  startReview,
  type BaselineReading,
} from '../review-mode';
import { useReviewing } from '../review-state';
import { useSession } from '../session';
import { OpenedBaseline } from './opened-baseline';
import { Sheet } from './sheet';
import { baselineWords, endedBaseline, reviewLeftOpen } from './words/baseline-dialog';

/** Chooses what the design is compared with. */
export default function BaselineDialog(): React.JSX.Element {
  const [problem, setProblem] = useState<string | null>(null);
  const begin = (reading: BaselineReading): void => {
    if (!reading.ok) return setProblem(reading.problem);
    closeDialog();
    // In a task of its own: closing and beginning draw a good part of the page anew, each by itself.
    setTimeout(() => {
      startReview(reading.baseline);
      showReview();
    });
  };
  const pick = async (picker: () => Promise<Picked>): Promise<void> => {
    const { uploads } = await picker();
    if (uploads.length > 0) begin(readBaseline(uploads));
  };
  return (
    <Sheet title={baselineWords.title} size={520}>
      <p className="sheet-lead">{baselineWords.lead}</p>
      {problem !== null && (
        <p className="sheet-error" role="alert">
          {problem}
        </p>
      )}
      <LeftReview />
      <EndedBaseline />
      <OpenedBaseline onBaseline={begin} />
      <Ways onPick={(picker) => void pick(picker)} />
      <ShareLink onLink={(link) => begin(readBaselineLink(link))} />
    </Sheet>
  );
}

function Ways({ onPick }: { readonly onPick: (picker: () => Promise<Picked>) => void }): React.JSX.Element {
  return (
    <div className="baseline-ways">
      <button type="button" className="button" data-autofocus onClick={() => onPick(pickFiles)}>
        <FolderOpen size={16} strokeWidth={1.75} aria-hidden />
        {baselineWords.files}
      </button>
      <button type="button" className="button" onClick={() => onPick(pickFolder)}>
        <FolderTree size={16} strokeWidth={1.75} aria-hidden />
        {baselineWords.folder}
      </button>
      <button type="button" className="button" onClick={() => openDialog('versions')}>
        <History size={16} strokeWidth={1.75} aria-hidden />
        {baselineWords.version}
      </button>
    </div>
  );
}

/** What the review that ended last was held against, to be chosen again. */
function EndedBaseline(): React.JSX.Element | null {
  const ended = useEndedReview();
  if (!ended) return null;
  const { name, workspace, problems } = ended.baseline;
  return (
    <p className="baseline-left">
      <span>{endedBaseline(name)}</span>
      <button
        type="button"
        className="button"
        onClick={() => {
          closeDialog();
          startReview(reviewed(name, workspace, problems));
          showReview();
        }}
      >
        {baselineWords.again}
      </button>
    </p>
  );
}

/** A review that was left with its tab, and the way back to it. */
function LeftReview(): React.JSX.Element | null {
  const isReviewing = useReviewing();
  // It is of the own design, not of what is looked at.
  const isLooking = useSession(({ looking }) => looking);
  const [kept, setKept] = useState<KeptReview | null>(null);
  useEffect(() => {
    // Without a storage nothing was kept, and there is nothing to say.
    void readReview().then(
      (review) => setKept(review ?? null),
      (error: unknown) => {
        if (!(error instanceof DOMException)) throw error;
      },
    );
  }, []);
  if (isReviewing || isLooking || !kept) return null;
  return (
    <p className="baseline-left">
      <span>{reviewLeftOpen(kept.baseline.name, momentOf(kept.begun))}</span>
      <button
        type="button"
        className="button"
        onClick={() => {
          closeDialog();
          continueReview(kept);
          showReview();
        }}
      >
        {baselineWords.goOn}
      </button>
    </p>
  );
}

function ShareLink({ onLink }: { readonly onLink: (link: string) => void }): React.JSX.Element {
  const [link, setLink] = useState('');
  return (
    <form
      className="baseline-link"
      onSubmit={(event) => {
        event.preventDefault();
        if (link.trim() !== '') onLink(link);
      }}
    >
      <label className="field-label" htmlFor="baseline-link">
        {baselineWords.link}
      </label>
      <div className="baseline-ways">
        <input
          id="baseline-link"
          className="text-field"
          value={link}
          spellCheck={false}
          autoComplete="off"
          placeholder={baselineWords.linkExample}
          aria-describedby="baseline-link-hint"
          onChange={(event) => setLink(event.target.value)}
        />
        <button type="submit" className="button" aria-disabled={link.trim() === '' ? true : undefined}>
          {baselineWords.compare}
        </button>
      </div>
      <p id="baseline-link-hint" className="sheet-lead">
        {baselineWords.linkHint}
      </p>
    </form>
  );
}
