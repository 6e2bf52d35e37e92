import { useNotices } from '../notices';

/** What the page says to screen readers: events politely, errors of the focused field at once. */
export function LiveRegions(): React.JSX.Element {
  const spoken = useNotices((state) => state.spoken);
  const urgent = useNotices((state) => state.urgent);
  return (
    <>
      <div className="spoken-only" role="status" aria-live="polite">
        {spoken}
      </div>
      <div className="spoken-only" role="alert" aria-live="assertive">
        {urgent}
      </div>
    </>
  );
}
