import { register } from 'node:module';
import { generateBundle, generateDesign } from './generate';
import { beside, forSizes, median, range, time, type Asked, type Bench, type Result } from './measure';
import type { Pane } from './pane';
import { read, typeInto, typingPlace } from './typing';

const names = [
  'canvas',
  'inspector',
  'editor',
  'outline',
  'problems',
  'preview',
  'explorer',
  'tree',
  'trace',
  'calls',
  'posture',
  'all',
] as const;

/**
 * One character typed in the middle of a bundle, at the end of a host, until a pane has what it shows: new documents, the mesh, what the pane asks of the core
 * and what it makes of the answer. `outline` is Go to symbol, which asks when it is opened and not while somebody types. A design is open beside it, with three workloads for ten services and eight calls each. `keystroke-all-N` asks for
 * all panes one after the other, as when all are open. Each is beside the same for a design that was just opened.
 */
export const keystrokePanes: readonly Bench[] = names.map((name) => ({
  names: [`keystroke-${name}-N`],
  run: async (asked) => {
    const panes = await loadPanes();
    const pane = name === 'all' ? everything(panes) : panes.find((each) => each.name === name);
    if (pane === undefined) throw new Error(`There is no pane ${name}`);
    return measure(pane, asked);
  },
}));

let loading: Promise<readonly Pane[]> | undefined;

/** The models behind panes import style sheets with their components, so those are left out before any is loaded. */
function loadPanes(): Promise<readonly Pane[]> {
  if (loading === undefined) {
    register('./styles-left-out.mjs', import.meta.url);
    loading = import('./pane').then(({ panes }) => panes);
  }
  return loading;
}

function everything(panes: readonly Pane[]): Pane {
  return {
    name: 'all',
    open: (at) => {
      const asks = panes.map((pane) => pane.open(at));
      return (snapshot) => asks.map((ask) => ask(snapshot));
    },
  };
}

function measure(pane: Pane, asked: Asked): Promise<Result[]> {
  const take = (name: string, size: number): Result => {
    const [text, design] = [generateBundle(size), generateDesign(size)];
    const ask = pane.open(typingPlace(text));
    const times = typeInto(text, design, ask, pairsFor(size));
    return beside(name, times, 'the same when opened', median(openings(pane, text, design, size)));
  };
  return forSizes(`keystroke-${pane.name}`, asked, take, pane.name === 'all' ? 1000 : Infinity);
}

/** What a pane needs of a design that nothing was asked of yet. */
function openings(pane: Pane, text: string, design: string, size: number): number[] {
  return range(size >= 5000 ? 1 : size >= 1000 ? 3 : 5).map(() =>
    time(() => pane.open(typingPlace(text))(read(text, design))),
  );
}

function pairsFor(size: number): number {
  return size >= 5000 ? 6 : size >= 1000 ? 60 : 150;
}
