import type { ExportForm } from '../exporters/export-plan';
import type { CommandGroup } from './command-line';
import { keepCommand, keepReason, restoreCommand } from './way-back';

/** How kubectl is pointed at an export, and what istioctl reads of it. */
interface Source {
  readonly flag: string;
  /** Run first, with what it does. */
  readonly prepare?: string;
  /** Prints or names the resources for `istioctl analyze`. */
  readonly analyze: (options: string) => string;
}

const sources: Readonly<Record<ExportForm, Source>> = {
  yaml: { flag: '-f egress.yaml', analyze: (options) => `istioctl analyze ${options} egress.yaml` },
  zip: {
    flag: '-R -f egress',
    prepare: 'unzip -o egress.zip -d egress',
    analyze: (options) => `istioctl analyze ${options} --recursive egress`,
  },
  kustomize: {
    flag: '-k egress',
    prepare: 'unzip -o egress.zip -d egress',
    analyze: (options) => `kubectl kustomize egress | istioctl analyze ${options} -`,
  },
};

/** The commands around an export, from what the files say alone to the way back. */
export function applyCommands(form: ExportForm): CommandGroup {
  const { flag, prepare, analyze } = sources[form];
  return {
    title: 'Apply',
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
      {
        says: 'The way back: what was there. What before.json does not hold was new, and is deleted by name.',
        command: restoreCommand,
      },
    ],
  };
}
