import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LockQueue } from '../testing/lock-queue';
import { layoutDesk, type LayoutQuestion, type LayoutRequest } from './layout-desk';
import { layoutPort, type LayoutWorker } from './layout-port';
import * as layout from '../../core/picture/layout';

const question: LayoutQuestion = {
  scene: { standings: [], links: [], bands: [], gateways: [] } as unknown as LayoutQuestion['scene'],
  pins: new Map() as unknown as LayoutQuestion['pins'],
};
const placed = { positions: new Map() } as unknown as layout.Layout;

/** A worker that fails, or says something, when it is told to. */
function fakeWorker() {
  const target = new EventTarget();
  const asked: LayoutRequest[] = [];
  let ended = false;
  return {
    addEventListener: target.addEventListener.bind(target) as LayoutWorker['addEventListener'],
    postMessage: (request: LayoutRequest) => void asked.push(request),
    terminate: () => (ended = true),
    fail: () => target.dispatchEvent(new Event('error')),
    say: (data: unknown) => target.dispatchEvent(Object.assign(new Event('message'), { data })),
    asked,
    ended: () => ended,
  };
}

function deskWith(start: () => LayoutWorker) {
  return layoutDesk(
    (ear) => layoutPort(start, ear),
    () => 0,
  );
}

describe('a worker that fails', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.spyOn(layout, 'layoutScene').mockReturnValue(placed);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it('leaves the layout to the page, this one and those after it', () => {
    const worker = fakeWorker();
    const desk = deskWith(() => worker);
    desk.ask(question);
    expect(desk.state().status).toBe('working');
    worker.fail();
    expect(worker.ended()).toBe(true);
    expect(desk.state().status).toBe('idle');
    expect(desk.answerTo(question)).toBe(placed);
    const next = { ...question, scene: { ...question.scene } };
    desk.ask(next);
    vi.runAllTimers();
    expect(desk.answerTo(next)).toBe(placed);
  });

  it('may not even start', () => {
    const desk = deskWith(() => {
      throw new Error('Workers are not allowed here');
    });
    desk.ask(question);
    vi.runAllTimers();
    expect(desk.answerTo(question)).toBe(placed);
  });

  it('is said to have broken off where the page cannot lay it out either', () => {
    vi.mocked(layout.layoutScene).mockImplementation(() => {
      throw new Error('No layout');
    });
    const worker = fakeWorker();
    const desk = deskWith(() => worker);
    desk.ask(question);
    worker.fail();
    expect(desk.state().status).toBe('failed');
  });
});

describe('a worker that ends without a word', () => {
  let locks: LockQueue;
  let workers: ReturnType<typeof fakeWorker>[];

  beforeEach(() => {
    workers = [];
    vi.stubGlobal('navigator', { locks: (locks = new LockQueue()) });
  });
  afterEach(() => vi.unstubAllGlobals());

  /** Starts a worker that holds a lock and says so. */
  function start(): LayoutWorker {
    const worker = fakeWorker();
    const name = `worker ${workers.push(worker)}`;
    locks.hold(name);
    queueMicrotask(() => worker.say({ lives: name }));
    return worker;
  }

  const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
  /** Ends the worker that was started last. */
  async function kill(): Promise<void> {
    await settle();
    locks.letGo(`worker ${workers.length}`);
    await settle();
  }

  it('is followed by another that is asked the same', async () => {
    const desk = deskWith(start);
    desk.ask(question);
    await kill();
    expect(workers[0]?.ended()).toBe(true);
    expect(workers[1]?.asked).toEqual(workers[0]?.asked);
    expect(desk.state().status).toBe('working');
    workers[1]?.say({ id: workers[1].asked[0]?.id, layout: placed });
    expect(desk.answerTo(question)).toBe(placed);
  });

  it('is told as broken off when the next ends over the same, which is asked again on demand', async () => {
    const desk = deskWith(start);
    desk.ask(question);
    await kill();
    await kill();
    expect(desk.state()).toEqual({ status: 'failed', cards: 0 });
    expect(workers).toHaveLength(2);
    desk.resume();
    await settle();
    expect(desk.state().status).toBe('working');
    workers[2]?.say({ id: workers[2].asked[0]?.id, layout: placed });
    expect(desk.answerTo(question)).toBe(placed);
  });

  it('is nobody’s loss while nothing is asked: the next question has a worker', async () => {
    const desk = deskWith(start);
    desk.ask(question);
    await settle();
    workers[0]?.say({ id: workers[0].asked[0]?.id, layout: placed });
    await kill();
    expect(desk.state().status).toBe('idle');
    expect(workers).toHaveLength(1);
    const next = { ...question, scene: { ...question.scene } };
    desk.ask(next);
    expect(workers[1]?.asked).toHaveLength(1);
  });

  it('is not missed when a person has stopped it', async () => {
    const desk = deskWith(start);
    desk.ask(question);
    await settle();
    desk.stop();
    await kill();
    expect(desk.state().status).toBe('stopped');
    expect(workers).toHaveLength(1);
  });
});
