import type { Locator } from '@playwright/test';

/** A point of the page, in CSS pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where a thing stands on the page, in CSS pixels. */
interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

export async function boxOf(thing: Locator): Promise<Box> {
  const box = await thing.boundingBox();
  if (!box) throw new Error('It is not on the page');
  return box;
}

export async function middleOf(thing: Locator): Promise<Point> {
  const { x, y, width, height } = await boxOf(thing);
  return { x: x + width / 2, y: y + height / 2 };
}
