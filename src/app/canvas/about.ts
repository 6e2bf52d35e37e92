import { bandOfId, isSpotThere, nodesById, type Spot } from '../../core/picture';
import { topologyOf } from '../../core/topology';
import { useEffect, useState } from 'react';
import type { Topology } from '../../core/topology';
import { notify } from '../notices';
import { useApp } from '../store';
import type { Floating } from './canvas-state';
import { changeWords } from './words/notices';

/** Whether what a form is about has gone since it opened. It then closes, and a notice says why. */
export function useGone(floating: Floating, onClose: () => void): boolean {
  const topology = useApp((state) => topologyOf(state.snapshot));
  const [asked] = useState(() => aboutOf(floating).map((spot) => ({ spot, said: sayOf(topology, spot) })));
  const gone = asked.some(({ spot, said }) => said !== undefined && sayOf(topology, spot) !== said);
  useEffect(() => {
    if (!gone) return;
    notify({ tone: 'info', text: changeWords.goneMeanwhile });
    onClose();
  }, [gone, onClose]);
  return gone;
}

/** What a form is about. Those that make something new are about nothing that is there. */
function aboutOf(floating: Floating): readonly Spot[] {
  switch (floating.type) {
    case 'rename':
      return [floating.spot];
    case 'connect':
    case 'ask':
      return [floating.from];
    case 'delete':
      return floating.spots;
    case 'note':
      return [{ node: floating.on, part: null }];
    default:
      return [];
  }
}

/**
 * What stands at a spot, undefined where nothing does. Calls, endpoints and notes are known by their place in a list, so what they say tells
 * whether it is still the same one.
 */
function sayOf(topology: Topology, spot: Spot): string | undefined {
  if (!isSpotThere(topology, spot)) return undefined;
  const node = nodesById(topology).get(spot.node);
  const notes = node?.notes ?? topology.bandNotes?.get(bandOfId(spot.node) ?? null);
  const note = spot.part === null ? undefined : notes?.find(({ id }) => id === spot.part);
  if (note) return note.text;
  if (node?.type === 'endpoint') return node.address;
  if (node?.type !== 'workload') return '';
  return node.calls.find((call) => `call:${call.id}` === spot.part)?.url ?? '';
}
