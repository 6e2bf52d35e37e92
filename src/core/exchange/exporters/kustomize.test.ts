import { strFromU8, unzipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { workspaceOf } from '../../testing/mesh-fixture';
import { readDocuments } from '../../yaml';
import { exportKustomize } from './kustomize';
import { zipFiles } from './zip-files';

const design = 'apiVersion: fairway.dev/v1alpha1\nkind: EgressDesign\nmetadata: { name: d }\n';
const entry =
  '# of the partner\napiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata: { name: api, namespace: shop }\n';

function of(apiVersion: string, kind: string, name: string, namespace?: string): string {
  return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: ${JSON.stringify(name)}${namespace === undefined ? '' : `, namespace: ${namespace}`} }\n`;
}

function kustomize(files: Readonly<Record<string, string>>, withDesign = false): ReturnType<typeof exportKustomize> {
  return exportKustomize(workspaceOf(files), { design: withDesign });
}

function paths(files: Readonly<Record<string, string>>): readonly string[] {
  return kustomize(files)
    .files.map(({ path }) => path)
    .slice(1);
}

describe('exportKustomize', () => {
  it('writes a file a resource, in the order in which they apply, and lists them', () => {
    const istio = 'networking.istio.io/v1';
    const documents = [
      of('apps/v1', 'Deployment', 'cart', 'shop'),
      of('security.istio.io/v1', 'AuthorizationPolicy', 'allow', 'shop'),
      of('example.com/v1', 'Widget', 'w', 'shop'),
      of(istio, 'Sidecar', 'default', 'shop'),
      of(istio, 'VirtualService', 'api', 'shop'),
      of(istio, 'Gateway', 'egress', 'istio-system'),
      of('gateway.networking.k8s.io/v1', 'Gateway', 'egress', 'istio-system'),
      of(istio, 'DestinationRule', 'api', 'shop'),
      of(istio, 'ServiceEntry', 'api', 'shop'),
      of(istio, 'WorkloadEntry', 'vm', 'shop'),
      of('rbac.authorization.k8s.io/v1', 'Role', 'system:read', 'shop'),
      of('v1', 'Secret', 'client', 'shop'),
      of('v1', 'Namespace', 'shop'),
    ];
    const { files, leftOut } = kustomize({ 'a.yaml': documents.join('---\n') });
    expect(files[0]).toEqual({
      path: 'kustomization.yaml',
      text: `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
# Written by Fairway, in the order in which it applies.
sortOptions:
  order: fifo
resources:
  - 00-namespace_shop.yaml
  - 10-secret_shop_client.yaml
  - 20-role_shop_system-read_9b0c7f27.yaml
  - 30-serviceentry_shop_api.yaml
  - 30-workloadentry_shop_vm.yaml
  - 40-destinationrule_shop_api.yaml
  - 50-gateway_istio-system_egress.yaml
  - 50-gateway.gateway.networking.k8s.io_istio-system_egress.yaml
  - 60-virtualservice_shop_api.yaml
  - 70-sidecar_shop_default.yaml
  - 80-authorizationpolicy_shop_allow.yaml
  - 85-widget_shop_w.yaml
  - 90-deployment_shop_cart.yaml
`,
    });
    expect(leftOut).toEqual([]);
  });

  it('keeps each document byte for byte', () => {
    const rule =
      '--- # the rule\r\napiVersion: networking.istio.io/v1\r\nkind: DestinationRule\r\nmetadata: {name: api} # here\r\n# end';
    const { files } = kustomize({ 'a.yaml': `\uFEFF${entry}${rule}` });
    expect(files.slice(1).map(({ text }) => text)).toEqual([`\uFEFF${entry}`, rule]);
  });

  it('takes the design along when asked, and does not list it', () => {
    const { files, leftOut } = kustomize({ 'd.yaml': design, 'e.yaml': entry }, true);
    expect(files.map(({ path }) => path)).toEqual([
      'kustomization.yaml',
      '30-serviceentry_shop_api.yaml',
      'design.yaml',
    ]);
    expect(files[0]?.text).not.toContain('design');
    expect(files[2]?.text).toBe(design);
    expect(leftOut).toEqual([]);
  });

  it('says what stays out, where, and why', () => {
    const { files, leftOut } = kustomize({
      'a.yaml': `${design}---\n# notes\n---\nreplicas: 2\n---\n${entry}  broken: [\n`,
      'b.yaml': `kind: ServiceEntry\nmetadata: { generateName: x }\n---\n${of('kustomize.config.k8s.io/v1beta1', 'Kustomization', 'k')}`,
      'c.yaml': `\n\n---\n\n`,
    });
    expect(files.map(({ path }) => path)).toEqual(['kustomization.yaml']);
    expect(files[0]?.text).toMatch(/resources: \[\]\n$/);
    expect(leftOut.map(({ file, line, what, why }) => `${file}:${line} ${what} ${why}`)).toEqual([
      'a.yaml:1 EgressDesign d is for Fairway alone',
      'a.yaml:5 A document holds comments only',
      'a.yaml:7 A document is no Kubernetes object',
      'a.yaml:9 ServiceEntry shop/api cannot be read to its end, and kustomize stops at it',
      'b.yaml:1 ServiceEntry has no apiVersion or no metadata.name, and kustomize stops at it',
      'b.yaml:4 Kustomization k is a kustomization of its own',
    ]);
  });

  it('takes a resource that stands twice as it stands last', () => {
    const later = entry.replace('# of the partner', '# later').replace(', namespace: shop', '');
    const twice = later.replace('name: api', 'name: api, namespace: default');
    const { files, leftOut } = kustomize({ 'a.yaml': later, 'b.yaml': twice });
    expect(files[1]?.text).toBe(twice);
    expect(leftOut).toMatchObject([{ file: 'a.yaml', why: 'stands again further on, and kustomize takes each once' }]);
  });

  it('takes a list apart, each resource with the text that it has there', () => {
    const rule =
      '# of the team\napiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: { name: a }\nspec:\n  # open\n  hosts: [a]\n';
    const item = (text: string): string => `  - ${text.trimEnd().replaceAll('\n', '\n    ')}\n`;
    const list = `apiVersion: v1\nkind: List\nitems:\n  # of the team\n${item(rule.slice(rule.indexOf('api')))}${item(of('v1', 'Namespace', 'b'))}`;
    const { files } = kustomize({ 'dir/list.yaml': list });
    expect(files.map(({ path }) => path)).toEqual([
      'kustomization.yaml',
      '00-namespace_b.yaml',
      '60-virtualservice_a.yaml',
    ]);
    expect(files[2]?.text).toBe(rule);
  });

  it('keeps a list whose resources need each other as one file, where its first resource belongs', () => {
    const items =
      '- apiVersion: v1\n  kind: Service\n  metadata: &m { name: a }\n- apiVersion: v1\n  kind: Namespace\n  metadata: *m\n';
    expect(paths({ 'dir/my list.yaml': `apiVersion: v1\nkind: List\nitems:\n${items}`, 'e.yaml': entry })).toEqual([
      '00-list_my-list_f25e28dc.yaml',
      '30-serviceentry_shop_api.yaml',
    ]);
  });

  it.each([
    '../../etc/passwd',
    'a/b',
    'CON',
    '日本',
    'é',
    '\u202Efdp.exe',
    '💥',
    '.',
    'x'.repeat(400),
    'a b',
    'A',
    '$(id)',
  ])('names a file safely for a resource called %j', (name) => {
    const [path = ''] = paths({ 'a.yaml': of('networking.istio.io/v1', 'ServiceEntry', name, 'shop') });
    expect(path).toMatch(/^30-serviceentry_shop(_[a-z0-9.-]+)?_[0-9a-f]{8}\.yaml$/);
    expect(path).not.toContain('..');
    expect(path.length).toBeLessThan(150);
  });

  const word = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom('a', 'A', 'a-b', 'b', 'a_b', 'ä', '..'),
  );
  it('gives each resource a file of its own, whatever it is called', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(word, word), { maxLength: 8 }), (names) => {
        const documents = names.map(([namespace, name]) =>
          JSON.stringify({ apiVersion: 'v1', kind: 'Service', metadata: { name, namespace } }),
        );
        const { files, leftOut } = kustomize({ 'a.yaml': documents.join('\n---\n') });
        const listed = readDocuments(files[0]?.text ?? '').documents[0]?.value as { resources: string[] };
        const written = files.slice(1).map(({ path }) => path);
        expect(listed.resources).toEqual(written);
        expect(new Set(written.map((path) => path.toUpperCase())).size).toBe(written.length);
        expect(written.length + leftOut.length).toBe(names.length);
        for (const path of written) expect(path).toMatch(/^[a-z0-9][a-z0-9._-]*\.yaml$/);
        const unzipped = unzipSync(zipFiles(files));
        for (const { path, text } of files) expect(strFromU8(unzipped[path] as Uint8Array)).toBe(text);
      }),
      { numRuns: 200 },
    );
  });
});
