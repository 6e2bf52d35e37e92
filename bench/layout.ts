import { topologyOf } from '../src/core/topology';
import { layoutTopology } from '../src/core/picture';
import { generateBundle } from './generate';
import { alone, forSizes, range, time, type Bench } from './measure';
import { open } from './typing';

/** A place for every card of the flow graph, all bands open. */
export const layout: Bench = {
  names: ['layout-N'],
  run: (asked) =>
    forSizes('layout', asked, (name, size) => {
      const topology = topologyOf(open(generateBundle(size)));
      const times = range(7).map(() => time(() => layoutTopology(topology, new Map())));
      return alone(name, times);
    }),
};
