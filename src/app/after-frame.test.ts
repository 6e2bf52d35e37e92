import { afterEach, describe, expect, it, vi } from 'vitest';
import { afterFrame } from './after-frame';

/** A page that draws a frame when it is told to. */
function drawnByHand(): () => void {
  const frames = new Map<number, () => void>();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => frames.set(frames.size + 1, run).size);
  vi.stubGlobal('cancelAnimationFrame', (id: number) => frames.delete(id));
  return () => {
    const due = [...frames.values()];
    frames.clear();
    due.forEach((run) => run());
  };
}

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('work after a frame', () => {
  it('is a task of its own, once the frame is drawn', () => {
    const [draw, work] = [drawnByHand(), vi.fn()];
    afterFrame(work);
    vi.advanceTimersByTime(50);
    draw();
    expect(work).not.toHaveBeenCalled();
    vi.advanceTimersByTime(0);
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('is done once, in a page without frames too', () => {
    const [draw, work] = [drawnByHand(), vi.fn()];
    afterFrame(work);
    vi.advanceTimersByTime(100);
    expect(work).toHaveBeenCalledTimes(1);
    draw();
    vi.runAllTimers();
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('is called off before the frame and after it', () => {
    const [draw, work] = [drawnByHand(), vi.fn()];
    afterFrame(work)();
    const callOff = afterFrame(work);
    draw();
    callOff();
    vi.runAllTimers();
    expect(work).not.toHaveBeenCalled();
  });
});
