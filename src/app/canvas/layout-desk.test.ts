import { describe, expect, it } from 'vitest';
import {
  answerLayout,
  isHeavy,
  keepPlaces,
  layoutDesk,
  type LayoutAnswer,
  type LayoutQuestion,
  type LayoutRequest,
} from './layout-desk';
import { layoutScene, type Scene, type Standing } from '../../core/picture';

function card(id: string): Standing {
  return { id, type: 'workload', lane: 'mesh', namespace: 'n', entry: null, width: 192, height: 90, plate: 90 };
}

function question(...ids: string[]): LayoutQuestion {
  const bands = [{ id: 'Namespace/n', namespace: 'n', folded: false, workloads: ids.length, entries: 0 }];
  return { scene: { standings: ids.map(card), links: [], bands, gateway: false }, pins: new Map() };
}

/** A desk whose other side answers when it is told to. */
function desk() {
  const sent: LayoutRequest[] = [];
  let ended = 0;
  let give: (answer: LayoutAnswer) => void = () => undefined;
  let fail = (): void => undefined;
  const made = layoutDesk(
    (ear) => {
      ({ give, fail } = ear);
      return { send: (request) => void sent.push(request), end: () => void ended++ };
    },
    () => 7,
  );
  const answer = (request: LayoutRequest | undefined): void => {
    if (request) give(answerLayout(request));
  };
  return { ...made, sent, answer, fail: () => fail(), ended: () => ended };
}

describe('the layout desk', () => {
  it('answers what was asked', () => {
    const { ask, answerTo, sent, answer, state } = desk();
    const one = question('a', 'b');
    ask(one);
    expect(state()).toEqual({ status: 'working', since: 7, cards: 2 });
    expect(answerTo(one)).toBeUndefined();
    answer(sent[0]);
    expect(state()).toEqual({ status: 'idle' });
    expect(answerTo(one)).toEqual(layoutScene(one.scene, one.pins));
  });

  it('asks the newest of several questions alone, and drops answers to others', () => {
    const { ask, answerTo, sent, answer, state } = desk();
    const [one, two, three] = [question('a'), question('b'), question('c')];
    ask(one);
    ask(two);
    ask(three);
    expect(sent.map(({ scene }) => scene)).toEqual([one.scene]);
    answer(sent[0]);
    expect(answerTo(one)).toBeUndefined();
    expect(state().status).toBe('working');
    expect(sent.map(({ scene }) => scene)).toEqual([one.scene, three.scene]);
    answer(sent[1]);
    expect(answerTo(three)).toBeDefined();
  });

  it('asks once for the same', () => {
    const { ask, sent } = desk();
    const one = question('a');
    ask(one);
    ask({ ...one });
    expect(sent).toHaveLength(1);
  });

  it('stops when it is told to, and does not ask the same again until it is told to go on', () => {
    const { ask, stop, resume, sent, answer, answerTo, state, ended } = desk();
    const one = question('a');
    ask(one);
    stop();
    expect(ended()).toBe(1);
    expect(state()).toEqual({ status: 'stopped', cards: 1 });
    answer(sent[0]);
    expect(answerTo(one)).toBeUndefined();
    ask(one);
    expect(sent).toHaveLength(1);
    resume();
    answer(sent[1]);
    expect(answerTo(one)).toBeDefined();
  });

  it('says that it has broken off, and asks the same again when it is told to', () => {
    const { ask, fail, resume, sent, answer, answerTo, state, ended } = desk();
    const one = question('a');
    ask(one);
    fail();
    expect(ended()).toBe(1);
    expect(state()).toEqual({ status: 'failed', cards: 1 });
    ask(one);
    expect(sent).toHaveLength(1);
    resume();
    answer(sent[1]);
    expect(answerTo(one)).toBeDefined();
  });

  it('goes on with the next question after one was stopped', () => {
    const { ask, stop, sent, answer, answerTo } = desk();
    const two = question('b');
    ask(question('a'));
    stop();
    ask(two);
    answer(sent[1]);
    expect(answerTo(two)).toBeDefined();
  });

  it('tells who listens of each change', () => {
    const { ask, subscribe, sent, answer, version } = desk();
    let told = 0;
    const leave = subscribe(() => told++);
    ask(question('a'));
    answer(sent[0]);
    leave();
    ask(question('b'));
    expect([told, version()]).toEqual([2, 3]);
  });
});

describe('a picture that waits for its layout', () => {
  it('keeps what stood somewhere, and leaves out what is new or gone', () => {
    const before = layoutScene(question('a', 'b').scene, new Map());
    const kept = keepPlaces(before, question('b', 'c').scene);
    expect([...kept.positions]).toEqual([['b', before.positions.get('b')]]);
    expect(kept.bands).toHaveLength(1);
  });
});

it('lays out small scenes at once', () => {
  const scene = (cards: number): Scene => question(...Array.from({ length: cards }, (_, at) => `c${at}`)).scene;
  expect([isHeavy(scene(300)), isHeavy(scene(13_000))]).toEqual([false, true]);
});
