import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fairway, type Ran } from './testing/command-line';
import { folderPerTest } from './testing/folder';

const entry = (resolution: string): string => `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: api, namespace: shop }
spec:
  hosts: [api.example.com]
  ports: [{ number: 443, name: tls, protocol: TLS }]
  resolution: ${resolution}
`;

const folder = folderPerTest();

const run = (...args: readonly string[]): Promise<Ran> => fairway(args);

const read = (name: string): string => folder.read(`out/${name}`);

describe('export --format review', () => {
  it('writes the packet as HTML and Markdown, and the inventory as CSV', async () => {
    folder.write('head/a/egress.yaml', entry('DNS'));
    folder.write('head/b.yaml', '# nothing\n');
    folder.write('base/a/egress.yaml', entry('NONE'));
    folder.write('base/b.yaml', '# nothing\n');
    const [head, base, out] = [folder.at('head'), folder.at('base'), folder.at('out')];
    const { code, out: said } = await run(
      ...['export', head, '--out', out, '--format', 'review', '--baseline', base],
      ...['--title', 'Resolve the API', '--today', '2026-11-21', '--istio-version', '1.30'],
    );
    expect(code).toBe(0);
    expect(said.trim().split('\n')).toEqual(
      ['review.html', 'review.md', 'inventory.csv'].map((name) => join(out, name)),
    );
    expect(read('review.html')).toContain('<title>Resolve the API</title>');
    const markdown = read('review.md');
    expect(markdown).toContain('- Date: 2026-11-21\n- Judged as: Istio 1.30\n');
    expect(markdown).toContain('**a/egress.yaml**');
    expect(markdown).toContain('-  resolution: NONE\n+  resolution: DNS');
    expect(read('inventory.csv')).toContain('api.example.com,443,TLS,ServiceEntry/shop/api');
    // The command that the packet gives prints the hash that the packet names.
    const command = /```sh\n(find .*)\n```/.exec(markdown)?.[1] ?? '';
    const hash = execFileSync('sh', ['-c', command], { cwd: head, encoding: 'utf8' }).split(' ')[0] ?? '';
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(markdown).toContain(`- Content hash: \`${hash}\``);
  });

  it('makes a packet of nothing, and one beside a baseline with a document that cannot be read to its end', async () => {
    const [empty, broken] = [
      folder.write('empty.yaml', ''),
      folder.write('broken.yaml', `${entry('DNS')}---\nkind: ServiceEntry\nspec: [\n`),
    ];
    const out = ['--out', folder.at('out'), '--format', 'review'];
    expect(await run('export', empty, ...out, '--baseline', broken)).toMatchObject({ code: 0, error: '' });
    expect(read('review.md')).toContain('1 document of the baseline cannot be read to the end');
    expect(read('review.md')).toContain('There are no resources in the files');
  });

  it('refuses a side of which nothing can be read, with its name and the way out', async () => {
    const [good, prose] = [folder.write('good.yaml', entry('DNS')), folder.write('prose.yaml', 'See the wiki.\n')];
    const out = ['--out', folder.at('out'), '--format', 'review'];
    for (const args of [
      [good, ...out, '--baseline', prose],
      [prose, ...out],
    ]) {
      const { code, error } = await run('export', ...args);
      expect(code).toBe(2);
      expect(error).toContain(
        `No resource can be read in ${prose} (it holds no Kubernetes resource with a kind and a name); correct it`,
      );
    }
    expect(() => read('review.html')).toThrow();
  });

  it('refuses what makes no sense, and writes nothing', async () => {
    const path = folder.write('a.yaml', entry('DNS'));
    const out = ['--out', folder.at('out')];
    expect(await run('export', path, ...out, '--baseline', path)).toMatchObject({
      code: 2,
      error: expect.stringContaining('--baseline goes with --format review.') as string,
    });
    const missing = await run('export', path, ...out, '--format', 'review', '--baseline', folder.at('nowhere'));
    expect(missing.code).toBe(2);
    expect(() => read('review.html')).toThrow();
  });
});
