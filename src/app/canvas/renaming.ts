import { topologyOf } from '../../core/topology';
import { editAt, type ChangeResult } from '../../core/edit-at';
import { isImplied, nodesById, placeOfSpot, type Spot } from '../../core/picture';
import type { Place } from '../../core/schema';
import { resourceAt, type Snapshot } from '../../core/snapshot';
import type { ServiceEntryNode } from '../../core/topology';
import { setCallUrl } from '../commands/edit-call';
import { openRenameHost } from '../commands/change-sheets';
import { placesOfHost, renameHost } from '../commands/rename-host';
import { renameResource, renameWorkload, resourceNameRefusal, workloadNameRefusal } from '../commands/rename-resource';
import { refused } from '../commands/change-steps';
import { renameWords } from './words/forms';

/** A name, host, address or URL that can be edited where it stands on a card. */
export interface Renaming {
  /** Accessible name of the field: Istio's name for what is edited. */
  readonly label: 'name' | 'hosts' | 'address' | 'url';
  readonly value: string;
  /** The change for another text; null where a host stands in several places, which a sheet lists. */
  readonly change: (text: string) => ChangeResult | null;
  readonly done: (text: string) => string;
  /** Of a name: why another one cannot be used; null when it can. It is asked at each key. Undefined of what is rarely right before its end. */
  readonly refusalOf?: (text: string) => string | null;
  /** What is selected afterwards. */
  readonly select: Place | undefined;
}

/** What can be renamed at a spot, the one meant first: of an entry its host and then its name. Empty where nothing can. */
export function renamingsOf(snapshot: Snapshot, spot: Spot): readonly Renaming[] {
  const node = nodesById(topologyOf(snapshot)).get(spot.node);
  const place = placeOfSpot(topologyOf(snapshot), spot);
  if (spot.part?.startsWith('rule:')) return place ? resourceName(snapshot, place) : [];
  if (!node || !place) return [];
  if (node.type === 'workload') {
    const call = node.calls.find((each) => `call:${each.id}` === spot.part);
    if (call) return [urlOf(snapshot, call.url, place)];
    return node.source === 'EgressDesign' ? [workloadName(snapshot, node, place)] : resourceName(snapshot, place);
  }
  if (node.type === 'endpoint') return endpointNames(snapshot, spot, place);
  if (node.type === 'service-entry') return [...hostOf(snapshot, node), ...resourceName(snapshot, node.place)];
  return node.type === 'unreadable' || node.type === 'cluster' ? [] : resourceName(snapshot, node.place);
}

function workloadName(
  snapshot: Snapshot,
  { namespace, name }: { readonly namespace: string | null; readonly name: string },
  place: Place,
): Renaming {
  return {
    label: 'name',
    value: name,
    change: (text) => renameWorkload(snapshot, namespace, name, text),
    refusalOf: (text) => workloadNameRefusal(snapshot, namespace, name, text),
    done: (text) => renameWords.renamed(name, text),
    select: place,
  };
}

function resourceName(snapshot: Snapshot, place: Place | undefined): readonly Renaming[] {
  const resource = place && resourceAt(snapshot, place);
  if (!resource || resource.kind === 'EgressDesign') return [];
  return [
    {
      label: 'name',
      value: resource.name,
      change: (text) => renameResource(snapshot, resource, text),
      refusalOf: (text) => resourceNameRefusal(snapshot, resource, text),
      done: (text) => renameWords.renamed(resource.name, text),
      select: resource.place,
    },
  ];
}

function urlOf(snapshot: Snapshot, url: string, place: Place): Renaming {
  return {
    label: 'url',
    value: url,
    change: (text) => setCallUrl(snapshot, place, text),
    done: renameWords.callGoes,
    select: place,
  };
}

/** The address of a written endpoint; for an implied one the host of its entry, which is what it shows. */
function endpointNames(snapshot: Snapshot, spot: Spot, place: Place): readonly Renaming[] {
  const node = nodesById(topologyOf(snapshot)).get(spot.node);
  if (node?.type !== 'endpoint') return [];
  if (isImplied(node)) {
    const entry = nodesById(topologyOf(snapshot)).get(node.entry);
    return entry?.type === 'service-entry' ? hostOf(snapshot, entry) : [];
  }
  if (node.from !== undefined) return resourceName(snapshot, place);
  const label = renameWords.changeEndpoint(node.address);
  return [
    {
      label: 'address',
      value: node.address,
      change: (text) => {
        if (text === '' || /\s/.test(text)) return refused(renameWords.endpointNeeds);
        return editAt(
          snapshot,
          { ...place, path: [] },
          [{ type: 'set', path: [...place.path, 'address'], value: text }],
          { label, origin: 'canvas' },
        );
      },
      done: renameWords.endpointIs,
      select: place,
    },
  ];
}

/** The first host of an entry: changed at once where it stands in one place only, else in a sheet that lists all. */
function hostOf(snapshot: Snapshot, { hosts: [host], place }: ServiceEntryNode): readonly Renaming[] {
  if (host === undefined || !place) return [];
  const change = (text: string): ChangeResult | null => {
    const result = renameHost(snapshot, host, text);
    if (!result.ok || placesOfHost(snapshot, host).length < 2) return result;
    void openRenameHost(host, text);
    return null;
  };
  return [{ label: 'hosts', value: host, change, done: (text) => renameWords.renamed(host, text), select: place }];
}
