import { GitCompare, Pencil, RotateCcw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { counted } from '../counted';
import { IconButton } from '../widgets';
import type { Difference } from './use-versions';
import { timeOf } from './version-actions';
import { isAutomatic, versionName, type Version } from './version';

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
  const name = `${versionName(version)}, ${timeOf(version)}`;
  return (
    <li className="version">
      <input type="checkbox" aria-label={`Choose ${name}`} checked={ticked} onChange={props.onTick} />
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
            {timeOf(version)} · {counted(version.files, 'file')} · {differenceWords(difference)}
          </p>
        </div>
      )}
      <IconButton label={`Compare ${name} with the design`} onClick={props.onCompare}>
        <GitCompare {...icon} />
      </IconButton>
      <IconButton label={`Restore ${name}`} onClick={props.onRestore}>
        <RotateCcw {...icon} />
      </IconButton>
      <IconButton label={`Rename ${name}`} onClick={() => setRenaming(true)}>
        <Pencil {...icon} />
      </IconButton>
      <IconButton label={`Delete ${name}`} onClick={props.onDelete}>
        <Trash2 {...icon} />
      </IconButton>
    </li>
  );
}

function differenceWords(difference: Difference | undefined): string {
  if (!difference) return 'comparing…';
  if (difference.type === 'none') return 'as the design is now';
  if (difference.type === 'files') return `since then ${counted(difference.files, 'file')} changed`;
  const { documents, behaviour } = difference;
  if (documents === 0 && behaviour === 0) return 'differs in comments or layout alone';
  return `since then ${counted(documents, 'document')}, ${counted(behaviour, 'behaviour change')}`;
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
        aria-label="Name of the version"
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
        Rename
      </button>
    </form>
  );
}
