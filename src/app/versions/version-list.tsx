import { useState, type ReactNode } from 'react';
import { deleteVersion, keepVersion, renameVersion } from '../browser/versions-storage';
import { getState, useApp } from '../store';
import { useIsSlow } from '../threads/use-slow-work';
import { useDifferences, useVersions, type Versions } from './use-versions';
import { compareVersions, restoreVersion, type BeginReview } from './version-actions';
import { VersionRow } from './version-row';
import { versionLimits, type Version } from './version';
import { compareTwoWords, saveVersionWords, versionsWords } from './words';
import './versions.css';

interface VersionListProps {
  readonly onCompare: BeginReview;
  /** Called when there is something to be seen on the page. */
  readonly onLeave: () => void;
}

/** Keeps, lists, compares, restores and forgets versions. */
export function VersionList({ onCompare, onLeave }: VersionListProps): React.JSX.Element {
  const versions = useVersions();
  const [ticked, setTicked] = useState<readonly number[]>([]);
  const { list, trouble } = versions;
  const leaveIf = async (done: Promise<boolean>): Promise<void> => {
    if (await done) onLeave();
  };
  const compare = (from: Version, to: Version | null): void => void leaveIf(compareVersions(from, to, onCompare));
  const restore = (version: Version): void => void leaveIf(restoreVersion(version));
  const tick = (id: number): void =>
    setTicked(ticked.includes(id) ? ticked.filter((each) => each !== id) : [...ticked.slice(-1), id]);
  const chosen = (list ?? []).filter(({ id }) => ticked.includes(id));
  return (
    <>
      <SaveForm versions={versions} />
      {trouble !== null && (
        <p className="sheet-error" role="alert">
          {trouble}
        </p>
      )}
      <Rows versions={versions} ticked={ticked} onTick={tick} onCompare={compare} onRestore={restore} />
      <p className="sheet-lead version-lead">{list === null ? <Reading /> : leadOf(list)}</p>
      <CompareTwo chosen={chosen} onCompare={compare} />
    </>
  );
}

function Rows(props: {
  readonly versions: Versions;
  readonly ticked: readonly number[];
  readonly onTick: (id: number) => void;
  /** With another version, or with the design as it is, which is null. */
  readonly onCompare: (from: Version, to: Version | null) => void;
  readonly onRestore: (version: Version) => void;
}): ReactNode {
  const { list, change } = props.versions;
  const differences = useDifferences(list);
  if (list === null || list.length === 0) return null;
  return (
    <ul className="versions" aria-label={versionsWords.list}>
      {list.map((version) => (
        <VersionRow
          key={version.id}
          version={version}
          difference={differences.get(version.id)}
          ticked={props.ticked.includes(version.id)}
          onTick={() => props.onTick(version.id)}
          onCompare={() => props.onCompare(version, null)}
          onRestore={() => props.onRestore(version)}
          onRename={(name) => void change(() => renameVersion(version.id, name))}
          onDelete={() => void change(() => deleteVersion(version.id))}
        />
      ))}
    </ul>
  );
}

/** Said once it takes a moment. */
function Reading(): ReactNode {
  return useIsSlow() ? versionsWords.reading : null;
}

function leadOf(list: readonly Version[]): string {
  const { automatic } = versionLimits;
  return list.length === 0 ? versionsWords.none(automatic) : versionsWords.kept(automatic);
}

function SaveForm({ versions: { change } }: { readonly versions: Versions }): React.JSX.Element {
  const [name, setName] = useState('');
  const empty = useApp((state) => state.snapshot.files.length === 0);
  const rests = empty || name.trim() === '';
  const save = async (): Promise<void> => {
    const { workspace } = getState().snapshot;
    if (!rests && (await change(() => keepVersion(workspace, 'named', name.trim())))) setName('');
  };
  return (
    <form
      className="version-save"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <input
        className="text-field"
        aria-label={saveVersionWords.name}
        data-autofocus
        placeholder={empty ? saveVersionWords.nothing : saveVersionWords.ask}
        value={name}
        maxLength={120}
        onChange={(event) => setName(event.target.value)}
      />
      <button type="submit" className="button" aria-disabled={rests ? true : undefined}>
        {saveVersionWords.save}
      </button>
    </form>
  );
}

/** Two that are ticked, the older as the baseline. */
function CompareTwo(props: {
  readonly chosen: readonly Version[];
  readonly onCompare: (older: Version, newer: Version) => void;
}): React.JSX.Element {
  const [newer, older] = props.chosen;
  const two = newer !== undefined && older !== undefined;
  return (
    <button
      type="button"
      className="button"
      aria-disabled={two ? undefined : true}
      title={two ? undefined : compareTwoWords.chooseFirst}
      onClick={() => two && props.onCompare(older, newer)}
    >
      {compareTwoWords.compare}
    </button>
  );
}
