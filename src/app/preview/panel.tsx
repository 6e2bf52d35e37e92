import { useApp } from '../store';

/** The content of the dock's Topology section. */
export function PreviewPanel() {
  const count = useApp((state) => state.snapshot.topology.nodes.length);
  return <p>{count} things in the diagram.</p>;
}
