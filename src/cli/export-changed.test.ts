import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { fairway, type Ran } from './testing/command-line';
import { folderPerTest } from './testing/folder';

const service = (name: string, more = ''): string =>
  `apiVersion: v1\nkind: Service\nmetadata:\n  name: ${name}\n  namespace: shop\n  resourceVersion: "7" # of the cluster\n${more}`;
const spec = 'spec:\n  # why\n  ports: [{ port: 80 }]\n';

const folder = folderPerTest();

/** Runs a command line with a service as standard input. */
const run = (...args: readonly string[]): Promise<Ran> => fairway(args, service('a'));

it('writes what changed since a base, or some, and names what is gone', async () => {
  const bases = [folder.write('a.yaml', service('a')), folder.write('b.yaml', `${service('b')}---\n${service('c')}`)];
  const now = folder.write('now.yaml', `${service('a')}---\n${service('b', spec)}`);
  const since = bases.flatMap((base) => ['--changed-since', base]);
  const { code, error } = await run('export', now, '--out', folder.at('out'), ...since);
  expect(code).toBe(0);
  expect(folder.read('out/bundle.yaml')).toBe(`---\n${service('b', spec)}`);
  expect(error.split('\n')).toEqual([
    expect.stringMatching(/^fairway: The resource holds resourceVersion or uid: .*409/),
    'fairway: Service shop/c was there before and is gone; applying the export does not delete it.',
    '',
  ]);
});

it('leaves out what the API server sets', async () => {
  const now = folder.write('now.yaml', service('b', spec));
  const args = ['--out', folder.at('out'), '--format', 'kustomize', '--without-server-fields'];
  expect(await run('export', now, ...args)).toMatchObject({ code: 0, error: '' });
  expect(folder.read('out/30-service_shop_b.yaml')).toBe(service('b', spec).replace(/ {2}resourceVersion.*\n/, ''));
});

it('writes nothing where nothing changed, and reads standard input once', async () => {
  const now = folder.write('now.yaml', `# the same\n${service('a')}`);
  const target = folder.at('out');
  expect(await run('export', now, '--out', target, '--changed-since', '-')).toEqual({
    code: 2,
    out: '',
    error: 'fairway: No resource differs from -, so there is nothing to export.\n',
  });
  expect((await run('export', '-', '--out', target, '--changed-since', '-')).error).toContain('one side');
  expect(existsSync(target)).toBe(false);
});

it.each(['--changed-since=a', '--without-server-fields'])('does not take %s for a packet', async (option) => {
  const { code, error } = await run(
    'export',
    folder.write('a.yaml', service('a')),
    '--out',
    folder.path,
    '--format',
    'review',
    option,
  );
  expect(code).toBe(2);
  expect(error).toMatch(/^fairway: --\S+ does not go with --format review\.\n$/);
});

it('says beside an answer that a file was cut off', async () => {
  const cut = `items:\n${service('a').replace(/^/gm, '  ').replace('  ', '- ').trimEnd()}\n    uid: 1`;
  const path = folder.write('cut.yaml', cut);
  const { code, error } = await run('trace', '--from', 'shop/cart', 'http://a.shop', path);
  expect(code).toBe(0);
  expect(error).toContain(`fairway: ${path}:8: kind: List is missing beside items`);
});
