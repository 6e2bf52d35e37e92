import { resumeArranging, stopArranging, useArranging } from './arranging';
import { count } from '../../core/picture';

/** Says that cards are being given their places when that takes a while, and lets a person stop it. */
export function ArrangeNote(): React.JSX.Element | null {
  const state = useArranging();
  if (!state) return null;
  const stopped = state.status === 'stopped';
  return (
    <div className="arrange-note" role="status">
      {stopped
        ? 'The cards stand where they stood. New ones have no place yet.'
        : `Arranging ${count(state.cards, 'card')}…`}
      {!stopped && <progress aria-label="Arranging" />}
      <button type="button" className="canvas-text-button" onClick={stopped ? resumeArranging : stopArranging}>
        {stopped ? 'Arrange now' : 'Cancel'}
      </button>
    </div>
  );
}
