import { resourceAt } from '../../core/snapshot';
import { useApp } from '../store';

/** The form for what is selected. */
export function InspectorPanel() {
  const resource = useApp((state) => (state.selection ? resourceAt(state.snapshot, state.selection.place) : undefined));
  return (
    <section role="region" aria-label="Inspector">
      {resource ? (
        <h2>{resource.name}</h2>
      ) : (
        <p>Select a card, a wire or a line of YAML to see its settings.</p>
      )}
    </section>
  );
}
