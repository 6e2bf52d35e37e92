import { describe, expect, it } from 'vitest';
import { bendsOf, wirePath, type Run } from './course';

const gap = { left: 100, right: 124 };

function run(id: string, from: number, to: number, net = id): Run {
  return { id, net, from: { x: 60, y: from }, to: { x: 130, y: to }, gap };
}

describe('where wires turn', () => {
  it('gives a lone wire the middle of the gap, and a level one no turn', () => {
    expect([...bendsOf([run('a', 0, 50), run('b', 200, 200)])]).toEqual([['a', 112]]);
  });

  it('keeps wires of different nets off each other', () => {
    const bends = bendsOf([run('a', 0, 300), run('b', 28, 328), run('c', 56, 356)]);
    expect(new Set(bends.values()).size).toBe(3);
  });

  it('lets wires of one net lie on each other', () => {
    const bends = bendsOf([run('a', 0, 300, 'db'), run('b', 28, 300, 'db')]);
    expect(bends.get('a')).toBe(bends.get('b'));
  });

  it('uses a track again where the wires in it are far apart', () => {
    const bends = bendsOf([run('a', 0, 50), run('b', 200, 250)]);
    expect(bends.get('a')).toBe(bends.get('b'));
  });

  it('turns so that parallel wires do not cross', () => {
    const down = bendsOf([run('upper', 0, 300), run('lower', 28, 328)]);
    expect(down.get('upper')).toBeGreaterThan(down.get('lower') ?? NaN);
    const up = bendsOf([run('upper', 300, 0), run('lower', 328, 28)]);
    expect(up.get('upper')).toBeLessThan(up.get('lower') ?? NaN);
  });

  it('keeps many wires in the gap', () => {
    const many = Array.from({ length: 200 }, (_, index) => run(`w${index}`, index * 28, ((index * 71) % 200) * 28));
    const there = bendsOf(many);
    for (const bend of there.values()) expect(bend >= gap.left && bend <= gap.right).toBe(true);
    expect(there.size).toBe(190);
  });
});

describe('the path of a wire', () => {
  it('runs level where it can', () => {
    expect(wirePath(0, 10, 70, 10, 50)).toBe('M0 10H70');
  });

  it('turns at its bend, and within its ends', () => {
    expect(wirePath(0, 0, 70, 100, 50)).toBe('M0 0H36Q50 0 50 14V86Q50 100 64 100H70');
    expect(wirePath(0, 0, 40, 100, 50)).toContain('38 0 38 ');
  });

  it('comes back to what stands left of its start', () => {
    expect(wirePath(100, 0, 90, 100, 140)).toContain('V86Q140 100 126 100H90');
  });
});
