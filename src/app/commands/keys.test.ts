import { describe, expect, it } from 'vitest';
import { commands } from './index';
import { formatKeys, matchesKeys, type Pressed } from './keys';

function press(key: string, modifiers = ''): Pressed {
  return {
    key,
    code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key,
    ctrlKey: modifiers.includes('c'),
    metaKey: modifiers.includes('m'),
    altKey: modifiers.includes('a'),
    shiftKey: modifiers.includes('s'),
  };
}

describe('matchesKeys', () => {
  it.each([
    [press('z', 'c'), 'Mod+Z', false, true],
    [press('Z', 'cs'), 'Mod+Shift+Z', false, true],
    [press('Z', 'cs'), 'Mod+Z', false, false],
    [press('z', 'm'), 'Mod+Z', true, true],
    [press('z', 'c'), 'Mod+Z', true, false],
    [press('z', 'cm'), 'Mod+Z', false, false],
    [press('z'), 'Mod+Z', false, false],
    [press('F8'), 'F8', false, true],
    [press('F8', 's'), 'F8', false, false],
    [press('F8', 's'), 'Shift+F8', false, true],
    [press('?', 's'), '?', false, true],
    [press('?'), '?', false, true],
    [press('b', 'ca'), 'Mod+Alt+B', false, true],
    [{ ...press('∫', 'ma'), code: 'KeyB' }, 'Mod+Alt+B', true, true],
  ])('%j is %s (Mac: %s): %s', (event, keys, mac, expected) => {
    expect(matchesKeys(event, keys, mac)).toBe(expected);
  });
});

describe('formatKeys', () => {
  it('writes keys as the platform does', () => {
    expect(formatKeys('Mod+Shift+Z', false)).toBe('Ctrl Shift Z');
    expect(formatKeys('Mod+Shift+Z', true)).toBe('⇧⌘Z');
    expect(formatKeys('ArrowUp', false)).toBe('↑');
    expect(formatKeys('?', false)).toBe('?');
  });
});

describe('the keys of the canvas', () => {
  const onCanvas = commands.flatMap(({ id, where, keys, canvasKeys }) =>
    ((where === 'canvas' ? keys : canvasKeys) ?? []).map((each) => [each, id] as const),
  );

  it('are each the key of one command', () => {
    expect(new Set(onCanvas.map(([keys]) => keys)).size).toBe(onCanvas.length);
  });

  it.each([
    ['V', 'take-pointer'],
    ['H', 'take-hand'],
    ['Y', 'go-to-text'],
  ])('%s runs %s', (keys, id) => {
    expect(onCanvas).toContainEqual([keys, id]);
  });
});
