import { useMemo } from 'react';
import { useCanvas } from './canvas-state';
import type { Wire } from './drawn';
import type { Picture } from './picture';

/** The wires that are drawn: of quiet bundles only those at something that is selected or pointed at, or that show an error. */
export function useDrawnWires({ wires }: Picture): Wire[] {
  const near = useCanvas((state) => state.near);
  const spot = useCanvas((state) => state.spot);
  const others = useCanvas((state) => state.others);
  return useMemo(() => {
    const ends = [near, spot?.node, ...others.map(({ node }) => node)];
    return withoutQuiet(wires, new Set(ends.filter((end) => typeof end === 'string')));
  }, [wires, near, spot, others]);
}

/** Without the quiet bundles at none of these ends; the same list where none is quiet. */
export function withoutQuiet(wires: Wire[], ends: ReadonlySet<string>): Wire[] {
  const isDrawn = (wire: Wire): boolean => {
    if (wire.type !== 'bundle' || !wire.data?.quiet || wire.data.bundle.worst !== null) return true;
    return ends.has(wire.data.bundle.from) || ends.has(wire.data.bundle.to);
  };
  return wires.every(isDrawn) ? wires : wires.filter(isDrawn);
}
