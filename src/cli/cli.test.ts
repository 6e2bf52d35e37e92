import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { main } from './main';

const entry = `# agreed with the partner
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: api
  namespace: production
spec:
  hosts:
  - api.example.com
  ports:
  - number: 443   # TLS by the application
    name: https
    protocol: HTTPS
  resolution: DNS
`;
const misplaced = `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: api
  namespace: production
spec:
  host: api
  trafficPolicy:
    localityLbSetting:
      enabled: true
    connectionPool:
      tcp:
        maxConnections: 100
`;

let directory: string;
beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'fairway-cli-'))));
afterEach(() => rmSync(directory, { recursive: true }));

function write(name: string, text: string | Uint8Array): string {
  const path = join(directory, name);
  writeFileSync(path, text);
  return path;
}

async function fairway(
  args: readonly string[],
  input: string | Uint8Array = '',
): Promise<{ code: number; out: string; error: string }> {
  let out = '';
  let error = '';
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input;
  const code = await main(args, {
    readInput: async () => bytes,
    readLines: async function* () {
      yield* new TextDecoder().decode(bytes).split('\n');
    },
    out: (text) => (out += text),
    error: (text) => (error += text),
  });
  return { code, out, error };
}

describe('check', () => {
  it('exits 0 and says so when nothing is found', async () => {
    const result = await fairway(['check', write('egress.yaml', entry)]);
    expect(result).toMatchObject({ code: 0, error: '' });
    expect(result.out).toContain('1 resource in 1 file: 0 errors, 0 warnings, 0 infos');
  });

  it('names file, line and the right place of a misplaced field', async () => {
    const path = write('rule.yaml', misplaced);
    const { code, out } = await fairway(['check', path, '--fail-on', 'warning']);
    expect(code).toBe(1);
    expect(out).toContain(`${path}:9:5 warning unknown-field`);
    expect(out).toContain('loadBalancer');
  });

  it('prints the JSON of the contract', async () => {
    const path = write('rule.yaml', `---\n${misplaced}`);
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
    const { out } = await fairway(['check', write('rule.yaml', misplaced), '--format', 'sarif']);
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
    const path = write('gateway.yaml', gateway);
    const text = (await fairway(['check', path])).out;
    expect(text).toContain('gateway-without-pods (IST0101-gw-selector "selector"): No drawn pod has istio=nobody');
    const { runs } = JSON.parse((await fairway(['check', path, '--format', 'sarif'])).out) as { runs: object[] };
    expect(runs[0]).toMatchObject({
      tool: { driver: { rules: [{ id: 'gateway-without-pods', properties: { codes: ['IST0101'] } }] } },
      results: [{ properties: { code: 'IST0101', ref: 'IST0101-gw-selector', refType: 'selector' } }],
    });
  });

  it('reads standard input, and directories recursively', async () => {
    write('a.yml', entry);
    write('notes.txt', 'no YAML');
    expect((await fairway(['check', directory])).out).toContain('1 resource in 1 file');
    expect((await fairway(['check', '-'], entry)).out).toContain('1 resource in 1 file');
  });

  it('answers a batch line by line, broken lines too', async () => {
    const good = JSON.stringify({ id: 7, files: [{ path: 'a.yaml', text: misplaced }] });
    const { code, out } = await fairway(['check', '--batch'], `${good}\nnot json\n{"id":8}\n`);
    const answers = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(code).toBe(0);
    expect(answers[0]).toMatchObject({ id: 7, version: 1, summary: { warnings: 1 } });
    expect(answers[1]).toMatchObject({ id: null, error: expect.any(String) });
    expect(answers[2]).toMatchObject({ id: 8, error: expect.any(String) });
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
    expect(second).toEqual({ id: 1, error: 'MeshConfig is to be a YAML mapping.' });
    expect(third).toEqual({ id: 2, error: '`meshConfig` is to be MeshConfig as YAML text.' });
    expect(fourth).toEqual({ id: 3, error: 'MeshConfig cannot be decoded: rootNamespace is text, not 5.' });
  });

  it('exits 2 for a mesh config that is no mapping', async () => {
    const config = write('mesh', '- a list\n');
    const result = await fairway(['check', write('egress.yaml', entry), '--mesh-config', config]);
    expect(result).toEqual({ code: 2, out: '', error: `fairway: ${config}: MeshConfig is to be a YAML mapping.\n` });
  });

  it('gives the default namespace to resources without one', async () => {
    const path = write('egress.yaml', entry.replace('  namespace: production\n', ''));
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
    const path = write('a.yaml', entry);
    symlinkSync(path, join(directory, 'link.yaml'));
    symlinkSync(directory, join(directory, 'loop'));
    const target = join(directory, 'linked');
    symlinkSync(directory, target);
    for (const paths of [[path, join(directory, '.', 'a.yaml')], [directory], [target], [path, directory]]) {
      expect((await fairway(['check', ...paths])).out).toContain('1 resource in 1 file');
    }
  });

  it('lets no file that cannot be read stop the others', async () => {
    write('a.yaml', entry);
    write('b.yaml', Uint8Array.from([0x61, 0x3a, 0x20, 0xe4, 0x0a]));
    const { code, out, error } = await fairway(['check', directory]);
    expect(code).toBe(2);
    expect(out).toContain('1 resource in 1 file');
    expect(error.trim().split('\n')).toEqual([expect.stringContaining('b.yaml is not UTF-8')]);
  });

  it('names a file that is not UTF-8 or is binary', async () => {
    const latin = write('latin.yaml', Uint8Array.from([0x61, 0x3a, 0x20, 0xe4, 0x0a]));
    const binary = write('image.yaml', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]));
    for (const path of [latin, binary]) {
      const { code, error } = await fairway(['check', path]);
      expect(code).toBe(2);
      expect(error).toContain(path);
    }
  });
});

describe('set and unset', () => {
  it('changes one value and no other byte', async () => {
    const path = write('egress.yaml', entry);
    expect(await fairway(['set', path, 'ServiceEntry/production/api', 'spec.ports[0].number', '8443'])).toEqual({
      code: 0,
      out: '',
      error: '',
    });
    expect(readFileSync(path, 'utf8')).toBe(entry.replace('443   #', '8443   #'));
  });

  it('adds an absent key with absent parents, appends, and removes', async () => {
    const path = write('egress.yaml', entry);
    await fairway(['set', path, 'ServiceEntry/production/api', 'metadata.labels["app.kubernetes.io/name"]', 'api']);
    await fairway(['set', path, 'ServiceEntry/production/api', 'spec.hosts[1]', 'b.example.com']);
    await fairway(['unset', path, 'ServiceEntry/production/api', 'spec.resolution']);
    expect(readFileSync(path, 'utf8')).toBe(
      entry
        .replace('  namespace: production\n', '  namespace: production\n  labels:\n    app.kubernetes.io/name: api\n')
        .replace('  - api.example.com\n', '  - api.example.com\n  - b.example.com\n')
        .replace('  resolution: DNS\n', ''),
    );
  });

  it('takes a value that begins with a dash', async () => {
    const path = write('egress.yaml', entry);
    await fairway(['set', path, 'ServiceEntry/production/api', 'spec.ports[0].number', '-1']);
    expect(readFileSync(path, 'utf8')).toContain('number: -1   #');
  });

  it.each<[string, string[], RegExp]>([
    ['a path through a scalar', ['ServiceEntry/production/api', 'spec.resolution.mode', 'x'], /resolution/],
    ['an index past the end', ['ServiceEntry/production/api', 'spec.hosts[5]', 'x'], /./],
    [
      'a missing resource',
      ['ServiceEntry/production/none', 'spec.resolution', 'DNS'],
      /There is no ServiceEntry\/production\/none/,
    ],
    ['no path', ['ServiceEntry/production/api', 'spec..x', 'DNS'], /is no path/],
    ['an unquoted key', ['ServiceEntry/production/api', 'metadata.labels.app.kubernetes.io/name', 'x'], /is no path/],
    ['an index of a mapping', ['ServiceEntry/production/api', 'spec[0]', '1'], /spec is a mapping/],
    ['a key of a list', ['ServiceEntry/production/api', 'spec.hosts.first', 'x'], /spec\.hosts is a list/],
    ['a number that would lose digits', ['ServiceEntry/production/api', 'spec.x', '12345678901234567890'], /quote it/],
    ['a value that is no YAML', ['ServiceEntry/production/api', 'spec.resolution', '[DNS'], /VALUE is no YAML/],
  ])('exits 2 and leaves the file alone for %s', async (_name, args, sentence) => {
    const path = write('egress.yaml', entry);
    const { code, error } = await fairway(['set', path, ...args]);
    expect(code).toBe(2);
    expect(error).toMatch(sentence);
    expect(readFileSync(path, 'utf8')).toBe(entry);
  });

  it.each(['spec.nope', 'spec.ports[9]', 'spec.ports[0].nope'])(
    'does not unset %s, which is not there',
    async (absent) => {
      const path = write('egress.yaml', entry);
      const { code, error } = await fairway(['unset', path, 'ServiceEntry/production/api', absent]);
      expect({ code, error }).toEqual({
        code: 2,
        error: `fairway: There is no ${absent} in ServiceEntry/production/api.\n`,
      });
      expect(readFileSync(path, 'utf8')).toBe(entry);
    },
  );

  it('edits no file that is not YAML, and no standard input', async () => {
    const markdown = `# Notes\n\n\`\`\`yaml\n${entry}\`\`\`\n`;
    const path = write('notes.md', markdown);
    expect((await fairway(['set', path, 'ServiceEntry/production/api', 'spec.resolution', 'NONE'])).code).toBe(2);
    expect(readFileSync(path, 'utf8')).toBe(markdown);
    const zip = write('one.zip', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]));
    expect((await fairway(['set', zip, 'ServiceEntry/production/api', 'spec.resolution', 'NONE'])).code).toBe(2);
    expect((await fairway(['set', '-', 'ServiceEntry/production/api', 'spec.resolution', 'NONE'], entry)).code).toBe(2);
  });

  it('refuses a resource that stands twice', async () => {
    const path = write('egress.yaml', `${entry}---\n${entry}`);
    const { code, error } = await fairway(['set', path, 'ServiceEntry/production/api', 'spec.resolution', 'STATIC']);
    expect(code).toBe(2);
    expect(error).toContain('stands 2 times');
  });

  it('refuses an alias that other places share', async () => {
    const shared =
      'apiVersion: v1\nkind: Service\nmetadata:\n  name: s\n  labels: &l {app: a}\nspec:\n  selector: *l\n';
    const path = write('shared.yaml', shared);
    const { code } = await fairway(['set', path, 'Service/s', 'spec.selector.app', 'b']);
    expect(code).toBe(2);
    expect(readFileSync(path, 'utf8')).toBe(shared);
  });
});

describe('diagram', () => {
  it('prints Mermaid text', async () => {
    const { code, out } = await fairway(['diagram', write('egress.yaml', entry)]);
    expect(code).toBe(0);
    expect(out).toMatch(/^flowchart LR\n/m);
    expect(out).toContain('api.example.com');
  });
});

describe('diagram --mesh-config', () => {
  it('draws what the mesh refuses', async () => {
    const design =
      'kind: EgressDesign\nspec: { workloads: [{ name: w, namespace: n, calls: [{ url: "https://else.example.net" }] }] }\n';
    const config = write('mesh', 'outboundTrafficPolicy: { mode: REGISTRY_ONLY }\n');
    const path = write('design.yaml', design);
    expect((await fairway(['diagram', path])).out).toContain('passes through');
    expect((await fairway(['diagram', path, '--mesh-config', config])).out).toContain('refused: REGISTRY_ONLY');
  });
});

describe('export', () => {
  it('writes the bundle without the EgressDesign', async () => {
    const design = 'apiVersion: fairway.dev/v1alpha1\nkind: EgressDesign\nmetadata: {name: d}\nspec: {}\n';
    const target = join(directory, 'out');
    const paths = [write('a.yaml', entry), write('b.yaml', misplaced), write('design.yaml', design)];
    const { code } = await fairway(['export', ...paths, '--out', target]);
    expect(code).toBe(0);
    expect(readFileSync(join(target, 'bundle.yaml'), 'utf8')).toBe(`${entry}---\n${misplaced}`);
  });

  it('writes one file a resource with its kustomization, and says what stays out', async () => {
    const target = join(directory, 'out');
    const files = [write('a.yaml', `${misplaced}---\n${entry}`), write('values.yaml', 'replicas: 2\n')];
    const { code, out, error } = await fairway(['export', ...files, '--out', target, '--format', 'kustomize']);
    expect(code).toBe(0);
    const names = [
      'kustomization.yaml',
      '30-serviceentry_production_api.yaml',
      '40-destinationrule_production_api.yaml',
    ];
    expect(out).toBe(names.map((name) => `${join(target, name)}\n`).join(''));
    expect(readFileSync(join(target, names[1] as string), 'utf8')).toBe(`---\n${entry}`);
    expect(error).toBe(`${join(directory, 'values.yaml')}:1: A document is left out: it is no Kubernetes object.\n`);
    expect((await fairway(['export', ...files, '--out', target, '--format', 'kustomize'])).code).toBe(0);
  });

  it('does not overwrite the kustomization of somebody else', async () => {
    const theirs = write('kustomization.yaml', 'resources: [a.yaml]\npatches: []\n');
    const source = write('a.yaml', entry);
    const { code, error } = await fairway(['export', source, '--out', directory, '--format', 'kustomize']);
    expect(code).toBe(2);
    expect(error).toBe(`fairway: ${theirs} is there already and is not from Fairway; choose another --out.\n`);
    expect(readFileSync(theirs, 'utf8')).toContain('patches');
  });

  it('does not overwrite what it reads', async () => {
    const path = write('bundle.yaml', entry);
    const { code, error } = await fairway(['export', directory, '--out', directory]);
    expect(code).toBe(2);
    expect(error).toContain('is one of the files read');
    expect(readFileSync(path, 'utf8')).toBe(entry);
  });

  it.each([
    ['', 'bundle', 'No resource can be read in'],
    ['# nothing yet\n', 'kustomize', 'No resource can be read in'],
    ['apiVersion: fairway.dev/v1alpha1\nkind: EgressDesign\nmetadata: { name: d }\n', 'kustomize', 'with --design'],
  ])('does not export nothing: %j as %s', async (text, format, why) => {
    const target = join(directory, 'out');
    const { code, out, error } = await fairway(['export', write('a.yaml', text), '--out', target, '--format', format]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(error).toContain(why);
    expect(existsSync(target)).toBe(false);
  });

  it('says in one sentence that DIR is a file', async () => {
    const path = write('a.yaml', entry);
    expect(await fairway(['export', path, '--out', path])).toMatchObject({
      code: 2,
      error: `fairway: ${path} is a file; name a directory.\n`,
    });
  });

  it('wants a directory', async () => {
    expect(await fairway(['export', write('a.yaml', entry)])).toMatchObject({
      code: 2,
      error: expect.stringContaining('--out'),
    });
  });
});

describe('fairway schema', () => {
  it('prints the JSON Schema of a kind by any of its names, for a release', async () => {
    const { code, out } = await fairway(['schema', 'dr']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ title: 'DestinationRule', required: ['apiVersion', 'kind', 'metadata'] });
    expect(out).toContain('outlierDetectionHttpErrorCodes');
    expect((await fairway(['schema', 'destinationrules', '--istio-version', '1.30.2'])).out).not.toContain(
      'outlierDetectionHttpErrorCodes',
    );
    expect(JSON.parse((await fairway(['schema', 'Gateway.gateway.networking.k8s.io'])).out)).toMatchObject({
      'x-kubernetes-group-version-kind': [{ group: 'gateway.networking.k8s.io' }, {}],
    });
  });

  it.each([
    [[], 'schema takes one KIND, such as ServiceEntry.'],
    [['ServiceEntri'], 'There is no kind "ServiceEntri"; did you mean ServiceEntry?'],
    [['ServiceEntry', '--istio-version', '1.2'], '--istio-version takes 1.28, 1.29, 1.30 or 1.31, not "1.2".'],
  ])('refuses %j', async (args, message) => {
    expect(await fairway(['schema', ...args])).toEqual({ code: 2, out: '', error: `fairway: ${message}\n` });
  });
});
