import { expect, test } from '@playwright/test';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { Designer } from './designer';

const shared = new URL('../../shared/', import.meta.url);
test.skip(!existsSync(shared), 'The shared material does not lie beside this checkout.');

function read(path: string): Uint8Array {
  return readFileSync(new URL(path, shared));
}

test('the article’s 14 blocks open, draw, and leave as they came', async ({ page }) => {
  const designer = await Designer.start(page);
  const blocks = readdirSync(new URL('seed/blocks/', shared)).sort();
  expect(blocks).toHaveLength(14);
  await designer.openFiles(...blocks.map((name) => ({ name, text: read(`seed/blocks/${name}`) })));
  for (const name of blocks)
    await expect(designer.explorer.getByRole('treeitem', { name: new RegExp(`^${name}`) })).toHaveCount(1);
  await expect(designer.node('ServiceEntry production/payment-processor')).toBeVisible();
  await expect(designer.problems).toContainText('localityLbSetting');
  const files = await designer.files();
  for (const name of blocks) expect(Buffer.from(files[name] ?? [])).toEqual(Buffer.from(read(`seed/blocks/${name}`)));
});

test('the article itself opens as Markdown, every block in it byte for byte', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFiles({ name: 'article.md', text: read('seed/istio-serviceentry-advanced.md') });
  await expect(designer.row('article.yaml')).toBeVisible();
  const text = await designer.yaml('article.yaml');
  for (const name of readdirSync(new URL('seed/blocks/', shared))) {
    expect(text).toContain(
      Buffer.from(read(`seed/blocks/${name}`))
        .toString()
        .trimEnd(),
    );
  }
});

test('every file of Istio’s samples opens and leaves as it came', async ({ page }) => {
  test.setTimeout(180_000);
  const designer = await Designer.start(page);
  const names = readdirSync(new URL('corpus/istio-samples/', shared)).sort();
  await designer.openFiles(...names.map((name) => ({ name, text: read(`corpus/istio-samples/${name}`) })));
  await expect(designer.row(names[0] as string)).toBeVisible();
  const files = await designer.files();
  for (const name of names)
    expect(Buffer.from(files[name] ?? [])).toEqual(Buffer.from(read(`corpus/istio-samples/${name}`)));
});
