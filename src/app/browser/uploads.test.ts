import { describe, expect, it } from 'vitest';
import { isReadable, withoutCommonFolder } from './uploads';

describe('isReadable', () => {
  it.each([
    ['bundle/egress.yaml', true],
    ['bundle/egress.YML', true],
    ['README.md', true],
    ['bundle/list.json', true],
    ['bundle/main.go', false],
    ['.git/config.yaml', false],
    ['web/node_modules/x/a.yaml', false],
    ['.hidden.yaml', true],
  ])('%s: %s', (path, expected) => {
    expect(isReadable(path)).toBe(expected);
  });
});

describe('withoutCommonFolder', () => {
  const upload = (path: string) => ({ path, bytes: new Uint8Array() });
  const pathsOf = (...paths: readonly string[]): string[] =>
    withoutCommonFolder(paths.map(upload)).map(({ path }) => path);

  it('drops the folder that was opened, and only that', () => {
    expect(pathsOf('top/a.yaml', 'top/sub/b.yaml')).toEqual(['a.yaml', 'sub/b.yaml']);
    expect(pathsOf('top/a.yaml', 'other/b.yaml')).toEqual(['top/a.yaml', 'other/b.yaml']);
    expect(pathsOf('a.yaml')).toEqual(['a.yaml']);
    expect(pathsOf()).toEqual([]);
  });
});
