import { useState, type SyntheticEvent } from 'react';
import type { ChangeResult } from '../../core/edit-at';
import type { Resource } from '../../core/schema';
import { fileAt } from '../../core/workspace';
import { renameResource, renameWorkload, resourceNameRefusal, workloadNameRefusal } from '../commands/rename-resource';
import { closeDialog } from '../dialogs';
import { notify } from '../notices';
import { dispatch, getState } from '../store';
import { useToldRefusal } from '../use-told-refusal';
import { getView, setView } from '../view';
import { CancelButton, Sheet, SheetButtons } from './sheet';
import { renameWords } from './words/rename';

interface Renaming {
  readonly title: string;
  readonly name: string;
  readonly change: (name: string) => ChangeResult;
  /** Why a name cannot be used; null when it can. It is asked at each key. */
  readonly refusalOf: (name: string) => string | null;
}

/** Asks for another name of a file, a resource or a drawn workload, and says while it is typed why a name cannot be used. */
export default function Rename({ target }: { readonly target: string }): React.JSX.Element | null {
  const [renaming] = useState(() => readTarget(target));
  return renaming ? <RenameSheet target={target} renaming={renaming} /> : null;
}

function RenameSheet(props: { readonly target: string; readonly renaming: Renaming }): React.JSX.Element {
  const { target, renaming } = props;
  const [name, setName] = useState(renaming.name);
  const [refusal, setRefusal] = useState<string | null>(null);
  // Whoever clears the field to write another name has made no mistake.
  const told = useToldRefusal(name !== '' && name !== renaming.name ? renaming.refusalOf(name) : null);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setRefusal(rename(target, renaming, name));
  };
  const onName = (next: string): void => {
    setName(next);
    setRefusal(null);
  };
  return (
    <Sheet title={renaming.title}>
      <form onSubmit={submit}>
        <NameField name={name} refusal={refusal ?? told} isTried={refusal !== null} onName={onName} />
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

/** Gives the other name and closes the dialog; answers why it cannot, and null when the dialog is closed. */
function rename(target: string, renaming: Renaming, name: string): string | null {
  const result = renaming.change(name);
  if (!result.ok) return result.detail;
  closeDialog();
  if (!dispatch({ ...result.change, origin: 'explorer' })) return null;
  if (target === `file:${getView().openFile}`) setView({ openFile: name });
  notify({ tone: 'ok', text: renameWords.renamed(renaming.name, name), undo: true });
  return null;
}

function NameField(props: {
  readonly name: string;
  /** Why the name cannot be used; null where nothing is to be said. */
  readonly refusal: string | null;
  /** Whether somebody has tried to use it. */
  readonly isTried: boolean;
  readonly onName: (name: string) => void;
}): React.JSX.Element {
  const { name, refusal, isTried, onName } = props;
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
      <div aria-live="polite">
        {refusal !== null && (
          <p
            key={String(isTried)}
            id="rename-refusal"
            className="field-refusal"
            {...(isTried ? { role: 'alert' } : {})}
          >
            {refusal}
          </p>
        )}
      </div>
    </>
  );
}

function readTarget(target: string): Renaming | undefined {
  const rest = target.slice(target.indexOf(':') + 1);
  if (target.startsWith('file:')) return fileTarget(rest);
  return target.startsWith('workload:') ? workloadTarget(rest) : resourceTarget(rest);
}

function fileTarget(path: string): Renaming {
  return {
    title: renameWords.file,
    name: path,
    change: (name) => renameFile(path, name),
    refusalOf: fileNameRefusal,
  };
}

function workloadTarget(key: string): Renaming {
  const slash = key.indexOf('/');
  const namespace = slash > 0 ? key.slice(0, slash) : null;
  const from = key.slice(slash + 1);
  return {
    title: renameWords.workload,
    name: from,
    change: (name) => renameWorkload(getState().snapshot, namespace, from, name),
    refusalOf: (name) => workloadNameRefusal(getState().snapshot, namespace, from, name),
  };
}

/** The resource is looked up again when it is renamed: the design may have changed since the dialog opened. */
function resourceTarget(key: string): Renaming | undefined {
  const resource = resourceOf(key);
  if (!resource) return undefined;
  return {
    title: renameWords.resource(resource.kind),
    name: resource.name,
    change: (name) => {
      const now = resourceOf(key);
      if (!now) return { ok: false, detail: renameWords.gone(key), choices: [] };
      return renameResource(getState().snapshot, now, name);
    },
    refusalOf: (name) => {
      const now = resourceOf(key);
      return now ? resourceNameRefusal(getState().snapshot, now, name) : renameWords.gone(key);
    },
  };
}

function resourceOf(key: string): Resource | undefined {
  return getState().snapshot.resources.find((each) => each.key === key);
}

function fileNameRefusal(path: string): string | null {
  if (path === '' || path.split('/').some((part) => part === '' || part === '.' || part === '..'))
    return renameWords.noFileName;
  return fileAt(getState().snapshot.workspace, path) ? renameWords.taken(path) : null;
}

function renameFile(path: string, to: string): ChangeResult {
  const refusal = fileNameRefusal(to);
  if (refusal !== null) return { ok: false, detail: refusal, choices: [] };
  return {
    ok: true,
    change: { label: renameWords.change(path, to), origin: 'explorer', files: [{ type: 'rename', path, to }] },
  };
}
