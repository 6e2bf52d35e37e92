import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDocuments } from '../core/yaml';
import { fairway, type Ran } from './testing/command-line';

const page = readFileSync(fileURLToPath(new URL('../../docs/ci.md', import.meta.url)), 'utf8');

/** The commands of the recipes, without what the shell does with their output. */
const commands = [
  ...new Set([...page.matchAll(/node tools\/fairway\.js ([^>|\n]+)/g)].map(([, text = '']) => text.trim())),
];

const bundle = `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: api, namespace: shop }
spec:
  hosts: [api.example.com]
  location: MESH_EXTERNAL
  ports: [{ number: 443, name: tls, protocol: TLS }]
  resolution: DNS
  zone: 1
`;
const design = `apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata: { name: shop }
spec:
  workloads:
    - name: cart
      namespace: shop
      calls: [{ url: https://api.example.com, expect: { outcome: reached } }]
`;

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'fairway-ci-'));
  mkdirSync(join(directory, 'egress'));
  writeFileSync(join(directory, 'egress', 'bundle.yaml'), bundle);
  writeFileSync(join(directory, 'egress', 'design.yaml'), design);
  cpSync(join(directory, 'egress'), join(directory, '.base', 'egress'), { recursive: true });
});
afterAll(() => rmSync(directory, { recursive: true }));

/** Runs a command of the page, whose folders are those of this test. */
function run(command: string): Promise<Ran> {
  const args = command
    .split(/\s+/)
    .map((each) => (/^(\.(base|new)\/)?(egress|packet|release)$/.test(each) ? join(directory, each) : each));
  return fairway(args);
}

describe('the recipes for CI', () => {
  it.each(commands)('fairway %s', async (command) => {
    expect(await run(command)).toMatchObject({ code: 0 });
  });

  it('make an empty base before they compare with it, so that a pull request may add the folder', async () => {
    const scripts = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = '']) => text);
    const comparing = scripts.filter((text) => text.includes('fairway.js diff .base/egress'));
    expect(comparing).toHaveLength(2);
    for (const text of comparing) {
      const made = text.indexOf('mkdir -p .base/egress');
      expect(made).toBeGreaterThan(-1);
      expect(made).toBeLessThan(text.indexOf('.base/egress egress'));
    }
    mkdirSync(join(directory, '.new', 'egress'), { recursive: true });
    const withBase = commands.filter((command) => command.includes('.base/egress'));
    expect(withBase.map((command) => command.split(' ')[0])).toEqual(['diff', 'export']);
    for (const command of withBase) expect(await run(command.replace('.base', '.new'))).toMatchObject({ code: 0 });
  });

  it('run each of the commands that they speak of', () => {
    const names = commands.map((command) => command.split(' ')[0]);
    expect([...new Set(names)].sort()).toEqual(['check', 'diff', 'export', 'test']);
  });

  it('are YAML', () => {
    const texts = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = '']) => text);
    expect(texts).toHaveLength(4);
    for (const text of texts) expect(readDocuments(text).documents.flatMap(({ problems }) => problems)).toEqual([]);
  });

  it('make a Code Quality report of what is found', async () => {
    const script = /```js\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
    writeFileSync(join(directory, 'code-quality.mjs'), script);
    writeFileSync(join(directory, 'fairway.json'), (await run('check egress --format json --fail-on never')).out);
    const report = execFileSync(process.execPath, ['code-quality.mjs', 'fairway.json'], {
      cwd: directory,
      encoding: 'utf8',
    });
    expect(JSON.parse(report)).toEqual([
      {
        description: expect.stringContaining('spec has no field zone') as unknown,
        check_name: 'unknown-field',
        severity: 'minor',
        fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
        location: { path: join(directory, 'egress', 'bundle.yaml'), lines: { begin: 9 } },
      },
    ]);
  });
});
