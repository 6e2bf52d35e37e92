import type { Cluster, ClusterTrial } from '../../core/mesh';
import { ejectionChange, ejectionPlace, type EjectionChange } from '../commands/apply-ejection';
import { notify } from '../notices';
import { dispatch, getState } from '../store';
import { setLab } from '../lab-state';
import type { Scratched } from './trial';
import { settingWords } from './words';

interface Props {
  readonly cluster: Cluster;
  readonly trial: ClusterTrial;
  readonly scratch: Scratched;
}

/** Back to what is in force, or into the text: one step of the history that writes the changed fields alone. */
export function ApplyButtons({ cluster, trial, scratch }: Props): React.JSX.Element {
  const change = changeOf(trial, scratch);
  const isChanged = change !== undefined;
  return (
    <div className="lab-apply">
      <button
        type="button"
        className="button button-small button-outline"
        disabled={!isChanged && Object.keys(scratch.changed).length === 0}
        onClick={() => setLab({ scratch: null })}
      >
        {settingWords.reset}
      </button>
      <button
        type="button"
        className="button button-small button-primary"
        disabled={!isChanged || ejectionPlace(cluster) === undefined}
        onClick={() => isChanged && apply(cluster, change)}
      >
        {settingWords.apply}
      </button>
      {isChanged && <p className="lab-writes">{writesText(cluster, change)}</p>}
    </div>
  );
}

/** What is to be written; undefined where nothing is changed. */
function changeOf(trial: ClusterTrial, { on, changed }: Scratched): EjectionChange | undefined {
  const wasOn = trial.settings !== null;
  if (!on) return wasOn ? null : undefined;
  return wasOn && Object.keys(changed).length === 0 ? undefined : changed;
}

function apply(cluster: Cluster, change: EjectionChange): void {
  const result = ejectionChange(getState().snapshot, cluster, change);
  if (!result.ok) return notify({ tone: 'error', text: result.detail });
  if (!dispatch(result.change)) return;
  setLab({ scratch: null });
  notify({ tone: 'ok', text: settingWords.applied(cluster.host), undo: true });
}

/** Where the change goes, before it is made. */
function writesText(cluster: Cluster, change: EjectionChange): string {
  const place = ejectionPlace(cluster);
  if (place === undefined) return settingWords.noRule;
  if (place.type === 'new') return settingWords.addsRule(place.host);
  const { kind, namespace, name } = place.resource;
  const rule = `${kind} ${namespace ?? 'default'}/${name}`;
  const writes = writesInto(rule, place.type === 'rule', change);
  return place.hosts === cluster.host ? writes : `${writes} ${settingWords.isFor(place.hosts)}`;
}

function writesInto(rule: string, isNew: boolean, change: EjectionChange): string {
  if (change === null) return settingWords.removes(rule);
  return isNew ? settingWords.adds(rule) : settingWords.writes(Object.keys(change), rule);
}
