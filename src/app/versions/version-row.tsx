import { GitCompare, Pencil, RotateCcw, Trash2 } from 'lucide-react';
import { useState } from 'react';
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
  const [renaming, setRenaming] = useState(false);
  const name = versionAt(version);
  return (
    <li className="version">
      <input type="checkbox" aria-label={versionsWords.choose(name)} checked={ticked} onChange={props.onTick} />
      {renaming ? (
        <Rename
          name={version.name}
          onDone={(text) => {
            setRenaming(false);
            if (text !== null && text !== version.name) props.onRename(text);
          }}
        />
      ) : (
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
      <IconButton label={versionsWords.rename(name)} onClick={() => setRenaming(true)}>
        <Pencil {...icon} />
      </IconButton>
      <IconButton label={versionsWords.remove(name)} onClick={props.onDelete}>
        <Trash2 {...icon} />
      </IconButton>
    </li>
  );
}

function differenceOf(difference: Difference | undefined): string {
  if (!difference) return differenceWords.unknown;
  if (difference.type === 'none') return differenceWords.none;
  if (difference.type === 'files') return differenceWords.files(difference.files);
  const { documents, behaviour } = difference;
  if (documents === 0 && behaviour === 0) return differenceWords.textOnly;
  return differenceWords.compared(documents, behaviour);
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
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          event.stopPropagation();
          props.onDone(null);
        }}
      />
      <button type="submit" className="button button-small">
        {versionsWords.saveName}
      </button>
    </form>
  );
}
