import { sameSpot } from '../../core/picture';
import type { Topology } from '../../core/topology';
import { select } from '../store';
import { getCanvas, setCanvas } from './canvas-state';
import { selectionOf, type Picked } from './selecting';

/** What is selected on the canvas, the one selected last first. */
export function getPicked(): Picked {
  const { spot, others } = getCanvas();
  return spot ? [spot, ...others] : [];
}

/** Shows what is selected on the canvas alone; what is shown already keeps its identity. */
export function showPicked(picked: Picked): boolean {
  const before = getPicked();
  if (picked.length === before.length && picked.every((spot, index) => sameSpot(spot, before[index]))) return false;
  const [spot = null, ...others] = picked;
  setCanvas({ spot, others, ...(spot ? { focus: spot.node } : {}) });
  return true;
}

/** Selects on the canvas and in all other panes. */
export function pickSpots(topology: Topology, picked: Picked): void {
  showPicked(picked);
  select(selectionOf(topology, picked));
}
