import { deletionWords } from '../commands/words/delete';
import { useDeletion } from '../use-deletion';
import type { Floating } from './canvas-state';
import { FloatingForm, FormButtons } from './floating-form';
import type { Graph } from './graph';
import { deleteAndGoOn } from './remove';
import { deleteWords } from './words/forms';

/** Asks what goes with what is deleted, a tick for each dependant, and says what becomes of the calls. */
export function DeleteForm(props: {
  readonly floating: Extract<Floating, { type: 'delete' }>;
  readonly graph: Graph;
  readonly room: { readonly width: number; readonly height: number };
  readonly onClose: () => void;
}): React.JSX.Element | null {
  const { floating, graph, room, onClose } = props;
  const { plan, ticked, toggle } = useDeletion(floating.spots);
  if ('refusal' in plan) return null;
  const submit = (): void => {
    onClose();
    deleteAndGoOn(plan, ticked, floating.spots, graph);
  };
  return (
    <FloatingForm title={plan.title} at={floating.at} room={room} onSubmit={submit} onClose={onClose}>
      <div className="floating-scroll">
        {plan.says.map((says) => (
          <p key={says}>{says}</p>
        ))}
        {plan.asks.length > 0 && <p>{deletionWords.tick}</p>}
        {plan.asks.map((ask) => (
          <label key={ask.id} className="check">
            <input type="checkbox" checked={ticked.has(ask.id)} onChange={() => toggle(ask.id)} />
            {ask.label}
          </label>
        ))}
      </div>
      <FormButtons action={deleteWords.delete} danger onClose={onClose} />
    </FloatingForm>
  );
}
