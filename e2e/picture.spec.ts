import { expect, test, type Download, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { Designer } from './designer';

interface Sheet {
  readonly theme?: 'Light' | 'Dark';
  readonly part?: RegExp;
  readonly scale?: '1x' | '2x' | '3x' | '4x';
}

/** Opens the sheet by a command of the palette, chooses, saves, and gives what was downloaded. */
async function save(designer: Designer, format: 'SVG' | 'PNG', { theme, part, scale }: Sheet = {}): Promise<Download> {
  const { page } = designer;
  await designer.run(`Save ${format}`);
  const dialog = page.getByRole('dialog', { name: 'Save picture' });
  for (const name of [theme, part, scale]) if (name) await dialog.getByRole('radio', { name }).check();
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: `Save ${format}` }).click();
  return download;
}

async function textOf(download: Download): Promise<string> {
  return readFileSync(await download.path(), 'utf8');
}

/** What the browser's own XML parser makes of a document; on an empty page, since Fairway lets nobody parse text. */
async function parse(page: Page, svg: string) {
  const empty = await page.context().newPage();
  const parsed = await empty.evaluate((text) => {
    const document = new DOMParser().parseFromString(text, 'image/svg+xml');
    const root = document.documentElement;
    return {
      broken: document.querySelector('parsererror')?.textContent ?? null,
      width: Number(root.getAttribute('width')),
      height: Number(root.getAttribute('height')),
      names: [...new Set([...document.querySelectorAll('*')].map((each) => each.localName))],
      titles: [...document.querySelectorAll('title')].map((each) => each.textContent),
      texts: [...document.querySelectorAll('text')].map((each) => each.firstChild?.textContent),
    };
  }, svg);
  await empty.close();
  return parsed;
}

/** The pixels of a PNG: its size, its first pixel, and how many colours it has. */
async function pixelsOf(page: Page, download: Download) {
  const bytes = readFileSync(await download.path()).toString('base64');
  return page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const { width, height } = image;
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    context.drawImage(image, 0, 0);
    const values = new Uint32Array(context.getImageData(0, 0, width, height).data.buffer);
    const first = [...context.getImageData(0, 0, 1, 1).data];
    return { width, height, first, colours: new Set(values).size };
  }, bytes);
}

test('the whole graph is saved as SVG, and a selection of it', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFixtures('payments.yaml', 'database.yaml');
  const download = await save(designer, 'SVG', { theme: 'Light' });
  expect(download.suggestedFilename()).toMatch(/\.svg$/);
  const whole = await parse(page, await textOf(download));
  expect(whole.broken).toBeNull();
  expect(whole.titles.join('\n')).toContain('ServiceEntry payments/card-api');
  expect(whole.width).toBeGreaterThan(600);

  await designer.selectNode('ServiceEntry payments/card-api');
  const part = await parse(page, await textOf(await save(designer, 'SVG', { part: /^Selection \(1\)/ })));
  expect(part.height).toBeLessThan(whole.height);
  expect(part.titles.filter((title) => title?.startsWith('ServiceEntry'))).toHaveLength(1);
});

test('a PNG has the pixels that were asked for, and the page does not change while it is made', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFixtures('payments.yaml');
  await page.evaluate(() => {
    const marks = (window as unknown as { themes: number }) ?? {};
    marks.themes = 0;
    new MutationObserver(() => marks.themes++).observe(document.documentElement, { attributes: true });
  });
  const { width, height } = await parse(page, await textOf(await save(designer, 'SVG')));
  const dark = await pixelsOf(page, await save(designer, 'PNG', { theme: 'Dark', scale: '3x' }));
  expect(dark).toMatchObject({ width: Math.round(width * 3), height: Math.round(height * 3) });
  expect(dark.first).toEqual([0x10, 0x17, 0x1f, 255]);
  expect(dark.colours).toBeGreaterThan(100);
  const light = await pixelsOf(page, await save(designer, 'PNG', { theme: 'Light', scale: '1x' }));
  expect(light.first).toEqual([0xf9, 0xfa, 0xfc, 255]);
  expect(light).toMatchObject({ width: Math.round(width), height: Math.round(height) });
  expect(await page.evaluate(() => (window as unknown as { themes: number }).themes)).toBe(0);
});

test('names cannot become markup', async ({ page }) => {
  const designer = await Designer.start(page);
  const name = `<script>alert("1")</script>&amp;]]><!--'`;
  const design = JSON.stringify({
    apiVersion: 'fairway.dev/v1alpha1',
    kind: 'EgressDesign',
    metadata: { name },
    spec: {
      workloads: [{ name, namespace: name, labels: { app: name }, calls: [{ url: `https://${name}` }] }],
      notes: [{ on: `Namespace/${name}`, text: '\u202Egnirts\u0000 😀 مرحبا' }],
    },
  });
  await designer.openFiles({ name: 'design.yaml', text: design });
  // The palette lists what can be done when it is opened.
  await expect(designer.row('design.yaml')).toBeVisible();
  const picture = await parse(page, await textOf(await save(designer, 'SVG')));
  expect(picture.broken).toBeNull();
  expect(picture.names.sort()).toEqual(['defs', 'desc', 'g', 'path', 'pattern', 'rect', 'svg', 'text', 'title'].sort());
  expect(picture.titles[0]).toBe(name);
});

test('a picture too large for a browser is offered at a scale that fits', async ({ page }) => {
  const designer = await Designer.start(page);
  const entries = Array.from(
    { length: 150 },
    (_, index) =>
      `apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata: { name: e${index}, namespace: a }\nspec:\n  hosts: [h${index}.example.com]\n  ports: [{ number: 443, name: tls, protocol: TLS }]\n  resolution: DNS\n`,
  );
  await designer.openFiles({ name: 'many.yaml', text: entries.join('---\n') });
  await expect(designer.row('many.yaml')).toBeVisible();
  await designer.run('Save PNG');
  const dialog = page.getByRole('dialog', { name: 'Save picture' });
  await expect(dialog.getByRole('status')).toContainText('more than browsers can draw');
  await expect(dialog.getByRole('button', { name: 'Save PNG' })).toBeDisabled();
  await dialog.getByRole('button', { name: /^Use 0\.\d+x$/ }).click();
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save PNG' }).click();
  const { height, colours } = await pixelsOf(page, await download);
  expect(height).toBeLessThanOrEqual(16_384);
  expect(colours).toBeGreaterThan(50);
});
