import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { layoutDesk, type LayoutQuestion } from './layout-desk';
import { layoutPort, type LayoutWorker } from './layout-port';
import * as layout from '../../core/picture/layout';

const question: LayoutQuestion = {
  scene: { standings: [], links: [], bands: [], gateways: [] } as unknown as LayoutQuestion['scene'],
  pins: new Map() as unknown as LayoutQuestion['pins'],
};
const placed = { positions: new Map() } as unknown as layout.Layout;

/** A worker that fails when it is told to. */
function fakeWorker(): LayoutWorker & { readonly fail: () => void; readonly ended: () => boolean } {
  const target = new EventTarget();
  let ended = false;
  return {
    addEventListener: target.addEventListener.bind(target) as LayoutWorker['addEventListener'],
    postMessage: () => undefined,
    terminate: () => (ended = true),
    fail: () => target.dispatchEvent(new Event('error')),
    ended: () => ended,
  };
}

function deskWith(start: () => LayoutWorker) {
  const desk = layoutDesk(
    (give) => layoutPort(start, give, () => desk.stop()),
    () => 0,
  );
  return desk;
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

  it('is given up where the page cannot lay it out either', () => {
    vi.mocked(layout.layoutScene).mockImplementation(() => {
      throw new Error('No layout');
    });
    const worker = fakeWorker();
    const desk = deskWith(() => worker);
    desk.ask(question);
    worker.fail();
    expect(desk.state().status).toBe('stopped');
  });
});
