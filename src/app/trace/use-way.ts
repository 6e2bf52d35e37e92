import { useEffect } from 'react';
import type { Place } from '../../core/schema';
import { entriesReached } from '../../core/mesh';
import { undrawnCall } from '../../core/topology';
import { setWay, type Way } from '../traced-call';
import type { ShownCall } from './shown-call';

/** Tells the canvas where the call leads that is shown, for as long as it is. */
export function useWay(shown: ShownCall | null): void {
  useEffect(() => {
    setWay(shown && wayOf(shown));
  }, [shown]);
  useEffect(() => () => setWay(null), []);
}

function wayOf({ mesh, asked, drawn, workload, trace }: ShownCall): Way {
  const hops = trace?.hops ?? [];
  return {
    from: drawn?.place ?? workload?.place ?? null,
    stops: hops.map(({ resource, path }): Place | null =>
      resource ? { ...resource.place, path: [...resource.place.path, ...path] } : null,
    ),
    undrawn: !drawn && workload && trace ? undrawnCall(mesh, workload, asked, trace) : null,
    reached: (trace ? entriesReached(trace) : []).map(({ entry, port }) => ({
      entry: entry.resource.place,
      port: port.number,
    })),
    ends: (trace?.cluster?.endpoints ?? []).flatMap(({ resource, path }) =>
      resource ? [{ ...resource.place, path: [...resource.place.path, ...path] }] : [],
    ),
  };
}
