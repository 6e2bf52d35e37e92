import { useState, type SyntheticEvent } from 'react';
import { defaultNamespace, kinds, type Kind } from '../../core/schema';
import { nameFromHost } from '../commands/resource-names';
import { addResource, placeFor } from '../commands/add-resource';
import { closeDialog } from '../dialogs';
import { useApp } from '../store';
import { getView } from '../view';
import { KindGlyph } from '../widgets';
import { CancelButton, Sheet, SheetButtons } from './sheet';
import { newResourceWords } from './words/new-resource';

const makeable = kinds.filter((kind) => kind.starter !== undefined);

/** Makes a resource from its kind's starter: which kind, which host, what name, and in which file it goes. */
export default function NewResource({ kind: start }: { readonly kind: string }): React.JSX.Element {
  const snapshot = useApp((state) => state.snapshot);
  const [kind, setKind] = useState<Kind>(() => makeable.find((each) => each.kind === start) ?? (makeable[0] as Kind));
  const [host, setHost] = useState('');
  const [named, setNamed] = useState<string | null>(null);
  const [namespace, setNamespace] = useState(() => lastNamespace(snapshot.resources));
  const [chosenFile, setFile] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const usual = placeFor(snapshot, kind, getView().openFile);
  const file = chosenFile ?? usual.path;
  const asksHost = kind.startsWithHost === true;
  const name = named ?? (asksHost && host !== '' ? nameFromHost(host) : '');
  const namespaces = [...new Set(snapshot.resources.flatMap((resource) => resource.namespace ?? []))].sort();

  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    const result = addResource({
      kind,
      name,
      namespace: namespace || null,
      host: asksHost ? host : '',
      file,
    });
    if (result === null) closeDialog();
    else setRefusal(result);
  };
  const edit =
    (set: (value: string) => void) =>
    (event: { readonly target: { readonly value: string } }): void => {
      set(event.target.value);
      setRefusal(null);
    };

  return (
    <Sheet title={newResourceWords.title} size={620}>
      <form onSubmit={submit}>
        <KindPicker chosen={kind} onChoose={setKind} />
        <p className="sheet-lead">{kind.doc}</p>
        <div className="form-grid">
          {asksHost && (
            <TextRow
              id="new-host"
              label={newResourceWords.host}
              value={host}
              onChange={edit(setHost)}
              placeholder={newResourceWords.hostExample}
              autoFocus
            />
          )}
          <TextRow id="new-name" label={newResourceWords.name} value={name} onChange={edit(setNamed)} />
          <TextRow
            id="new-namespace"
            label={newResourceWords.namespace}
            value={namespace}
            onChange={edit(setNamespace)}
            list={namespaces}
          />
          <label className="field-label" htmlFor="new-file">
            {newResourceWords.file}
          </label>
          <FileChoice value={file} isNew={usual.isNew && file === usual.path ? usual.path : null} onChange={setFile} />
        </div>
        {refusal !== null && (
          <p className="field-refusal" role="alert">
            {refusal}
          </p>
        )}
        <SheetButtons>
          <CancelButton />
          <button type="submit" className="button button-primary">
            {newResourceWords.add(kind.kind)}
          </button>
        </SheetButtons>
      </form>
    </Sheet>
  );
}

function KindPicker({
  chosen,
  onChoose,
}: {
  readonly chosen: Kind;
  readonly onChoose: (kind: Kind) => void;
}): React.JSX.Element {
  return (
    <fieldset className="kind-picker">
      <legend className="spoken-only">{newResourceWords.kind}</legend>
      {makeable.map((kind) => (
        <label key={kind.kind} className="kind-option">
          <input
            type="radio"
            name="new-kind"
            className="spoken-only"
            checked={kind === chosen}
            onChange={() => onChoose(kind)}
          />
          <KindGlyph kind={kind.kind} size={22} />
          {kind.kind}
        </label>
      ))}
    </fieldset>
  );
}

interface TextRowProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (event: { readonly target: { readonly value: string } }) => void;
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
        onChange={onChange}
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
  readonly isNew: string | null;
  readonly onChange: (file: string) => void;
}

function FileChoice({ value, isNew, onChange }: FileChoiceProps): React.JSX.Element {
  const files = useApp((state) => state.snapshot.workspace.files);
  return (
    <select id="new-file" className="text-field" value={value} onChange={(event) => onChange(event.target.value)}>
      {isNew !== null && <option value={isNew}>{newResourceWords.newFile(isNew)}</option>}
      {files.map(({ path }) => (
        <option key={path} value={path}>
          {path}
        </option>
      ))}
    </select>
  );
}

function lastNamespace(resources: readonly { readonly namespace: string | null }[]): string {
  return resources.findLast((resource) => resource.namespace !== null)?.namespace ?? defaultNamespace;
}
