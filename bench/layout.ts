import { topologyOf } from '../src/core/topology';
import { layoutTopology } from '../src/core/picture';
import { generateBundle } from './generate';
import { median, quantile, time, type Bench } from './measure';
import { forSizes, open, range } from './reading';

/** A place for every card of the flow graph, all bands open. */
export const layout: Bench = {
  names: ['layout-N'],
  run: (wanted) =>
    forSizes('layout', wanted, (name, size) => {
      const topology = topologyOf(open(generateBundle(size)));
      const times = range(7).map(() => time(() => layoutTopology(topology, new Map())));
      return { name, ms: median(times), p95: quantile(times, 0.95), peer: null, peerMs: null, ratio: null, unit: 'ms' };
    }),
};
