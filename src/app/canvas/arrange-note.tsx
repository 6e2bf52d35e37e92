import { resumeArranging, stopArranging, useArranging } from './arranging';
import { arrangeWords } from './words/header';

/** Says that cards are being given their places when that takes a while, and lets a person stop it; where that is over without places, a person can ask again. */
export function ArrangeNote(): React.JSX.Element | null {
  const state = useArranging();
  if (!state) return null;
  const { status, cards } = state;
  const isWorking = status === 'working';
  return (
    <div className="arrange-note" role="status">
      {isWorking ? arrangeWords.arranging(cards) : arrangeWords[status]}
      {isWorking && <progress aria-label={arrangeWords.progressLabel} />}
      <button type="button" className="canvas-text-button" onClick={isWorking ? stopArranging : resumeArranging}>
        {doNext[status]}
      </button>
    </div>
  );
}

const doNext = {
  working: arrangeWords.cancel,
  stopped: arrangeWords.arrangeNow,
  failed: arrangeWords.tryAgain,
};
