import { useState } from 'react';
import { useSlowWork } from '../threads/use-slow-work';

/** Says that a dialog is at work, once that takes a moment; it is there as long as the work is. Closing the dialog calls it off. */
export function SheetWork({ says, label }: { readonly says: string; readonly label: string }): React.JSX.Element {
  const [work] = useState(() => ({ status: 'working', since: performance.now() }) as const);
  const isSlow = useSlowWork(work) !== null;
  return (
    <div className="sheet-work" role="status">
      {isSlow && (
        <>
          {says}
          <progress aria-label={label} />
        </>
      )}
    </div>
  );
}
