import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fairway } from './testing/command-line';
import { entry, misplaced } from './testing/documents';
import { folderPerTest } from './testing/folder';

const folder = folderPerTest();

describe('export', () => {
  it('writes the bundle without the EgressDesign', async () => {
    const design = 'apiVersion: fairway.dev/v1alpha1\nkind: EgressDesign\nmetadata: {name: d}\nspec: {}\n';
    const paths = [
      folder.write('a.yaml', entry),
      folder.write('b.yaml', misplaced),
      folder.write('design.yaml', design),
    ];
    const { code } = await fairway(['export', ...paths, '--out', folder.at('out')]);
    expect(code).toBe(0);
    expect(folder.read('out/bundle.yaml')).toBe(`${entry}---\n${misplaced}`);
  });

  it('says which promises do not hold, and writes all the same', async () => {
    const design = folder.write(
      'design.yaml',
      `apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata: { name: d }
spec:
  mesh: { outboundTrafficPolicy: REGISTRY_ONLY }
  workloads: [{ name: cart, namespace: shop, calls: [{ url: 'https://a.example', expect: { outcome: reached } }] }]
`,
    );
    const { code, error } = await fairway(['export', folder.write('a.yaml', entry), design, '--out', folder.at('out')]);
    expect(code).toBe(0);
    expect(error).toBe('fairway: 1 promise of the design does not hold: shop/cart to https://a.example.\n');
    expect(folder.read('out/bundle.yaml')).toBe(entry);
  });

  it('writes one file a resource with its kustomization, and says what stays out', async () => {
    const target = folder.at('out');
    const files = [folder.write('a.yaml', `${misplaced}---\n${entry}`), folder.write('values.yaml', 'replicas: 2\n')];
    const { code, out, error } = await fairway(['export', ...files, '--out', target, '--format', 'kustomize']);
    expect(code).toBe(0);
    const names = [
      'kustomization.yaml',
      '30-serviceentry_production_api.yaml',
      '40-destinationrule_production_api.yaml',
    ];
    expect(out).toBe(names.map((name) => `${join(target, name)}\n`).join(''));
    expect(readFileSync(join(target, names[1] as string), 'utf8')).toBe(`---\n${entry}`);
    expect(error).toBe(`${folder.at('values.yaml')}:1: A document is left out: it is no Kubernetes object.\n`);
    expect((await fairway(['export', ...files, '--out', target, '--format', 'kustomize'])).code).toBe(0);
  });

  it('does not overwrite the kustomization of somebody else', async () => {
    const theirs = folder.write('kustomization.yaml', 'resources: [a.yaml]\npatches: []\n');
    const source = folder.write('a.yaml', entry);
    const { code, error } = await fairway(['export', source, '--out', folder.path, '--format', 'kustomize']);
    expect(code).toBe(2);
    expect(error).toBe(`fairway: ${theirs} is there already and is not from Fairway; choose another --out.\n`);
    expect(readFileSync(theirs, 'utf8')).toContain('patches');
  });

  it('does not overwrite what it reads', async () => {
    const path = folder.write('bundle.yaml', entry);
    const { code, error } = await fairway(['export', folder.path, '--out', folder.path]);
    expect(code).toBe(2);
    expect(error).toContain('is one of the files read');
    expect(readFileSync(path, 'utf8')).toBe(entry);
  });

  it.each([
    ['', 'bundle', 'No resource can be read in'],
    ['# nothing yet\n', 'kustomize', 'No resource can be read in'],
    ['apiVersion: fairway.dev/v1alpha1\nkind: EgressDesign\nmetadata: { name: d }\n', 'kustomize', 'with --design'],
  ])('does not export nothing: %j as %s', async (text, format, why) => {
    const target = folder.at('out');
    const { code, out, error } = await fairway([
      'export',
      folder.write('a.yaml', text),
      '--out',
      target,
      '--format',
      format,
    ]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(error).toContain(why);
    expect(existsSync(target)).toBe(false);
  });

  it('says in one sentence that DIR is a file', async () => {
    const path = folder.write('a.yaml', entry);
    expect(await fairway(['export', path, '--out', path])).toMatchObject({
      code: 2,
      error: `fairway: ${path} is a file; name a directory.\n`,
    });
  });

  it('wants a directory', async () => {
    expect(await fairway(['export', folder.write('a.yaml', entry)])).toMatchObject({
      code: 2,
      error: expect.stringContaining('--out'),
    });
  });
});
