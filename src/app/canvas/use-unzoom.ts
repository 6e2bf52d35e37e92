import { useStore, useStoreApi } from '@xyflow/react';
import { useEffect, useRef, useState } from 'react';
import { unzoomAt } from './zoom';

/** How long names keep their size at least while somebody zooms, in milliseconds: each time they get another the browser lays all of them out anew. */
const restFor = 150;

/** How much names are enlarged now (`unzoomAt`): at once after a single step, and a moment late while one step follows another. */
export function useUnzoom(): number {
  const store = useStoreApi();
  const wanted = useStore((state) => unzoomAt(state.transform[2]));
  const [shown, setShown] = useState(wanted);
  const resting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => {
    // While it rests, what is wanted by the end of the rest is shown then.
    if (wanted === shown || resting.current !== undefined) return;
    const show = (size: number): void => {
      setShown(size);
      resting.current = setTimeout(() => {
        resting.current = undefined;
        const latest = unzoomAt(store.getState().transform[2]);
        if (latest !== size) show(latest);
      }, restFor);
    };
    show(wanted);
  }, [store, wanted, shown]);
  useEffect(() => () => clearTimeout(resting.current), []);
  return shown;
}
