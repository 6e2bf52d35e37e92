import type { CDPSession, Page } from '@playwright/test';

/** How a page behaved while its view was moved: milliseconds from frame to frame, and of work on the main thread in each. */
export interface Frames {
  readonly deltas: readonly number[];
  readonly work: number;
}

/** Drags the view of a React Flow pane up and down with the mouse, beginning near its left edge, and watches the frames. */
export async function dragView(page: Page, steps: number): Promise<Frames> {
  const { x, y } = await middleLeft(page);
  await page.mouse.move(x, y);
  await page.mouse.down();
  const frames = await watch(page, async () => {
    for (let step = 1; step <= steps; step++) await page.mouse.move(x, y + 110 * Math.sin(step / 5));
  });
  await page.mouse.up();
  return frames;
}

/** Zooms with the wheel until one canvas unit is this many CSS pixels. */
export async function zoomTo(page: Page, zoom: number): Promise<void> {
  const box = await paneOf(page);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  for (let tries = 0; tries < 400; tries++) {
    const now = await zoomOf(page);
    if (Math.abs(Math.log2(zoom / now)) < 0.05) break;
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -Math.max(-80, Math.min(80, Math.log2(zoom / now) * 60)));
    await page.keyboard.up('Control');
    await page.waitForTimeout(16);
  }
  await page.waitForTimeout(300);
}

async function zoomOf(page: Page): Promise<number> {
  const style = await page.locator('.react-flow__viewport').getAttribute('style');
  return Number(/scale\(([\d.e-]+)\)/.exec(style ?? '')?.[1] ?? 1);
}

async function middleLeft(page: Page): Promise<{ x: number; y: number }> {
  const box = await paneOf(page);
  return { x: box.x + 5, y: box.y + box.height / 2 };
}

async function paneOf(page: Page) {
  const box = await page.locator('.react-flow').first().boundingBox();
  if (!box) throw new Error('The page shows no graph.');
  return box;
}

/** The frames of a page while something is done to it. The script is text, so that nothing of this file has to exist in the page. */
async function watch(page: Page, act: () => Promise<void>): Promise<Frames> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await page.evaluate(`(() => {
    const watched = (window.watched = { deltas: [], on: true });
    let last = performance.now();
    requestAnimationFrame(function tick(now) {
      watched.deltas.push(now - last);
      last = now;
      if (watched.on) requestAnimationFrame(tick);
    });
  })()`);
  const before = await taskSeconds(session);
  await act();
  const after = await taskSeconds(session);
  const deltas: number[] = await page.evaluate('(window.watched.on = false, window.watched.deltas.slice(2))');
  await session.detach();
  return { deltas, work: ((after - before) * 1000) / Math.max(1, deltas.length) };
}

async function taskSeconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? 0;
}
