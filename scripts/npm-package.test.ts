import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { version } from '../package.json';
import { buildCommandLine } from './build-cli.mjs';
import { packageFields, packCommandLine, withoutNpm } from './npm-package.mjs';

/** How long npm may take on a machine that is busy with other tests, in milliseconds. */
const patience = 120_000;

const entry = `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: api, namespace: shop }
spec: { hosts: [api.example.com], ports: [{ number: 443, name: tls, protocol: TLS }], resolution: DNS }
`;

describe('the npm package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fairway-package-'));
  const empty = join(folder, 'empty');

  /** Runs a program in a directory that held nothing, as if there were no network. */
  function run(program: string, ...args: readonly string[]): { readonly code: number | null; readonly output: string } {
    const env = {
      ...withoutNpm(process.env),
      npm_config_offline: 'true',
      npm_config_cache: join(folder, 'cache'),
      npm_config_update_notifier: 'false',
    };
    const { status, stdout, stderr } = spawnSync(program, args, { cwd: empty, encoding: 'utf8', env });
    return { code: status, output: stdout + (status === 0 ? '' : stderr) };
  }

  beforeAll(async () => {
    const cli = join(folder, 'fairway.js');
    await buildCommandLine(cli);
    const tarball = packCommandLine({ cli, licences: 'Licences.\n', out: folder });
    mkdirSync(empty);
    writeFileSync(join(empty, 'egress.yaml'), entry);
    const installed = run('npm', 'install', '--no-audit', '--no-fund', '--loglevel=error', tarball);
    expect(installed).toEqual({ code: 0, output: expect.any(String) as string });
  }, patience);

  afterAll(() => rmSync(folder, { recursive: true }));

  it('brings itself alone, with the licences of what is in it', () => {
    expect(readdirSync(join(empty, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['fairway']);
    const inside = join(empty, 'node_modules/fairway');
    for (const name of ['README.md', 'licences.txt', 'dist/cli/fairway.js'])
      expect(existsSync(join(inside, name))).toBe(true);
    expect(existsSync(join(inside, 'src'))).toBe(false);
    expect(JSON.parse(readFileSync(join(inside, 'package.json'), 'utf8'))).not.toHaveProperty('dependencies');
  });

  it('runs through npx where nothing else is', () => {
    expect(run('npx', 'fairway', '--version')).toEqual({ code: 0, output: `${version}\n` });
    expect(run('npx', 'fairway', 'check', 'egress.yaml')).toMatchObject({ code: 0 });
    const traced = run(
      'npx',
      'fairway',
      'trace',
      '--from',
      'shop/cart',
      '--format',
      'json',
      'https://api.example.com/',
      'egress.yaml',
    );
    expect(JSON.parse(traced.output)).toMatchObject({
      outcome: 'reached',
      cluster: { name: 'outbound|443||api.example.com' },
    });
  });

  it('says what it can do, and ends with 2 where it is asked for what is not there', () => {
    const cli = join(empty, 'node_modules/.bin/fairway');
    expect(run(cli, '--help').output).toContain('fairway check PATH...');
    expect(run(cli, 'check', 'gone.yaml')).toMatchObject({
      code: 2,
      output: expect.stringContaining('gone.yaml') as string,
    });
  });
});

it('is described without what it was built from, and can be published', () => {
  const fields = packageFields({
    name: 'a',
    version: '1.0.0',
    private: true,
    dependencies: { b: '1' },
    scripts: { x: 'y' },
  });
  expect(fields).toEqual({ name: 'a', version: '1.0.0', files: ['dist/cli', 'licences.txt', 'docs'] });
});
