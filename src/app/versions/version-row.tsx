import { GitCompare, Pencil, RotateCcw, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { IconButton } from '../widgets';
import type { Difference } from './use-versions';
import { isAutomatic, type Version } from './version';
import { differenceWords, timeOf, versionAt, versionName, versionsWords } from './words';

interface VersionRowProps {
  readonly version: Version;
  /** Undefined until it is worked out. */
  readonly difference: Difference | undefined;
  readonly ticked: boolean;
  readonly onTick: () => void;
  readonly onCompare: () => void;
  readonly onRestore: () => void;
  readonly onRename: (name: string) => void;
  readonly onDelete: () => void;
}

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

/** A version with what has changed since, and what can be done with it. */
export function VersionRow(props: VersionRowProps): React.JSX.Element {
  const { version, difference, ticked } = props;
  const [asked, setAsked] = useState<Asked | null>(null);
  const row = useRef<HTMLLIElement>(null);
  useFocusBack(row, asked);
  const name = versionAt(version);
  return (
    <li ref={row} className="version">
      <input type="checkbox" aria-label={versionsWords.choose(name)} checked={ticked} onChange={props.onTick} />
      {asked === 'rename' && (
        <Rename
          name={version.name}
          onDone={(text) => {
            setAsked(null);
            if (text !== null && text !== version.name) props.onRename(text);
          }}
        />
      )}
      {asked === 'delete' && (
        <Delete name={versionName(version)} onKeep={() => setAsked(null)} onDelete={props.onDelete} />
      )}
      {asked === null && (
        <div className="version-text">
          <p className={isAutomatic(version) ? 'version-name is-automatic' : 'version-name'}>{versionName(version)}</p>
          <p className="version-meta">
            {differenceWords.line(timeOf(version), version.files, differenceOf(difference))}
          </p>
        </div>
      )}
      <IconButton label={versionsWords.compare(name)} onClick={props.onCompare}>
        <GitCompare {...icon} />
      </IconButton>
      <IconButton label={versionsWords.restore(name)} onClick={props.onRestore}>
        <RotateCcw {...icon} />
      </IconButton>
      <IconButton label={versionsWords.rename(name)} data-asks="rename" onClick={() => setAsked('rename')}>
        <Pencil {...icon} />
      </IconButton>
      <IconButton label={versionsWords.remove(name)} data-asks="delete" onClick={() => setAsked('delete')}>
        <Trash2 {...icon} />
      </IconButton>
    </li>
  );
}

/** What a row asks in the place of its text. */
type Asked = 'rename' | 'delete';

/** Gives the focus back to the button that asked, when what it asked has gone from a row that stays. */
function useFocusBack(row: React.RefObject<HTMLLIElement | null>, asked: Asked | null): void {
  const before = useRef<Asked | null>(null);
  useEffect(() => {
    if (asked === null && before.current !== null)
      row.current?.querySelector<HTMLElement>(`[data-asks=${before.current}]`)?.focus();
    before.current = asked;
  }, [row, asked]);
}

/** No undo brings a version back, so it is asked about first. */
function Delete(props: {
  readonly name: string;
  readonly onKeep: () => void;
  readonly onDelete: () => void;
}): ReactNode {
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => keep.current?.focus(), []);
  const question = versionsWords.deleteForGood(props.name);
  return (
    <div
      className="version-text version-rename"
      role="group"
      aria-label={question}
      onKeyDown={(event) => onEscape(event, props.onKeep)}
    >
      <p className="version-ask">{question}</p>
      <button type="button" className="button button-small" ref={keep} onClick={props.onKeep}>
        {versionsWords.keep}
      </button>
      <button
        type="button"
        className="button button-small button-outline"
        onClick={({ currentTarget }) => {
          // The row goes, and the focus with it.
          currentTarget.closest('dialog')?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
          props.onDelete();
        }}
      >
        {versionsWords.delete}
      </button>
    </div>
  );
}

/** Escape ends what the row asks, and not the dialog. */
function onEscape(event: KeyboardEvent<HTMLElement>, end: () => void): void {
  if (event.key !== 'Escape') return;
  event.preventDefault();
  event.stopPropagation();
  end();
}

function differenceOf(difference: Difference | undefined): string {
  if (!difference) return differenceWords.unknown;
  if (difference.type === 'none') return differenceWords.none;
  if (difference.type === 'files') return differenceWords.files(difference.files);
  return differenceWords.compared(difference);
}

function Rename(props: { readonly name: string; readonly onDone: (name: string | null) => void }): React.JSX.Element {
  const [name, setName] = useState(props.name);
  return (
    <form
      className="version-text version-rename"
      onSubmit={(event) => {
        event.preventDefault();
        props.onDone(name.trim());
      }}
    >
      <input
        className="text-field"
        aria-label={versionsWords.name}
        ref={(field) => field?.focus()}
        value={name}
        maxLength={120}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={(event) => onEscape(event, () => props.onDone(null))}
      />
      <button type="submit" className="button button-small">
        {versionsWords.saveName}
      </button>
    </form>
  );
}
