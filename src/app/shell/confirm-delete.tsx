import { useState } from 'react';
import type { Resource } from '../../core/schema';
import { deleteResources, dependantsOf, namesOf } from '../commands/delete-resource';
import { closeDialog } from '../dialogs';
import { notify } from '../notices';
import { dispatch, getState } from '../store';
import { CancelButton, Sheet, SheetButtons } from './sheet';

/** Asks before a ServiceEntry goes that others refer to: which rules go with it, and what becomes of the calls. */
export default function ConfirmDelete({ resource: key }: { readonly resource: string }): React.JSX.Element | null {
  const [{ resource, own, calls, shared }] = useState(() => lookUp(key));
  const [ticked, setTicked] = useState<ReadonlySet<Resource>>(() => new Set(own));
  if (!resource) return null;
  const remove = (): void => {
    closeDialog();
    const gone = [resource, ...own.filter((rule) => ticked.has(rule))];
    const result = deleteResources(getState().snapshot, gone);
    if (!result.ok) notify({ tone: 'error', text: result.detail });
    else if (dispatch({ ...result.change, origin: 'explorer' }))
      notify({ tone: 'info', text: `Deleted ${namesOf(gone)}.`, undo: true });
  };
  const toggle = (rule: Resource): void => {
    const next = new Set(ticked);
    if (!next.delete(rule)) next.add(rule);
    setTicked(next);
  };
  return (
    <Sheet title={`Delete ${resource.name}?`}>
      {calls > 0 && <p className="sheet-lead">{consequence(calls)}</p>}
      {own.map((rule) => (
        <label key={rule.key} className="tick">
          <input type="checkbox" checked={ticked.has(rule)} onChange={() => toggle(rule)} />
          {rule.kind} {rule.name} serves only this entry’s hosts
        </label>
      ))}
      {shared.map((rule) => (
        <p key={rule.key} className="sheet-lead">
          {rule.kind} {rule.name} stays: other entries use it too.
        </p>
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

function lookUp(key: string): { resource: Resource | undefined } & ReturnType<typeof dependantsOf> {
  const { snapshot } = getState();
  const resource = snapshot.resources.find((each) => each.key === key);
  return { resource, ...(resource ? dependantsOf(snapshot, resource) : { own: [], shared: [], calls: 0 }) };
}

function consequence(calls: number): string {
  const which = calls === 1 ? '1 call to it' : `${calls} calls to it`;
  const blocked = getState().snapshot.mesh.settings.outboundTrafficPolicy === 'REGISTRY_ONLY';
  return `${which} will ${blocked ? 'be blocked' : 'pass through by address'}.`;
}
