import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { main } from './main';

const service = (name: string, more = ''): string =>
  `apiVersion: v1\nkind: Service\nmetadata:\n  name: ${name}\n  namespace: shop\n  resourceVersion: "7" # of the cluster\n${more}`;
const spec = 'spec:\n  # why\n  ports: [{ port: 80 }]\n';

let directory: string;
beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'fairway-export-'))));
afterEach(() => rmSync(directory, { recursive: true }));

function write(name: string, text: string): string {
  const path = join(directory, name);
  writeFileSync(path, text);
  return path;
}

async function fairway(...args: readonly string[]): Promise<{ code: number; out: string; error: string }> {
  let [out, error] = ['', ''];
  const code = await main(args, {
    readInput: async () => new TextEncoder().encode(service('a')),
    readLines: async function* () {},
    out: (text) => (out += text),
    error: (text) => (error += text),
  });
  return { code, out, error };
}

it('writes what changed since a base, or some, and names what is gone', async () => {
  const bases = [write('a.yaml', service('a')), write('b.yaml', `${service('b')}---\n${service('c')}`)];
  const now = write('now.yaml', `${service('a')}---\n${service('b', spec)}`);
  const since = bases.flatMap((base) => ['--changed-since', base]);
  const { code, error } = await fairway('export', now, '--out', join(directory, 'out'), ...since);
  expect(code).toBe(0);
  expect(readFileSync(join(directory, 'out/bundle.yaml'), 'utf8')).toBe(`---\n${service('b', spec)}`);
  expect(error.split('\n')).toEqual([
    expect.stringMatching(/^fairway: The resource holds resourceVersion or uid: .*409/),
    'fairway: Service shop/c was there before and is gone; an apply deletes nothing.',
    '',
  ]);
});

it('leaves out what the API server sets', async () => {
  const now = write('now.yaml', service('b', spec));
  const target = join(directory, 'out');
  const args = ['--out', target, '--format', 'kustomize', '--without-server-fields'];
  expect(await fairway('export', now, ...args)).toMatchObject({ code: 0, error: '' });
  expect(readFileSync(join(target, '30-service_shop_b.yaml'), 'utf8')).toBe(
    service('b', spec).replace(/ {2}resourceVersion.*\n/, ''),
  );
});

it('writes nothing where nothing changed, and reads standard input once', async () => {
  const now = write('now.yaml', `# the same\n${service('a')}`);
  const target = join(directory, 'out');
  expect(await fairway('export', now, '--out', target, '--changed-since', '-')).toEqual({
    code: 2,
    out: '',
    error: 'fairway: No resource differs from -, so there is nothing to export.\n',
  });
  expect((await fairway('export', '-', '--out', target, '--changed-since', '-')).error).toContain('one side');
  expect(existsSync(target)).toBe(false);
});

it.each(['--changed-since=a', '--without-server-fields'])('does not take %s for a packet', async (option) => {
  const { code, error } = await fairway(
    'export',
    write('a.yaml', service('a')),
    '--out',
    directory,
    '--format',
    'review',
    option,
  );
  expect(code).toBe(2);
  expect(error).toMatch(/^fairway: --\S+ does not go with --format review\.\n$/);
});

it('says beside an answer that a file was cut off', async () => {
  const cut = `items:\n${service('a').replace(/^/gm, '  ').replace('  ', '- ').trimEnd()}\n    uid: 1`;
  const path = write('cut.yaml', cut);
  const { code, error } = await fairway('trace', '--from', 'shop/cart', 'http://a.shop', path);
  expect(code).toBe(0);
  expect(error).toContain(`fairway: ${path}:8: kind: List is missing beside items`);
});
