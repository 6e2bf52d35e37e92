import { layoutScene, type Layout, type Pins, type Scene } from '../../core/picture';

/** A scene to be laid out elsewhere. */
export interface LayoutQuestion {
  readonly scene: Scene;
  readonly pins: Pins;
}

/** A question to the worker that lays out; the answer to it has the same number. */
export interface LayoutRequest extends LayoutQuestion {
  readonly id: number;
}

/** The layout for the request of the same number. */
export interface LayoutAnswer {
  readonly id: number;
  readonly layout: Layout;
}

/** Where requests are answered one after the other: a worker, or what stands for it in a test. */
export interface LayoutPort {
  readonly send: (request: LayoutRequest) => void;
  /** Ends it at once, whatever it is doing. */
  readonly end: () => void;
}

/** What is heard from where requests are answered: an answer, or that the one that was asked will have none. */
export interface LayoutEar {
  readonly give: (answer: LayoutAnswer) => void;
  readonly fail: () => void;
}

/**
 * What is known of the question asked last: nothing was asked, or it was answered; it is being worked on since a time (milliseconds); a
 * person stopped it; or it broke off.
 */
export type DeskState =
  | { readonly status: 'idle' }
  | { readonly status: 'working'; readonly since: number; readonly cards: number }
  | { readonly status: 'stopped'; readonly cards: number }
  | { readonly status: 'failed'; readonly cards: number };

/** Has large scenes laid out elsewhere: one at a time, and only the newest question matters. */
interface LayoutDesk {
  readonly state: () => DeskState;
  /** Counts up with each change of the state; an answer is a change. */
  readonly version: () => number;
  readonly subscribe: (listener: () => void) => () => void;
  /** The layout of a question, when it is the one that was answered last. */
  readonly answerTo: (question: LayoutQuestion) => Layout | undefined;
  /** Asks, unless this was asked already, also when that was stopped or broke off. */
  readonly ask: (question: LayoutQuestion) => void;
  /** Gives up the question that is being worked on. */
  readonly stop: () => void;
  /** Asks what was stopped, or broke off, again. */
  readonly resume: () => void;
}

/** The work of the other side. */
export function answerLayout({ id, scene, pins }: LayoutRequest): LayoutAnswer {
  return { id, layout: layoutScene(scene, pins) };
}

/** So many cards and wires are laid out within a frame or two; more are sent to the desk. */
const mostAtOnce = 12_000;

/** Whether laying a scene out here would be felt. */
export function isHeavy({ standings, links }: Scene): boolean {
  return standings.length + links.length > mostAtOnce;
}

/** `open` starts the other side, which tells its answers to the ear that it is handed; `now` is a clock in milliseconds. */
export function layoutDesk(open: (ear: LayoutEar) => LayoutPort, now: () => number): LayoutDesk {
  const listeners = new Set<() => void>();
  let port: LayoutPort | undefined;
  let state: DeskState = { status: 'idle' };
  let version = 0;
  let latest: (LayoutQuestion & { readonly id: number }) | undefined;
  let answered: { readonly question: LayoutQuestion; readonly layout: Layout } | undefined;
  let sent: number | undefined;

  const change = (next: DeskState): void => {
    state = next;
    version++;
    for (const listener of listeners) listener();
  };
  const send = (): void => {
    if (!latest || sent !== undefined) return;
    sent = latest.id;
    port ??= open({ give, fail: () => giveUp('failed') });
    port.send(latest);
  };
  const give = ({ id, layout }: LayoutAnswer): void => {
    if (id !== sent) return;
    sent = undefined;
    if (latest?.id !== id) {
      send();
      return;
    }
    answered = { question: latest, layout };
    change({ status: 'idle' });
  };
  const giveUp = (status: 'stopped' | 'failed'): void => {
    if (state.status !== 'working') return;
    port?.end();
    port = undefined;
    sent = undefined;
    change({ status, cards: state.cards });
  };
  const begin = (question: LayoutQuestion): void => {
    latest = { ...question, id: (latest?.id ?? 0) + 1 };
    change({ status: 'working', since: now(), cards: question.scene.standings.length });
    send();
  };
  return {
    state: () => state,
    version: () => version,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    answerTo: (question) => (answered && same(answered.question, question) ? answered.layout : undefined),
    ask: (question) => {
      if (!latest || !same(latest, question)) begin(question);
    },
    stop: () => giveUp('stopped'),
    resume: () => {
      if (latest && (state.status === 'stopped' || state.status === 'failed')) begin(latest);
    },
  };
}

function same(a: LayoutQuestion, b: LayoutQuestion): boolean {
  return a.scene === b.scene && a.pins === b.pins;
}

/**
 * The layout to show while a scene has none of its own: what stood somewhere stays there, and what is new has no place yet. Undefined
 * parts of the frame are those of before.
 */
export function keepPlaces(before: Layout, scene: Scene): Layout {
  const positions = new Map(
    scene.standings.flatMap(({ id }) => {
      const at = before.positions.get(id);
      return at ? [[id, at] as const] : [];
    }),
  );
  const there = new Map(scene.bands.map((band) => [band.id, band]));
  const bands = before.bands.flatMap((frame) => {
    const band = there.get(frame.id);
    return band ? [{ ...frame, workloads: band.workloads, entries: band.entries }] : [];
  });
  return { ...before, positions, bands };
}

/** Before anything was laid out. */
export const nowhere: Layout = { positions: new Map(), lanes: [], bands: [], shelf: null, width: 1, height: 1 };
