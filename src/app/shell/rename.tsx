import { useState, type SyntheticEvent } from 'react';
import type { ChangeResult } from '../../core/edit-at';
import type { Resource } from '../../core/schema';
import { fileAt } from '../../core/workspace';
import { renameResource, renameWorkload } from '../commands/rename-resource';
import { closeDialog } from '../dialogs';
import { notify } from '../notices';
import { dispatch, getState } from '../store';
import { getView, setView } from '../view';
import { CancelButton, Sheet, SheetButtons } from './sheet';
import { renameWords } from './words/rename';

interface Renaming {
  readonly title: string;
  readonly name: string;
  readonly change: (name: string) => ChangeResult;
}

/** Asks for another name of a file, a resource or a drawn workload, and says at once why a name cannot be used. */
export default function Rename({ target }: { readonly target: string }): React.JSX.Element | null {
  const [renaming] = useState(() => readTarget(target));
  const [name, setName] = useState(renaming?.name ?? '');
  const [refusal, setRefusal] = useState<string | null>(null);
  if (!renaming) return null;
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    const result = renaming.change(name);
    if (!result.ok) {
      setRefusal(result.detail);
      return;
    }
    closeDialog();
    if (!dispatch({ ...result.change, origin: 'explorer' })) return;
    if (target === `file:${getView().openFile}`) setView({ openFile: name });
    notify({ tone: 'ok', text: renameWords.renamed(renaming.name, name), undo: true });
  };
  return (
    <Sheet title={renaming.title}>
      <form onSubmit={submit}>
        <NameField
          name={name}
          refusal={refusal}
          onName={(next) => {
            setName(next);
            setRefusal(null);
          }}
        />
        <SheetButtons>
          <CancelButton />
          <button type="submit" className="button button-primary" disabled={name === renaming.name}>
            {renameWords.rename}
          </button>
        </SheetButtons>
      </form>
    </Sheet>
  );
}

function NameField(props: {
  readonly name: string;
  /** Why the name cannot be used; null where nobody has tried it. */
  readonly refusal: string | null;
  readonly onName: (name: string) => void;
}): React.JSX.Element {
  const { name, refusal, onName } = props;
  return (
    <>
      <label className="field-label" htmlFor="rename-name">
        {renameWords.name}
      </label>
      <input
        id="rename-name"
        data-autofocus
        className="text-field text-field-mono"
        value={name}
        spellCheck={false}
        autoComplete="off"
        aria-invalid={refusal !== null}
        aria-describedby={refusal === null ? undefined : 'rename-refusal'}
        onFocus={(event) => event.target.select()}
        onChange={(event) => onName(event.target.value)}
      />
      {refusal !== null && (
        <p id="rename-refusal" className="field-refusal" role="alert">
          {refusal}
        </p>
      )}
    </>
  );
}

function readTarget(target: string): Renaming | undefined {
  const rest = target.slice(target.indexOf(':') + 1);
  if (target.startsWith('file:'))
    return { title: renameWords.file, name: rest, change: (name) => renameFile(rest, name) };
  if (target.startsWith('workload:')) {
    const slash = rest.indexOf('/');
    const namespace = slash > 0 ? rest.slice(0, slash) : null;
    const from = rest.slice(slash + 1);
    return {
      title: renameWords.workload,
      name: from,
      change: (name) => renameWorkload(getState().snapshot, namespace, from, name),
    };
  }
  const resource = resourceOf(rest);
  return (
    resource && {
      title: renameWords.resource(resource.kind),
      name: resource.name,
      change: (name) => renameNow(rest, name),
    }
  );
}

/** The resource is looked up again when it is renamed: the design may have changed since the dialog opened. */
function renameNow(key: string, name: string): ChangeResult {
  const resource = resourceOf(key);
  if (!resource) return { ok: false, detail: renameWords.gone(key), choices: [] };
  return renameResource(getState().snapshot, resource, name);
}

function resourceOf(key: string): Resource | undefined {
  return getState().snapshot.resources.find((each) => each.key === key);
}

function renameFile(path: string, to: string): ChangeResult {
  const refuse = (detail: string): ChangeResult => ({ ok: false, detail, choices: [] });
  if (to === '' || to.split('/').some((part) => part === '' || part === '.' || part === '..'))
    return refuse(renameWords.noFileName);
  if (fileAt(getState().snapshot.workspace, to)) return refuse(renameWords.taken(to));
  return {
    ok: true,
    change: { label: renameWords.change(path, to), origin: 'explorer', files: [{ type: 'rename', path, to }] },
  };
}
