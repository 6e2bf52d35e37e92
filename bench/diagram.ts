import { renderMermaid, renderOverview, type DiagramStyle } from '../src/core/exchange';
import { tracesOf } from '../src/core/mesh';
import { topologyOf } from '../src/core/topology';
import { generateBundle, generateDesign } from './generate';
import { alone, forSizes, range, time, type Bench, type Result } from './measure';
import { open } from './typing';

/** Up to this size a drawing takes no minutes. */
const upTo: Readonly<Record<string, number>> = { 'diagram-resolution': 1000 };

const drawings: Readonly<Record<string, (snapshot: ReturnType<typeof open>) => unknown>> = {
  'diagram-overview': ofStyle('overview'),
  'diagram-resolution': ofStyle('resolution'),
  'diagram-tls': ofStyle('tls'),
  'diagram-cards': (snapshot) => renderOverview(topologyOf(snapshot), { detail: 'cards' }),
};

/**
 * The Mermaid text of a bundle with its design, topology and walks of calls being known: the three styles of the page, of which the overview draws
 * namespaces in place of cards where there are many, and the overview with every card (`diagram-cards`).
 */
export const diagramText: Bench = {
  names: Object.keys(drawings).map((name) => `${name}-N`),
  run: async (asked) => {
    const lines = Object.entries(drawings).map(([stem, draw]) => {
      const measure = (name: string, size: number): Result => {
        const snapshot = open(generateBundle(size), generateDesign(size));
        tracesOf(snapshot.mesh);
        return alone(
          name,
          range(size >= 1000 ? 3 : 9).map(() => time(() => draw(snapshot))),
        );
      };
      return forSizes(stem, asked, measure, upTo[stem]);
    });
    return (await Promise.all(lines)).flat();
  },
};

function ofStyle(style: DiagramStyle): (snapshot: ReturnType<typeof open>) => unknown {
  return (snapshot) => renderMermaid(snapshot, { style, direction: 'LR' });
}
