import { useStore, useStoreApi } from '@xyflow/react';
import { useEffect, useRef, useState } from 'react';
import { unzoomAt } from './zoom';

/** How often names get another size while somebody zooms, in milliseconds: each time the browser lays all of them out anew. */
const restFor = 150;

/** How much names are enlarged now (`unzoomAt`): at once after a single step, and a moment late while one step follows another. */
export function useUnzoom(): number {
  const store = useStoreApi();
  const wanted = useStore((state) => unzoomAt(state.transform[2]));
  const [shown, setShown] = useState(wanted);
  const resting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => {
    const follow = (): void => {
      resting.current = undefined;
      setShown(unzoomAt(store.getState().transform[2]));
    };
    if (wanted === shown || resting.current !== undefined) return;
    // The last step of the rest before is shown when that ends.
    resting.current = setTimeout(follow, restFor);
    setShown(wanted);
  }, [store, wanted, shown]);
  useEffect(() => () => clearTimeout(resting.current), []);
  return shown;
}
