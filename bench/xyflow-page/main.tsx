import { ReactFlow, type Edge, type Node } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { createRoot } from 'react-dom/client';

/** The graph to draw, as the bench hands it over. */
interface Graph {
  readonly nodes: Node[];
  readonly edges: Edge[];
}

declare global {
  interface Window {
    /** Draws a graph with xyflow's own nodes and edges, and gives the milliseconds until it was painted. */
    draw: (graph: Graph) => Promise<number>;
  }
}

const root = createRoot(document.getElementById('root') as HTMLElement);

window.draw = async (graph) => {
  const start = performance.now();
  root.render(<ReactFlow defaultNodes={graph.nodes} defaultEdges={graph.edges} minZoom={0.001} fitView />);
  while (document.querySelector('.react-flow__edge') === null) await nextFrame();
  await nextFrame();
  return performance.now() - start;
};

function nextFrame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}
