import { unzipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { workspaceOf } from '../../testing/mesh-fixture';
import { exportZip } from './bundle';
import { archivePath, freeName, safeFileName } from './file-name';

describe('archivePath', () => {
  it.each([
    ['egress.yaml', 'egress.yaml'],
    ['more/日本 ü.yaml', 'more/日本 ü.yaml'],
    ['../../etc/passwd', 'etc/passwd'],
    ['/etc/passwd', 'etc/passwd'],
    ['a/./b//c.yaml', 'a/b/c.yaml'],
    ['C:\\Users\\x.yaml', 'Users/x.yaml'],
    ['..\\..\\x.yaml', 'x.yaml'],
    ['a\0b\n.yaml', 'a-b-.yaml'],
    ['\u202Elmay.exe', '-lmay.exe'],
    ['C:..\\x.yaml', 'file.yaml'],
    ['a:b.yaml', 'b.yaml'],
    ['..', 'file.yaml'],
    ['', 'file.yaml'],
  ])('makes %j to %j', (path, safe) => {
    expect(archivePath(path)).toBe(safe);
  });

  it('leads out of no archive, whatever the files are called', () => {
    const part = fc.constantFrom(
      '..',
      '.',
      '',
      'a',
      'A',
      'a.yaml',
      'C:',
      'C:..',
      '\\',
      '\0',
      '..\\b',
      '__proto__',
      '0',
    );
    const path = fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('/'));
    fc.assert(
      fc.property(fc.uniqueArray(path, { minLength: 1, maxLength: 6 }), (paths) => {
        const workspace = { files: paths.map((each, index) => ({ path: each, text: `a: ${index}\n` })) };
        const unzipped = unzipSync(exportZip(workspace, { design: true }));
        expect(Object.keys(unzipped)).toHaveLength(paths.length);
        for (const name of Object.keys(unzipped)) {
          expect(name).not.toMatch(/^[\\/]|^[A-Za-z]:|\\|\0/);
          expect(name.split('/')).not.toContain('..');
        }
      }),
      { numRuns: 300 },
    );
  });

  it('keeps files apart that a file system takes for one', () => {
    const files = unzipSync(
      exportZip(workspaceOf({ 'a.yaml': '1', 'A.yaml': '2', 'x/../a.yaml': '3' }), { design: true }),
    );
    expect(Object.keys(files)).toEqual(['a.yaml', 'A-2.yaml', 'x/a.yaml']);
  });
});

describe('safeFileName', () => {
  it('keeps what is safe', () => {
    expect(safeFileName(['30-serviceentry', 'shop', 'api.example.com'])).toBe('30-serviceentry_shop_api.example.com');
  });

  it('tells apart what reads the same once it is safe', () => {
    const names = [
      ['30-a', 'x', 'b'],
      ['30-a', 'X', 'b'],
      ['30-a', 'x ', 'b'],
      ['30-a', 'x', 'B'],
      ['30-a', 'x_b'],
    ];
    expect(new Set(names.map(safeFileName)).size).toBe(names.length);
  });
});

describe('freeName', () => {
  it('compares as a file system without upper and lower case does', () => {
    const taken = new Set<string>();
    expect(['é.yaml', 'E\u0301.yaml', 'é.yaml', 'a.b/c'].map((path) => freeName(path, taken))).toEqual([
      'é.yaml',
      'E\u0301-2.yaml',
      'é-3.yaml',
      'a.b/c',
    ]);
  });
});
