import { useMemo } from 'react';
import { endsAsked, makeDeletion } from '../commands/delete-ends';
import type { DeletionPlan } from '../commands/deletion';
import { deletionWords } from '../commands/words/delete';
import { closeDialog } from '../dialogs';
import { useDeletion, type AskedDeletion } from '../use-deletion';
import { CancelButton, Sheet, SheetButtons } from './sheet';
import { deleteWords } from './words/sheets';

/** Asks before things go that others refer to: what becomes of calls, and which dependants go too. */
export default function ConfirmDelete({ start }: { readonly start: string }): React.JSX.Element | null {
  const ends = useMemo(() => endsAsked(start), [start]);
  const { plan, ticked, toggle } = useDeletion(ends);
  return 'refusal' in plan ? (
    <Sheet title={deleteWords.title}>
      <p className="sheet-lead">{plan.refusal}</p>
    </Sheet>
  ) : (
    <Plan {...{ plan, ticked, toggle }} />
  );
}

function Plan({ plan, ticked, toggle }: AskedDeletion & { readonly plan: DeletionPlan }): React.JSX.Element {
  const remove = (): void => {
    closeDialog();
    makeDeletion(plan, ticked, 'explorer');
  };
  return (
    <Sheet title={plan.title}>
      {plan.says.map((sentence) => (
        <p key={sentence} className="sheet-lead">
          {sentence}
        </p>
      ))}
      {plan.asks.length > 0 && <p className="sheet-lead">{deletionWords.tick}</p>}
      {plan.asks.map(({ id, label }) => (
        <label key={id} className="tick">
          <input type="checkbox" checked={ticked.has(id)} onChange={() => toggle(id)} />
          {label}
        </label>
      ))}
      <SheetButtons>
        <CancelButton title={deleteWords.keep} />
        <button type="button" className="button button-danger" data-autofocus onClick={remove}>
          {deleteWords.remove}
        </button>
      </SheetButtons>
    </Sheet>
  );
}
