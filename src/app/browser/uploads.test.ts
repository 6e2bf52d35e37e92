import { describe, expect, it } from 'vitest';
import { mostFiles, readFiles, withoutCommonFolder } from './uploads';

describe('readFiles', () => {
  it('reads files in the order of their paths as people sort them', async () => {
    const picked = ['b10.yaml', 'b2.yaml', 'a.yaml'].map((path) => ({ path, file: new File([path], path) }));
    const { uploads, leftOut } = await readFiles(picked);
    expect(uploads.map(({ path }) => path)).toEqual(['a.yaml', 'b2.yaml', 'b10.yaml']);
    expect(leftOut).toBe(0);
  });

  it('counts what it leaves out, and does not open it', async () => {
    let opened = 0;
    const file = async (): Promise<File> => {
      opened++;
      return new File([''], 'x');
    };
    const picked = Array.from({ length: mostFiles + 3 }, (_, index) => ({ path: `${index}.yaml`, file }));
    const { uploads, leftOut } = await readFiles(picked);
    expect([uploads.length, leftOut, opened]).toEqual([mostFiles, 3, mostFiles]);
  });
});

describe('withoutCommonFolder', () => {
  const upload = (path: string) => ({ path, bytes: new Uint8Array() });
  const pathsOf = (...paths: readonly string[]): string[] =>
    withoutCommonFolder({ uploads: paths.map(upload), leftOut: 0 }).uploads.map(({ path }) => path);

  it('drops the folder that was opened, and only that', () => {
    expect(pathsOf('top/a.yaml', 'top/sub/b.yaml')).toEqual(['a.yaml', 'sub/b.yaml']);
    expect(pathsOf('top/a.yaml', 'other/b.yaml')).toEqual(['top/a.yaml', 'other/b.yaml']);
    expect(pathsOf('a.yaml')).toEqual(['a.yaml']);
    expect(pathsOf()).toEqual([]);
  });
});
