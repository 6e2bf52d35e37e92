import mermaid from 'mermaid';
import { diagramSize, renderOverview } from '../../src/core/exchange';
import { drawPicture } from '../../src/core/picture';
import { takeSnapshot } from '../../src/core/snapshot';
import { topologyOf, type Topology } from '../../src/core/topology';

declare global {
  interface Window {
    /** Reads a bundle with its design; gives why Mermaid with its own limits refuses its graph, or null. */
    readGraph: (text: string, design: string) => string | null;
    /** Milliseconds from the graph to the SVG of the canvas. */
    drawOurs: () => number;
    /** Milliseconds from the Mermaid text of the same cards and wires to Mermaid's SVG, its limits lifted. */
    drawTheirs: () => Promise<number>;
  }
}

let topology: Topology;
let text = '';
let count = 0;

mermaid.initialize({
  startOnLoad: false,
  securityLevel: 'strict',
  suppressErrorRendering: true,
  htmlLabels: false,
  flowchart: { htmlLabels: false },
  maxEdges: 1_000_000,
  maxTextSize: 100_000_000,
});

window.readGraph = (bundle, design) => {
  const files = [
    { path: 'egress.yaml', text: bundle },
    { path: 'design.yaml', text: design },
  ];
  topology = topologyOf(takeSnapshot({ files }));
  const diagram = renderOverview(topology, { detail: 'cards' });
  text = diagram.text;
  const { isRefused, edges, chars } = diagramSize(diagram);
  return isRefused ? `${edges} arrows and ${chars} characters` : null;
};

window.drawOurs = () => {
  const start = performance.now();
  const { svg } = drawPicture(topology);
  const ms = performance.now() - start;
  if (!svg.includes('<path')) throw new Error('Nothing was drawn');
  return ms;
};

window.drawTheirs = async () => {
  const start = performance.now();
  const { svg } = await mermaid.render(`mermaid-${++count}`, text);
  const ms = performance.now() - start;
  if (!svg.includes('<path')) throw new Error('Mermaid drew nothing');
  return ms;
};
