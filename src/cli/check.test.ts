import { symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fairway } from './testing/command-line';
import { entry, misplaced } from './testing/documents';
import { folderPerTest } from './testing/folder';

const folder = folderPerTest();

describe('check', () => {
  it('exits 0 and says so when nothing is found', async () => {
    const result = await fairway(['check', folder.write('egress.yaml', entry)]);
    expect(result).toMatchObject({ code: 0, error: '' });
    expect(result.out).toContain('1 resource in 1 file: 0 errors, 0 warnings, 0 infos');
  });

  it('names file, line and the right place of a misplaced field', async () => {
    const path = folder.write('rule.yaml', misplaced);
    const { code, out } = await fairway(['check', path, '--fail-on', 'warning']);
    expect(code).toBe(1);
    expect(out).toContain(`${path}:9:5 warning unknown-field`);
    expect(out).toContain('loadBalancer');
  });

  it('prints the JSON of the contract', async () => {
    const path = folder.write('rule.yaml', `---\n${misplaced}`);
    const { out } = await fairway(['check', path, '--format', 'json', '--fail-on', 'never']);
    const report = JSON.parse(out) as {
      findings: { fixes: { edits: { from: number; to: number; insert: string }[] }[] }[];
    };
    expect(report).toMatchObject({
      version: 1,
      resources: [
        {
          file: path,
          document: 0,
          line: 2,
          apiVersion: 'networking.istio.io/v1',
          kind: 'DestinationRule',
          namespace: 'production',
          name: 'api',
        },
      ],
      findings: [
        {
          rule: 'unknown-field',
          code: null,
          severity: 'warning',
          layer: 'schema',
          file: path,
          document: 0,
          line: 10,
          column: 5,
          endLine: 10,
          endColumn: 22,
          resource: { kind: 'DestinationRule', name: 'api' },
          path: 'spec.trafficPolicy.localityLbSetting',
          refType: null,
        },
      ],
      summary: { files: 1, documents: 1, resources: 1, errors: 0, warnings: 1, infos: 0 },
    });
  });

  it('writes SARIF', async () => {
    const { out } = await fairway(['check', folder.write('rule.yaml', misplaced), '--format', 'sarif']);
    expect(JSON.parse(out)).toMatchObject({
      version: '2.1.0',
      runs: [
        {
          tool: { driver: { rules: [{ id: 'unknown-field', defaultConfiguration: { level: 'warning' } }] } },
          results: [{ ruleId: 'unknown-field', level: 'warning', properties: { ref: 'eng-apiserver' } }],
        },
      ],
    });
  });

  it('names what Istio calls a finding and where the claim is from', async () => {
    const gateway =
      'apiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata: { name: edge }\nspec:\n  selector: { istio: nobody }\n  servers:\n    - port: { number: 80, name: http, protocol: HTTP }\n      hosts: [a.example.com]\n---\napiVersion: v1\nkind: Pod\nmetadata: { name: p }\n';
    const path = folder.write('gateway.yaml', gateway);
    const text = (await fairway(['check', path])).out;
    expect(text).toContain(
      'gateway-without-pods (IST0101-gw-selector "selector"): No pod in the files has istio=nobody',
    );
    const { runs } = JSON.parse((await fairway(['check', path, '--format', 'sarif'])).out) as { runs: object[] };
    expect(runs[0]).toMatchObject({
      tool: { driver: { rules: [{ id: 'gateway-without-pods', properties: { codes: ['IST0101'] } }] } },
      results: [{ properties: { code: 'IST0101', ref: 'IST0101-gw-selector', refType: 'selector' } }],
    });
  });

  it('reads standard input, and directories recursively', async () => {
    folder.write('a.yml', entry);
    folder.write('notes.txt', 'no YAML');
    expect((await fairway(['check', folder.path])).out).toContain('1 resource in 1 file');
    expect((await fairway(['check', '-'], entry)).out).toContain('1 resource in 1 file');
  });

  it('answers a batch line by line, broken lines too', async () => {
    const good = JSON.stringify({ id: 7, files: [{ path: 'a.yaml', text: misplaced }] });
    const { code, out } = await fairway(['check', '--batch'], `${good}\nnot json\n[{}]\n{"id":8}\n`);
    const answers = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(code).toBe(0);
    expect(answers[0]).toMatchObject({ id: 7, version: 1, summary: { warnings: 1 } });
    expect(answers[1]).toMatchObject({ id: null, error: expect.any(String) });
    expect(answers[2]).toEqual({ id: null, error: 'The line is not a JSON object.' });
    expect(answers[3]).toMatchObject({ id: 8, error: expect.any(String) });
  });

  it('takes the mesh settings of a batch line, or says why it cannot', async () => {
    const files = [{ path: 'a.yaml', text: entry }];
    const lines = ['outboundTrafficPolicy: { mode: REGISTRY_ONLY }', '- a list', 5, 'rootNamespace: 5'].map(
      (meshConfig, id) => JSON.stringify({ id, files, meshConfig }),
    );
    const { out } = await fairway(['check', '--batch'], lines.join('\n'));
    const [first, second, third, fourth] = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(first).toMatchObject({ id: 0, version: 1 });
    expect(second).toEqual({ id: 1, error: 'MeshConfig must be a YAML mapping.' });
    expect(third).toEqual({ id: 2, error: '`meshConfig` must be MeshConfig as YAML text.' });
    expect(fourth).toEqual({ id: 3, error: 'MeshConfig cannot be decoded: rootNamespace is text, not 5.' });
  });

  it('exits 2 for a mesh config that is no mapping', async () => {
    const config = folder.write('mesh', '- a list\n');
    const result = await fairway(['check', folder.write('egress.yaml', entry), '--mesh-config', config]);
    expect(result).toEqual({ code: 2, out: '', error: `fairway: ${config}: MeshConfig must be a YAML mapping.\n` });
  });

  it('gives the default namespace to resources without one', async () => {
    const path = folder.write('egress.yaml', entry.replace('  namespace: production\n', ''));
    const { out } = await fairway(['check', path, '--format', 'json', '--default-namespace', 'shop']);
    expect(JSON.parse(out)).toMatchObject({ resources: [{ namespace: 'shop' }] });
  });

  it.each<[string, string[], RegExp]>([
    ['no path', ['check'], /Name at least one file/],
    ['a missing file', ['check', 'none.yaml'], /There is no file or directory none\.yaml/],
    ['an unknown format', ['check', 'a', '--format', 'xml'], /--format takes text, json or sarif/],
    ['an unknown option', ['check', '--frmat', 'x'], /frmat/],
    ['an unknown release', ['check', 'a', '--istio-version', '0.8'], /--istio-version takes 1\.28/],
    ['an unknown command', ['chek'], /There is no command "chek"/],
  ])('exits 2 with one sentence for %s', async (_name, args, sentence) => {
    const { code, out, error } = await fairway(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(error).toMatch(sentence);
    expect(error.trim().split('\n')).toHaveLength(1);
  });

  it('reads a file once, however it is named, and follows links', async () => {
    const path = folder.write('a.yaml', entry);
    symlinkSync(path, folder.at('link.yaml'));
    symlinkSync(folder.path, folder.at('loop'));
    const target = folder.at('linked');
    symlinkSync(folder.path, target);
    for (const paths of [[path, `${folder.path}/./a.yaml`], [folder.path], [target], [path, folder.path]]) {
      expect((await fairway(['check', ...paths])).out).toContain('1 resource in 1 file');
    }
  });

  it('lets no file that cannot be read stop the others', async () => {
    folder.write('a.yaml', entry);
    folder.write('b.yaml', Uint8Array.from([0x61, 0x3a, 0x20, 0xe4, 0x0a]));
    const { code, out, error } = await fairway(['check', folder.path]);
    expect(code).toBe(2);
    expect(out).toContain('1 resource in 1 file');
    expect(error.trim().split('\n')).toEqual([expect.stringContaining('b.yaml is not UTF-8')]);
  });

  it('names a file that is not UTF-8 or is binary', async () => {
    const latin = folder.write('latin.yaml', Uint8Array.from([0x61, 0x3a, 0x20, 0xe4, 0x0a]));
    const binary = folder.write('image.yaml', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]));
    for (const path of [latin, binary]) {
      const { code, error } = await fairway(['check', path]);
      expect(code).toBe(2);
      expect(error).toContain(path);
    }
  });
});
