import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { getCanvas, setCanvas } from './canvas-state';
import { holdCards } from './dragged';

const page = new EventTarget();

beforeEach(() => {
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  setCanvas({ moving: { places: new Map([['a', { x: 8, y: 8 }]]), by: 'pointer' } });
});

afterEach(() => {
  vi.unstubAllGlobals();
  setCanvas({ moving: null });
});

const press = (key: string): void => void page.dispatchEvent(Object.assign(new Event('keydown'), { key }));

describe('holdCards', () => {
  it('calls a drag off on Escape, until the card is let go', () => {
    const hold = holdCards();
    hold.begin();
    press('x');
    expect(hold.isCalledOff()).toBe(false);
    press('Escape');
    expect(getCanvas().moving).toBeNull();
    expect(hold.isCalledOff()).toBe(true);
    expect(hold.end()).toBe(true);
    hold.begin();
    expect(hold.end()).toBe(false);
  });

  it('hears no key when nothing is dragged', () => {
    const hold = holdCards();
    hold.begin();
    hold.end();
    press('Escape');
    expect(hold.isCalledOff()).toBe(false);
    expect(getCanvas().moving).not.toBeNull();
  });
});
