import { Background, Controls, ReactFlow } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { createRoot } from 'react-dom/client';

/** Lets the user pick files, as the page that this one is the measure of. */
function pickFiles(): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.click();
}

createRoot(document.getElementById('root') as HTMLElement).render(
  <>
    <button type="button" onClick={pickFiles}>
      Open
    </button>
    <div style={{ height: '95%' }}>
      <ReactFlow defaultNodes={[]} defaultEdges={[]}>
        <Background />
        <Controls />
      </ReactFlow>
    </div>
  </>,
);
