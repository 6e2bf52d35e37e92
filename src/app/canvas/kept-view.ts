import type { Viewport } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { bandOfId } from '../../core/picture';
import { getTraceView } from '../traced-call';
import type { Graph } from './graph';
import type { ViewControl } from './view-control';

/** While a way is drawn alone the view is of that picture; that of the whole comes back with the rest. */
export function useKeptView({ alone }: Graph, control: ViewControl): void {
  const kept = useRef<Viewport | null>(null);
  const isAlone = alone !== null;
  useEffect(() => {
    if (isAlone) kept.current ??= { ...control.view() };
    else if (kept.current) {
      control.moveTo(kept.current);
      kept.current = null;
    }
  }, [isAlone, control]);
}

/** Whether something is to be seen that a way drawn alone leaves out. Not so of another call that is traced: its own way is drawn next. */
export function isLeftOut({ alone, layout, shown }: Graph, id: string): boolean {
  if (alone === null || alone.way !== getTraceView().way) return false;
  const namespace = bandOfId(id);
  if (namespace !== undefined) return !layout.bands.some((band) => band.namespace === namespace);
  return !layout.positions.has(id) && !shown.standIns.has(id);
}
