import type { Spot } from '../../core/picture';
import { topologyIn } from '../drawing';
import { notify } from '../notices';
import { openPatch } from '../patch-request';
import { getState, placesOf, type AppState } from '../store';
import { sheetWords } from './words/sheets';

/** Asks for another name of a host, lists every place that has it with a tick, and shows what would be written. */
export async function openRenameHost(host: string, to = host): Promise<void> {
  const { placesOfHost, renameHost } = await import('./rename-host');
  const places = placesOfHost(getState().snapshot, host);
  openPatch({
    title: sheetWords.renameHost(host),
    about: sheetWords.everyTicked,
    choices: [
      { type: 'text', id: 'host', label: sheetWords.host, value: to },
      {
        type: 'some',
        id: 'places',
        label: sheetWords.places,
        items: places.map(({ id, label, ticked }) => ({ value: id, label, ticked })),
      },
    ],
    change: (chosen) => {
      const wanted = typeof chosen['host'] === 'string' ? chosen['host'].trim() : host;
      return renameHost(getState().snapshot, host, wanted, new Set<string>(chosen['places'] ?? []));
    },
  });
}

/** Asks for a namespace, says what will no longer see what, and shows what would be written. */
export async function openMove(ends: readonly Spot[]): Promise<void> {
  const { moveToNamespace, namespaceOfEnds, saysOfMove } = await import('./move-to-namespace');
  const { snapshot } = getState();
  const known = [...new Set(topologyIn(snapshot).bands.filter((band) => band !== null))];
  const wanted = (chosen: string | readonly string[] | undefined): string =>
    typeof chosen === 'string' ? chosen.trim() : '';
  openPatch({
    title: sheetWords.moveToNamespace,
    about: sheetWords.whatFollows,
    choices: [
      {
        type: 'text',
        id: 'namespace',
        label: sheetWords.namespace,
        value: namespaceOfEnds(snapshot, ends) ?? '',
        known,
      },
    ],
    change: (chosen) => moveToNamespace(getState().snapshot, ends, wanted(chosen['namespace'])),
    warns: (chosen) => saysOfMove(getState().snapshot, ends, wanted(chosen['namespace'])),
  });
}

/** Renames the host of what is selected. */
export async function renameSelectedHost(): Promise<void> {
  const { selection, snapshot } = getState();
  const { hostAt } = await import('./rename-host');
  const host = selection && hostAt(snapshot, selection.place);
  if (host) await openRenameHost(host);
  else notify({ tone: 'info', text: sheetWords.noHost });
}

/** What is selected as ends, for commands that work on several things. */
export function selectedEnds({ selection, snapshot }: AppState): Spot[] {
  if (!selection) return [];
  return placesOf(selection).flatMap((place): Spot[] => {
    const holds = (outer: typeof place | undefined): boolean =>
      outer?.file === place.file &&
      outer.document === place.document &&
      outer.path.every((step, index) => step === place.path[index]);
    const pod = topologyIn(snapshot).nodes.find((node) => node.type === 'workload' && holds(node.place));
    const resource = snapshot.resources.find((each) => each.kind !== 'EgressDesign' && holds(each.place));
    const node = pod?.id ?? resource?.key;
    return node === undefined ? [] : [{ node, part: null }];
  });
}
