import { groupOf } from '../../schema';
import type { ExportForm, ExportPlan } from '../exporters/export-plan';
import type { GoneResource } from '../exporters/selection/changed-resources';
import type { Cautions } from '../exporters/selection/select-resources';
import { shellWord, type CommandGroup, type CommandLine } from './command-line';
import { keepCommand, keepReason, restoreCommand } from './way-back';

/** How kubectl is pointed at an export, and what istioctl reads of it. */
interface Source {
  readonly flag: string;
  /** Run first, with what it does. */
  readonly prepare?: string;
  /** Prints or names the resources for `istioctl analyze`. */
  readonly analyze: (options: string) => string;
}

/** By the form, and what the written file is called. */
const sources: Readonly<Record<ExportForm, (name: string) => Source>> = {
  yaml: (name) => {
    const file = fileWord(name);
    return { flag: `-f ${file}`, analyze: (options) => `istioctl analyze ${options} ${file}` };
  },
  zip: (name) => {
    const folder = folderWord(name);
    return {
      flag: `-R -f ${folder}`,
      prepare: `unzip -o ${fileWord(name)} -d ${folder}`,
      analyze: (options) => `istioctl analyze ${options} --recursive ${folder}`,
    };
  },
  kustomize: (name) => {
    const folder = folderWord(name);
    return {
      flag: `-k ${folder}`,
      prepare: `unzip -o ${fileWord(name)} -d ${folder}`,
      analyze: (options) => `kubectl kustomize ${folder} | istioctl analyze ${options} -`,
    };
  },
};

/** The commands around an export, from what the files say alone to the way back. */
export function applyCommands(
  form: ExportForm,
  { name, cautions, gone, isEmpty }: Pick<ExportPlan, 'name' | 'cautions' | 'gone' | 'isEmpty'>,
): CommandGroup {
  if (isEmpty)
    return { title: 'Apply', note: 'Nothing leaves, so there is nothing to apply.', commands: deleteCommands(gone) };
  const { flag, prepare, analyze } = sources[form](name);
  const note = cautionsIn(cautions).join(' ');
  return {
    title: 'Apply',
    ...(note === '' ? {} : { note }),
    commands: [
      ...(prepare === undefined ? [] : [{ says: 'Unpack the archive.', command: prepare }]),
      { says: 'What istioctl says of the files alone.', command: analyze('--use-kube=false') },
      { says: 'What it says of them together with the cluster.', command: analyze('--all-namespaces') },
      { says: 'What would change on the cluster.', command: `kubectl diff ${flag}` },
      {
        says: 'Whether the API server and istiod’s webhook take it. Namespaces that are new have to be there first.',
        command: `kubectl apply --dry-run=server ${flag}`,
      },
      { says: `Keep what is there now, for the way back. ${keepReason}`, command: keepCommand(flag) },
      { says: 'Apply it.', command: `kubectl apply ${flag}` },
      ...deleteCommands(gone),
      {
        says: 'The way back: what was there. What before.json does not hold was new, and is deleted by name.',
        command: restoreCommand,
      },
    ],
  };
}

/**
 * What `kubectl apply` does with objects that came from a cluster as they are: an update that brings an older resourceVersion is refused (kubernetes/apiserver
 * pkg/registry/generic/registry/store.go, Update), and of a pod next to nothing may change (kubernetes pkg/apis/core/validation/validation.go,
 * ValidatePodUpdate).
 */
export function cautionsIn({ resources, fromCluster, runningPods }: Cautions): readonly string[] {
  const holders =
    fromCluster < resources
      ? `${fromCluster} of ${resources} resources`
      : resources === 1
        ? 'The resource'
        : `All ${resources} resources`;
  const hold = fromCluster === 1 ? 'holds' : 'hold';
  const fields = `${holders} ${hold} resourceVersion or uid: kubectl apply is answered with 409 where the cluster has changed since, and puts the rest back as it was.`;
  const pods = `${runningPods === 1 ? '1 is a running Pod' : `${runningPods} are running Pods`}, which controllers make: no part of an apply.`;
  return [...(fromCluster === 0 ? [] : [fields]), ...(runningPods === 0 ? [] : [pods])];
}

/** What was there before and is gone, a command for each namespace. */
function deleteCommands(gone: readonly GoneResource[]): readonly CommandLine[] {
  const namespaces = [...new Set(gone.map(({ namespace }) => namespace))];
  return namespaces.map((namespace) => {
    const names = gone.filter((each) => each.namespace === namespace).map(typedName);
    const where = namespace === null ? '' : ` -n ${shellWord(namespace)}`;
    return {
      says: `Delete what was there before and is no longer in the design${namespace === null ? '' : `, in namespace ${namespace}`}.`,
      command: `kubectl delete${where} ${names.join(' ')}`,
    };
  });
}

/** As kubectl prints and takes it: `serviceentry.networking.istio.io/api`. */
function typedName({ apiVersion, kind, name }: GoneResource): string {
  const group = groupOf(apiVersion);
  return shellWord(`${kind.toLowerCase()}${group === '' ? '' : `.${group}`}/${name}`);
}

/** A file name that is no option either. */
function fileWord(name: string): string {
  return shellWord(name.startsWith('-') ? `./${name}` : name);
}

function folderWord(name: string): string {
  return fileWord(name.replace(/\.zip$/, ''));
}
