import { describe, expect, it } from 'vitest';
import { isReadable } from './readable';

describe('isReadable', () => {
  it.each([
    ['bundle/egress.yaml', true],
    ['bundle/egress.YML', true],
    ['README.md', true],
    ['bundle/list.json', true],
    ['bundle/main.go', false],
    ['LICENSE', false],
    ['.git/config', false],
    ['.git/config.yaml', false],
    ['web/node_modules/x/a.yaml', false],
    ['__MACOSX/egress.yaml', false],
    ['bundle/._egress.yaml', false],
    ['.hidden.yaml', true],
  ])('%s: %s', (path, expected) => {
    expect(isReadable(path)).toBe(expected);
  });
});
