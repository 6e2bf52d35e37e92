import { useIsSlow } from '../threads/use-slow-work';

/** Says that a dialog is at work, once that takes a moment; it is there as long as the work is. Closing the dialog calls it off. */
export function SheetWork({ says, label }: { readonly says: string; readonly label: string }): React.JSX.Element {
  const isSlow = useIsSlow();
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
