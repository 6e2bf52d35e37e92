import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const config = readFileSync(new URL('../deploy/nginx.conf', import.meta.url), 'utf8');
const dockerfile = readFileSync(new URL('../Dockerfile', import.meta.url), 'utf8');
const headers = new Map(
  [...config.matchAll(/^\s*add_header ([\w-]+) (?:"([^"]*)"|(\S+))(?: always)?;$/gm)].map(
    ([, name = '', quoted, word]) => [name.toLowerCase(), quoted ?? word],
  ),
);

describe('the configuration of nginx', () => {
  it('says in headers what a page cannot say of itself', () => {
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none';.*; frame-ancestors 'none'$/);
    expect(headers.get('content-security-policy')).not.toMatch(/unsafe-eval|https?:|\*/);
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
    });
  });

  it('has all headers in one place, since a location with one of its own would lose the others', () => {
    const [, inServer = ''] = config.split('location /');
    expect(inServer).not.toContain('add_header');
    expect(config.match(/add_header/g)?.length).toBe(headers.size + 1);
  });

  it('runs without rights, and the image is built from the lock file', () => {
    expect(dockerfile).toMatch(/^USER [1-9]\d*$/m);
    expect(dockerfile).toMatch(/^RUN npm ci /m);
    expect([...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image)).toEqual([
      expect.stringMatching(/^node:\d+/),
      expect.stringMatching(/^nginxinc\/nginx-unprivileged:\d+\.\d+/),
    ]);
    expect(dockerfile + config).not.toMatch(/https?:\/\/(?!127\.0\.0\.1)/);
    expect(config).toMatch(/listen 8080;/);
  });
});

const nginx = ['nginx', '/usr/sbin/nginx'].find((path) => spawnSync(path, ['-v']).status === 0);

describe.skipIf(nginx === undefined)('nginx itself', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fairway-nginx-'));
  let server: ChildProcess | undefined;
  let address = '';

  beforeAll(async () => {
    const port = await freePort();
    address = `http://127.0.0.1:${port}`;
    // Started by root, its workers are nobody.
    chmodSync(folder, 0o755);
    const web = join(folder, 'web');
    mkdirSync(join(web, 'assets'), { recursive: true });
    for (const name of ['index.html', 'sw.js', '.hidden', 'assets/index-CsPPNMh6.js', 'assets/plain.js'])
      writeFileSync(join(web, name), 'x'.repeat(3000));
    const here = config
      .replace('listen 8080;', `listen 127.0.0.1:${port};`)
      .replace('listen [::]:8080;', '')
      .replaceAll('/tmp/', `${folder}/`)
      .replace('/srv/fairway', web)
      .replace('/etc/nginx/mime.types', join(folder, 'mime.types'));
    writeFileSync(join(folder, 'mime.types'), 'types { text/html html; application/javascript js; }');
    writeFileSync(join(folder, 'nginx.conf'), here);
    const args = ['-c', join(folder, 'nginx.conf'), '-e', 'stderr', '-g', 'daemon off;'];
    const tested = spawnSync(nginx ?? '', [...args, '-t'], { encoding: 'utf8' });
    expect(tested.stderr).toContain('test is successful');
    server = spawn(nginx ?? '', args, { stdio: 'ignore' });
    await answering(address);
  }, 60_000);

  afterAll(async () => {
    const ended = new Promise((resolve) => (server ? server.once('exit', resolve) : resolve(null)));
    server?.kill();
    await ended;
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['/', 200, 'no-cache'],
    ['/index.html', 200, 'no-cache'],
    ['/sw.js', 200, 'no-cache'],
    ['/assets/index-CsPPNMh6.js', 200, 'public, max-age=31536000, immutable'],
    ['/assets/plain.js', 200, 'no-cache'],
    ['/assets/gone-CsPPNMh6.js', 404, 'no-store'],
    ['/.hidden', 404, 'no-store'],
    ['/some/page', 404, 'no-store'],
  ])('answers %s with %i, to be kept as %s', async (path, status, cached) => {
    const answer = await fetch(address + path);
    await answer.arrayBuffer();
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([status, cached]);
    for (const [name, value] of headers) if (name !== 'cache-control') expect(answer.headers.get(name)).toBe(value);
    expect(answer.headers.get('server')).toBe('nginx');
  });

  it('packs what it sends, and takes nothing', async () => {
    expect((await fetch(`${address}/sw.js`)).headers.get('content-encoding')).toBe('gzip');
    expect((await fetch(address, { method: 'POST', body: 'x' })).status).toBe(403);
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const found = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof found !== 'object' || found === null) throw new Error('No port is free');
  return found.port;
}

async function answering(address: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const answered = await fetch(address).then(
      (answer) => answer.ok,
      () => false,
    );
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`nginx does not answer at ${address}`);
}
