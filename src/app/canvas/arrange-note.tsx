import { resumeArranging, stopArranging, useArranging } from './arranging';
import { arrangeWords } from './words/header';

/** Says that cards are being given their places when that takes a while, and lets a person stop it. */
export function ArrangeNote(): React.JSX.Element | null {
  const state = useArranging();
  if (!state) return null;
  const stopped = state.status === 'stopped';
  return (
    <div className="arrange-note" role="status">
      {stopped ? arrangeWords.stopped : arrangeWords.arranging(state.cards)}
      {!stopped && <progress aria-label={arrangeWords.progressLabel} />}
      <button type="button" className="canvas-text-button" onClick={stopped ? resumeArranging : stopArranging}>
        {stopped ? arrangeWords.arrangeNow : arrangeWords.cancel}
      </button>
    </div>
  );
}
