import { expect, type Locator } from '@playwright/test';
import { boxOf, middleOf, type Point } from './boxes';

/** The edge of a card or row that a wire is drawn from: right, where calls leave, or left, where they arrive. */
export type Side = 'left' | 'right';

/** Draws a wire from the handle of a card, or of one of its rows, to the middle of something or to a point of the page. */
export async function drawWire(canvas: Locator, from: Locator, to: Locator | Point, side: Side): Promise<void> {
  const { mouse } = canvas.page();
  const start = await handleOf(canvas, from, side);
  await mouse.move(start.x, start.y);
  await mouse.down();
  const end = await pointOf(to);
  await mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 4 });
  await mouse.move(end.x, end.y, { steps: 4 });
  await mouse.up();
}

/** Drags a tool of the palette to the middle of something, or to a point of the page. */
export async function dragTool(canvas: Locator, title: string, to: Locator | Point): Promise<void> {
  const { mouse } = canvas.page();
  const start = await middleOf(canvas.getByRole('button', { name: `Place ${title}`, exact: true }));
  const end = await pointOf(to);
  await mouse.move(start.x, start.y);
  await mouse.down();
  await mouse.move(end.x, end.y - 20, { steps: 4 });
  await mouse.move(end.x, end.y, { steps: 2 });
  await mouse.up();
}

/** Where the handle of a card or row is, which shows while it is pointed at: of a card the one level with its name. */
async function handleOf(canvas: Locator, part: Locator, side: Side, tries = 5): Promise<Point> {
  await part.hover({ position: { x: 30, y: 10 } });
  const { x, y, width, height } = await boxOf(part);
  const edge = side === 'left' ? x : x + width;
  const isCard = await part.evaluate((element) => element.classList.contains('react-flow__node'));
  const wanted = isCard ? y + 22 : y + height / 2;
  const handles = canvas.locator('.connect-handle');
  await expect(handles.first()).toBeAttached();
  const places = await Promise.all((await handles.all()).map(middleOf));
  const away = (at: Point): number => Math.abs(at.y - wanted) + (Math.abs(at.x - edge) > 40 ? 1000 : 0);
  const [nearest] = places.sort((a, b) => away(a) - away(b));
  if (!nearest) throw new Error('There is no handle');
  // The layout after the last change may have come meanwhile.
  const now = await boxOf(part);
  const isMoved = now.x !== x || now.y !== y;
  return isMoved && tries > 1 ? handleOf(canvas, part, side, tries - 1) : nearest;
}

async function pointOf(to: Locator | Point): Promise<Point> {
  return 'x' in to ? to : middleOf(to);
}
