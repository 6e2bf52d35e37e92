import type { Point } from '../../core/picture';
import { useCanvas } from './canvas-state';
import type { Graph } from './graph';

/**
 * Where the top left corner of a card stands, in canvas units: one that is moved where it is now, one that was put down where it was put, also while the layout is
 * behind. Undefined for a card that is not drawn.
 */
export function useStanding({ layout }: Graph): (id: string) => Point | undefined {
  const places = useCanvas((state) => state.moving?.places ?? state.landing);
  return (id) => places?.get(id) ?? layout.positions.get(id);
}
