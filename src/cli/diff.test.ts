import { describe, expect, it } from 'vitest';
import { exportZip } from '../core/exchange';
import { fairway, type Ran } from './testing/command-line';
import { folderPerTest } from './testing/folder';

const design = `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: cards, namespace: shop }
spec:
  hosts: [api.cards.example]
  ports: [{ number: 443, name: tls, protocol: TLS }]
  resolution: DNS
---
apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata: { name: design }
spec:
  mesh: { outboundTrafficPolicy: REGISTRY_ONLY }
  workloads:
    - name: cart
      namespace: shop
      calls:
        - url: https://api.cards.example
`;
const hidden = design.replace('resolution: DNS\n', 'resolution: DNS\n  exportTo: [bank]\n');
const sentence =
  'shop/cart can no longer reach api.cards.example:443 (now refused: the sidecar knows no such host and port). In ServiceEntry shop/cards, spec.exportTo is [bank] (was unset). ServiceEntry shop/cards has a new warning, not-exported-home: Pods in shop that call api.cards.example do not see this ServiceEntry: exportTo names bank and not their namespace. Add "." to the list.';

const folder = folderPerTest();

/** Compares two sides, of which one may be standard input. */
const diff = (...args: readonly string[]): Promise<Ran> => fairway(['diff', ...args], hidden);

describe('diff', () => {
  it('exits 1 and says what is different', async () => {
    const { code, out } = await diff(folder.write('base.yaml', design), folder.write('head.yaml', hidden));
    expect(out.split('\n')).toContain(`  high    ${sentence}`);
    expect(out).toContain('1 resource changed.\n  ~ ServiceEntry/shop/cards\n');
    expect(code).toBe(1);
  });

  it('exits 0 where comments, order and names of files alone differ, and for less than is asked for', async () => {
    const base = folder.write('base.yaml', design);
    const [entry = '', rest = ''] = design.split('---\n');
    folder.write('head/a.yaml', `# why\n${rest}`);
    folder.write(
      'head/b.yaml',
      entry.replace('resolution: DNS\n', '').replace('spec:\n', 'spec:\n  resolution: DNS # names\n'),
    );
    const { code, out } = await diff(base, folder.at('head'));
    expect(out).toBe(
      'No behaviour change.\n2 resources changed in comments or layout alone.\n  ~ EgressDesign/design (comments or layout alone)\n  ~ ServiceEntry/shop/cards (comments or layout alone)\n',
    );
    expect(code).toBe(0);
    expect((await diff(base, folder.write('head.yaml', hidden), '--fail-on', 'never')).code).toBe(0);
  });

  it('reads an archive, and standard input for one side', async () => {
    const archive = folder.write(
      'base.zip',
      exportZip({ files: [{ path: 'a.yaml', text: design }] }, { design: true }),
    );
    expect((await diff(archive, '-')).out).toContain(sentence);
    expect((await diff(archive, folder.write('same.yaml', design))).code).toBe(0);
  });

  it.each([
    [['only.yaml'], 'Name two sides'],
    [['no.yaml', 'no.yaml'], 'There is no file or directory no.yaml'],
    [['-', '-'], 'Standard input is one side'],
    [['a', 'b', '--format', 'html'], '--format takes text, md or json'],
  ])('exits 2 for %j', async (args, message) => {
    const { code, out, error } = await diff(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(error).toContain(message);
  });

  it('prints JSON with the call on both sides and where it is decided', async () => {
    const head = folder.write('head.yaml', hidden);
    const { out } = await diff(folder.write('base.yaml', design), head, '--format', 'json');
    const parsed = JSON.parse(out) as { readonly changes: readonly { readonly kind: string }[] };
    expect(parsed.changes.find(({ kind }) => kind === 'reach-lost')).toEqual({
      id: expect.stringMatching(/^reach-lost-[0-9a-f]{16}$/),
      kind: 'reach-lost',
      risk: 'high',
      sentence,
      assumed: null,
      workloads: ['shop/cart'],
      target: 'api.cards.example:443',
      targets: ['api.cards.example:443'],
      base: expect.objectContaining({ outcome: 'reached', tls: 'passthrough', via: 'sidecar' }),
      head: expect.objectContaining({ outcome: 'blackhole', response: { code: null, flag: 'UH', location: null } }),
      decidedBase: [expect.objectContaining({ path: 'spec.ports[0]', line: 6 })],
      decidedHead: [expect.objectContaining({ path: 'spec.exportTo', line: 8 })],
    });
    expect(parsed).toMatchObject({
      version: 1,
      documents: [{ change: 'changed', textOnly: false, head: { file: head, line: 1 } }],
      unread: [],
      sampled: { tried: 1, of: 1 },
    });
  });

  it('says which document could not be read, and compares the rest', async () => {
    const broken = `${design}---\nkind: ServiceEntry\nspec: [\n`;
    const { code, out } = await diff(folder.write('base.yaml', broken), folder.write('head.yaml', hidden));
    expect(out).toContain(sentence);
    expect(out).toMatch(/BASE could not be read to its end in .*base\.yaml, document 3: /);
    expect(code).toBe(1);
  });
});

describe('diff with a side of which nothing can be read', () => {
  const texts = {
    'syntax.yaml': '"kind: [\n  a: b',
    'prose.yaml': 'Our egress is described elsewhere.\n',
    'comments.yaml': '# nothing yet\n---\n',
    'half.yaml': 'kind: ServiceEntry\nspec: {',
  };

  it.each(Object.entries(texts))('exits 2 and names %s, on either side', async (name, text) => {
    const [good, bad] = [folder.write('good.yaml', design), folder.write(name, text)];
    for (const sides of [
      [bad, good],
      [good, bad],
    ]) {
      const { code, out, error } = await diff(...sides);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(error).toContain(`fairway: No resource can be read in ${bad} (`);
      expect(error).toContain('correct it or name other files; an empty file or directory counts as an empty side.');
    }
  });

  it('takes an empty file and an empty directory for nothing', async () => {
    const [head, empty] = [folder.write('head.yaml', design), folder.write('empty.yaml', '\n')];
    folder.write('none/README.md', 'Nothing yet.\n');
    const none = folder.at('none');
    const { code, out, error } = await diff(none, head);
    expect({ code, error }).toEqual({
      code: 1,
      error: `fairway: No *.yaml or *.yml file is in ${none}, so that side counts as empty.\n`,
    });
    expect(await diff(empty, head)).toEqual({ code, out, error: '' });
  });

  it('takes one file among others for what can be read', async () => {
    folder.write('some/a.yaml', design);
    folder.write('some/b.yaml', texts['syntax.yaml']);
    const { out } = await diff(folder.at('some'), folder.write('same.yaml', design));
    expect(out).toMatch(/BASE could not be read to its end in .*b\.yaml, document 1: /);
  });
});

describe('diff without a call', () => {
  const [entryOnly = ''] = design.split('---\n');
  const untraced =
    'No call is drawn: pods were assumed, and what they can reach was tried. Timeouts, retries and routes by path are compared as text alone.';

  it.each(['text', 'md', 'json'])('claims something of assumed pods alone in %s', async (format) => {
    const head = folder.write('head.yaml', entryOnly.replace('DNS\n', 'DNS\n  location: MESH_EXTERNAL\n'));
    const { code, out } = await diff(folder.write('base.yaml', entryOnly), head, '--format', format);
    expect(code).toBe(0);
    if (format === 'json') return expect(JSON.parse(out)).toMatchObject({ drawn: 'assumed', changes: [] });
    expect(out).toContain('No behaviour change for assumed pods');
    expect(out).toContain(untraced);
    expect(out).toContain('1 resource changed');
  });

  it.each(['text', 'md', 'json'])('says what assumed pods lose with a port in %s', async (format) => {
    const closed = design.slice(design.indexOf('---\n')).replace(/\n {2}workloads:[^]*$/, '\n');
    const both = `${entryOnly}${closed}`;
    const lost = both.replace('number: 443', 'number: 8443');
    const { code, out } = await diff(
      folder.write('base.yaml', both),
      folder.write('head.yaml', lost),
      '--format',
      format,
    );
    expect(code).toBe(1);
    expect(out).toContain('Pods with a sidecar in any namespace can no longer reach');
    if (format !== 'json') return;
    expect(JSON.parse(out)).toMatchObject({ drawn: 'assumed' });
    expect((JSON.parse(out) as { changes: object[] }).changes).toContainEqual(
      expect.objectContaining({ kind: 'reach-lost', assumed: 'pods with a sidecar in any namespace', workloads: [] }),
    );
  });
});

describe('diff --format md', () => {
  it('is a table and a list that is folded away', async () => {
    const { out } = await diff(folder.write('base.yaml', design), folder.write('head.yaml', hidden), '--format', 'md');
    expect(out).toMatch(/^### \d behaviour changes?: 1 high/);
    expect(out).toContain(`| **High** | ${sentence.replaceAll('[', '\\[').replaceAll(']', '\\]')} |`);
    expect(out).toContain('<summary>1 resource changed</summary>\n\n- changed ServiceEntry/shop/cards\n');
  });

  it('gives no name a meaning of its own', async () => {
    const bad = '<img src=x>|`a`*b*[c](d)\\u202e@team#1$x$&lt;\\n# title';
    const named = design.replace('name: cart', () => `name: "${bad}"`);
    const { out } = await diff(
      folder.write('base.yaml', named),
      folder.write('head.yaml', named.replace('DNS\n', 'DNS\n  exportTo: [bank]\n')),
      '--format',
      'md',
    );
    const [row = ''] = out.split('\n').filter((line) => line.includes('img'));
    expect(row).toContain(
      'shop/\\<img src=x\\>\\|\\`a\\`\\*b\\*\\[c\\](d) @<!-- -->team#<!-- -->1\\$x\\$\\&lt; # title can no longer reach',
    );
    expect(row).not.toMatch(/(?<!\\)<(?!!-- -->)/);
  });
});
