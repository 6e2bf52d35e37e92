import type { SyntheticEvent } from 'react';
import { closeDialog } from '../dialogs';
import { useApp } from '../store';
import { KindPicker } from './kind-picker';
import { useResourceDraft, type ResourceDraft } from './new-resource-draft';
import { CancelButton, Sheet, SheetButtons } from './sheet';
import { newResourceWords } from './words/new-resource';

/** Makes a resource from its kind's starter: which kind, which host, what name, and in which file it goes. */
export default function NewResource({ kind: start }: { readonly kind: string }): React.JSX.Element {
  const draft = useResourceDraft(start);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (draft.make()) closeDialog();
  };
  return (
    <Sheet title={newResourceWords.title} size={620}>
      <form onSubmit={submit}>
        <KindPicker chosen={draft.kind} onChoose={(kind) => draft.enter({ kind })} />
        <p className="sheet-lead">{draft.kind.doc}</p>
        <DraftFields draft={draft} />
        {draft.refusal !== null && (
          <p className="field-refusal" role="alert">
            {draft.refusal}
          </p>
        )}
        <SheetButtons stays>
          <CancelButton />
          <button type="submit" className="button button-primary">
            {newResourceWords.add(draft.kind.kind)}
          </button>
        </SheetButtons>
      </form>
    </Sheet>
  );
}

function DraftFields({ draft }: { readonly draft: ResourceDraft }): React.JSX.Element {
  const { asksHost, host, name, namespace, namespaces, file, newFile, enter } = draft;
  return (
    <div className="form-grid">
      {asksHost && (
        <TextRow
          id="new-host"
          label={newResourceWords.host}
          value={host}
          onChange={(host) => enter({ host })}
          placeholder={newResourceWords.hostExample}
          autoFocus
        />
      )}
      <TextRow id="new-name" label={newResourceWords.name} value={name} onChange={(name) => enter({ name })} />
      <TextRow
        id="new-namespace"
        label={newResourceWords.namespace}
        value={namespace}
        onChange={(namespace) => enter({ namespace })}
        list={namespaces}
      />
      <FileChoice value={file} newFile={newFile} onChange={(file) => enter({ file })} />
    </div>
  );
}

interface TextRowProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly list?: readonly string[];
  readonly autoFocus?: boolean;
}

function TextRow({ id, label, value, onChange, placeholder, list, autoFocus }: TextRowProps): React.JSX.Element {
  return (
    <>
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="text-field text-field-mono"
        value={value}
        placeholder={placeholder}
        spellCheck={false}
        autoComplete="off"
        list={list && `${id}-list`}
        data-autofocus={autoFocus || undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {list && (
        <datalist id={`${id}-list`}>
          {list.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      )}
    </>
  );
}

interface FileChoiceProps {
  readonly value: string;
  /** The file that would be made; null when all choices are there already. */
  readonly newFile: string | null;
  readonly onChange: (file: string) => void;
}

function FileChoice({ value, newFile, onChange }: FileChoiceProps): React.JSX.Element {
  const files = useApp((state) => state.snapshot.workspace.files);
  return (
    <>
      <label className="field-label" htmlFor="new-file">
        {newResourceWords.file}
      </label>
      <select id="new-file" className="text-field" value={value} onChange={(event) => onChange(event.target.value)}>
        {newFile !== null && <option value={newFile}>{newResourceWords.newFile(newFile)}</option>}
        {files.map(({ path }) => (
          <option key={path} value={path}>
            {path}
          </option>
        ))}
      </select>
    </>
  );
}
