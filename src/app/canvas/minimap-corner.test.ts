import { describe, expect, it } from 'vitest';
import type { Drawn } from './drawn';
import { isOverCard } from './minimap-corner';

const card = { id: 'a', type: 'workload', position: { x: 100, y: 100 }, width: 50, height: 20 } as Drawn;
const band = { ...card, type: 'band' } as Drawn;

describe('the minimap', () => {
  it('draws back from a card that it would cover, and from nothing else', () => {
    const box = { left: 140, top: 110, right: 200, bottom: 160 };
    expect(isOverCard({ cards: [card] }, box)).toBe(true);
    expect(isOverCard({ cards: [card] }, { ...box, left: 150 })).toBe(false);
    expect(isOverCard({ cards: [band] }, box)).toBe(false);
  });
});
