import type { Posture, PostureColumn, Workload } from '../../core/mesh';
import { focusRegion } from '../browser/regions';
import { traceCallAt } from '../traced-call';

/** Opens the walk of the call that a cell stands for: the drawn one, else one that is not drawn. */
export function traceCell(posture: Posture, row: Workload, column: PostureColumn): void {
  const call = posture.drawn(row, column);
  const { namespace, name } = row;
  if (call) traceCallAt({ type: 'drawn', place: call.place });
  else traceCallAt({ type: 'free', call: { namespace, name, url: column.url, method: 'GET', headers: {} } });
  // Where Trace takes the place of the matrix, it takes the focus as well.
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) focusRegion('trace');
  });
}
