import { useState } from 'react';
import { carryOut, endsAsked } from '../commands/delete-ends';
import { deletionOf, tickedAtFirst, type DeletionPlan } from '../commands/deletion';
import { closeDialog } from '../dialogs';
import { getState } from '../store';
import { CancelButton, Sheet, SheetButtons } from './sheet';

/** Asks before things go that others refer to: what becomes of calls, and which dependants go too. */
export default function ConfirmDelete({ start }: { readonly start: string }): React.JSX.Element | null {
  const [plan] = useState(() => deletionOf(getState().snapshot, endsAsked(start)));
  return 'refusal' in plan ? (
    <Sheet title="Delete">
      <p className="sheet-lead">{plan.refusal}</p>
    </Sheet>
  ) : (
    <Plan plan={plan} />
  );
}

function Plan({ plan }: { readonly plan: DeletionPlan }): React.JSX.Element {
  const [ticked, setTicked] = useState(() => tickedAtFirst(plan));
  const toggle = (id: string): void => {
    const next = new Set(ticked);
    if (!next.delete(id)) next.add(id);
    setTicked(next);
  };
  const remove = (): void => {
    closeDialog();
    carryOut(plan, ticked, 'explorer');
  };
  return (
    <Sheet title={plan.title}>
      {plan.says.map((sentence) => (
        <p key={sentence} className="sheet-lead">
          {sentence}
        </p>
      ))}
      {plan.asks.map(({ id, label }) => (
        <label key={id} className="tick">
          <input type="checkbox" checked={ticked.has(id)} onChange={() => toggle(id)} />
          {label}
        </label>
      ))}
      <SheetButtons>
        <CancelButton title="Keep" />
        <button type="button" className="button button-danger" data-autofocus onClick={remove}>
          Delete
        </button>
      </SheetButtons>
    </Sheet>
  );
}
