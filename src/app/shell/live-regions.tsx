import { useNotices } from '../notices';

/** What the page says to screen readers about events, politely. Errors of a field are said at once by the line under it. */
export function LiveRegions(): React.JSX.Element {
  const spoken = useNotices((state) => state.spoken);
  return (
    <div className="spoken-only" role="status" aria-live="polite">
      {spoken}
    </div>
  );
}
