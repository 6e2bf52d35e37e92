import type { Cluster, ClusterTrial } from '../../core/mesh';
import { ejectionChange, ejectionPlace, type EjectionChange } from '../commands/apply-ejection';
import { notify } from '../notices';
import { dispatch, getState } from '../store';
import { setLab } from '../lab-state';
import type { Scratched } from './trial';

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
        Reset
      </button>
      <button
        type="button"
        className="button button-small button-primary"
        disabled={!isChanged || ejectionPlace(cluster) === undefined}
        onClick={() => isChanged && apply(cluster, change)}
      >
        Apply to YAML
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
  notify({ tone: 'ok', text: `Applied to ${cluster.host}.`, undo: true });
}

/** Where the change goes, before it is made. */
function writesText(cluster: Cluster, change: EjectionChange): string {
  const place = ejectionPlace(cluster);
  if (place === undefined) return 'Nothing defines this host, so there is no rule to write.';
  if (place.type === 'new') return `Adds a DestinationRule for ${place.host}.`;
  const { kind, namespace, name } = place.resource;
  const rule = `${kind} ${namespace ?? 'default'}/${name}`;
  const wide = place.hosts === cluster.host ? '' : ` It is for ${place.hosts}.`;
  if (change === null) return `Removes outlierDetection from ${rule}.${wide}`;
  const fields = Object.keys(change);
  return place.type === 'rule'
    ? `Adds outlierDetection to ${rule}.${wide}`
    : `Writes ${fields.join(', ')} into ${rule}.${wide}`;
}
