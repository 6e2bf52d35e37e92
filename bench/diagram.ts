import { topologyOf } from '../src/core/topology';
import { renderOverview } from '../src/core/exchange';
import { generateBundle } from './generate';
import { median, quantile, time, type Bench } from './measure';
import { forSizes, open, range } from './reading';

/** Topology to the text of the overview diagram. */
export const diagramText: Bench = {
  names: ['diagram-text-N'],
  run: (wanted) =>
    forSizes('diagram-text', wanted, (name, size) => {
      const topology = topologyOf(open(generateBundle(size)));
      const times = range(7).map(() => time(() => renderOverview(topology)));
      return { name, ms: median(times), p95: quantile(times, 0.95), peer: null, peerMs: null, ratio: null, unit: 'ms' };
    }),
};
