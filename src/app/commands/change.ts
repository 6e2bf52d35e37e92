import { resourceAt } from '../../core/snapshot';
import { topologyIn } from '../drawing';
import { openPattern } from '../patch-request';
import { getState, type AppState } from '../store';
import { openMove, renameSelectedHost, selectedEnds } from './change-sheets';
import type { Command } from './command';
import { changeTitles, commandGroups, patternTitles } from './words/titles';

/** Kinds of which an entry can be told: the entry itself, and the rules for its host. */
const entryKinds = new Set(['ServiceEntry', 'DestinationRule', 'VirtualService']);

function selectedKey({ selection, snapshot }: AppState): string | undefined {
  const resource = selection ? resourceAt(snapshot, selection.place) : undefined;
  return resource && entryKinds.has(resource.kind) ? resource.key : undefined;
}

const entrySelected = (state: AppState): boolean => selectedKey(state) !== undefined;
const somethingSelected = (state: AppState): boolean => state.selection !== null;

/** The port row that is selected, if one is. */
function selectedPort({ selection, snapshot }: AppState): number | undefined {
  const node =
    selection &&
    topologyIn(snapshot).nodes.find(
      (each) =>
        each.type === 'service-entry' &&
        each.ports.some(
          ({ place }) =>
            place &&
            place.document === selection.place.document &&
            place.file === selection.place.file &&
            isAt(selection.place.path, place.path),
        ),
    );
  if (node?.type !== 'service-entry') return undefined;
  return node.ports.find(({ place }) => place && isAt(selection?.place.path ?? [], place.path))?.number;
}

function isAt(path: readonly (string | number)[], outer: readonly (string | number)[]): boolean {
  return outer.every((step, index) => step === path[index]);
}

function patternCommand(id: keyof typeof patternTitles): Command {
  return {
    id,
    title: patternTitles[id],
    group: commandGroups.change,
    writes: true,
    isEnabled: entrySelected,
    run: () => {
      const key = selectedKey(getState());
      const port = selectedPort(getState());
      return key === undefined ? undefined : openPattern(id, key, port === undefined ? {} : { port });
    },
  };
}

/** Changes of several places at once; each shows what it would write first. */
export const changeCommands: readonly Command[] = [
  patternCommand('start-tls-at-the-sidecar'),
  patternCommand('pass-tls-through'),
  patternCommand('route-through-egress-gateway'),
  patternCommand('back-to-direct'),
  patternCommand('turn-on-outlier-detection'),
  patternCommand('add-failover-order'),
  {
    id: 'rename-host',
    title: changeTitles.renameHost,
    group: commandGroups.change,
    writes: true,
    isEnabled: somethingSelected,
    run: renameSelectedHost,
  },
  {
    id: 'move-to-namespace',
    title: changeTitles.moveToNamespace,
    group: commandGroups.change,
    writes: true,
    isEnabled: (state) => selectedEnds(state).length > 0,
    run: () => openMove(selectedEnds(getState())),
  },
];
