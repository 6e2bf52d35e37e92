import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { Designer, fixture } from './designer';

const design = `apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata:
  name: payments
spec:
  outboundTrafficPolicy: REGISTRY_ONLY
  workloads:
    - name: checkout
      namespace: payments
      calls:
        - url: https://api.cards.example.com/v1
          expect: { outcome: blocked }
        - url: https://nobody.example.net
  notes:
    - "on": ServiceEntry/payments/card-api
      text: Ask the partner
`;

/** Opens a design with findings, a note and calls of each outcome, and waits until its text is shown. */
async function open(page: Page): Promise<Designer> {
  const designer = await Designer.start(page);
  await designer.openFiles(...['payments.yaml', 'database.yaml'].map((name) => ({ name, text: fixture(name) })), {
    name: 'design.yaml',
    text: design,
  });
  await designer.selectNode(entry);
  await expect(designer.editorLines).toBeVisible();
  await page.keyboard.press('Escape');
  return designer;
}

const entry = 'ServiceEntry payments/card-api';
const pod = 'Workload payments/checkout';

/** The rules of axe that look at colours. All others read the same page in a dark scheme as in a light one. */
const ofColours = ['color-contrast', 'link-in-text-block'];

/** No finding of any impact in what is shown, light and dark, named by the state that it is in. */
async function check(page: Page, state: string, within?: string): Promise<void> {
  const light = await found(page, axe(page, within, await isMenuOpen(page)));
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  const dark = await found(page, axe(page, within).withRules(ofColours));
  await page.emulateMedia({ colorScheme: 'light' });
  expect.soft({ light, dark }, state).toEqual({ light: [], dark: [] });
}

/** A menu is a layer over the page that has the focus while it is there. Of layers, axe lets dialogs alone be without a landmark around them. */
async function isMenuOpen(page: Page): Promise<boolean> {
  return (await page.getByRole('menu').count()) > 0;
}

function axe(page: Page, within?: string, hasMenu = false): AxeBuilder {
  const rules = { 'target-size': { enabled: true }, region: { enabled: !hasMenu } };
  // There are no frames, so axe needs no page of its own to put together what it found in them.
  const whole = new AxeBuilder({ page }).setLegacyMode().options({ rules });
  return within === undefined ? whole : whole.include(within);
}

async function found(page: Page, builder: AxeBuilder): Promise<readonly string[]> {
  const { violations } = await builder.analyze();
  const words: string[] = [];
  for (const { id, nodes } of violations)
    for (const { target, failureSummary } of nodes) {
      const where = target.join(' ');
      if (id !== 'color-contrast' || !(await isInactive(page, where)))
        words.push(`${id}: ${where} ${failureSummary ?? ''}`);
    }
  return words;
}

/** Whether something is off a focused way: until Escape it is faded and cannot be reached, and WCAG asks for no contrast of what is inactive. */
async function isInactive(page: Page, selector: string): Promise<boolean> {
  return page
    .locator(selector)
    .first()
    .evaluate((element) => element.closest('.is-faded') !== null);
}

test.describe('light and dark', () => {
  // Axe reads the page again in each of many states.
  test.describe.configure({ timeout: 120_000 });

  test.beforeEach(async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  });

  test('the page, empty and with a design, wide and narrow', async ({ page }) => {
    const empty = await Designer.start(page);
    await expect(empty.canvas.getByRole('button', { name: 'Place Pod' })).toBeVisible();
    await check(page, 'empty');
    await empty.canvas.getByRole('button', { name: 'Place Pod' }).click();
    await check(page, 'empty, with a tool in hand', '.canvas-panel');
    const designer = await open(page);
    await check(page, 'design with a selection');
    await page.setViewportSize({ width: 1024, height: 768 });
    await check(page, 'at 1024');
    await page.setViewportSize({ width: 1440, height: 900 });
    await designer.node(entry).click({ position: { x: 60, y: 14 } });
    await page.keyboard.press('Control+a');
    await expect(designer.inspector.getByRole('heading', { name: /selected|ServiceEntry/ }).first()).toBeVisible();
    await check(page, 'several selected', '.columns');
    await page.setViewportSize({ width: 800, height: 900 });
    for (const name of ['Canvas', 'Form', 'Text', 'Explorer', 'Problems']) {
      await page.getByRole('tab', { name, exact: true }).click();
      await check(page, `one pane, ${name}`);
    }
    await page.setViewportSize({ width: 400, height: 800 });
    for (const name of ['Summary', 'Calls', 'Diagram', 'YAML']) {
      await page.getByRole('tab', { name, exact: true }).click();
      await check(page, `on a phone, ${name}`);
    }
  });

  test('menus, forms and aids of the canvas', async ({ page }) => {
    const designer = await open(page);
    const canvas = '.canvas-panel';
    for (const label of [entry, pod]) {
      await designer.selectNode(label);
      await page.keyboard.press('Shift+F10');
      await expect(page.getByRole('menuitem', { name: /^Delete/ })).toBeVisible();
      await check(page, `menu of ${label}`);
      await page.keyboard.press('Escape');
    }
    const forms: readonly (readonly [string, string, RegExp])[] = [
      [pod, 'w', /Draw a pod/],
      [pod, 's', /New ServiceEntry/],
      [pod, 'e', /New external host/],
      [entry, 'e', /endpoint of card-api/],
      [pod, 'g', /New Gateway/],
      [pod, 'l', /New WorkloadEntry/],
      [entry, 'n', /New note/],
      [pod, 'c', /^Connect from/],
      [entry, 'Delete', /^Delete/],
    ];
    for (const [on, key, title] of forms) {
      await designer.selectNode(on);
      await page.keyboard.press(key);
      await expect(designer.form(title)).toBeVisible();
      await check(page, `form ${String(title)}`, canvas);
      await page.keyboard.press('Escape');
    }
    await designer.selectNode(pod);
    await page.keyboard.press('F2');
    await expect(designer.canvas.getByRole('textbox', { name: 'name', exact: true })).toBeFocused();
    await check(page, 'renaming in place', canvas);
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await page.keyboard.type('k');
    await expect(designer.canvas.getByRole('option').first()).toBeVisible();
    await check(page, 'completion of the filter', canvas);
    await page.keyboard.type('ind:se');
    await expect(designer.canvas.locator('.is-hit').first()).toBeVisible();
    await designer.canvas.getByRole('button', { name: 'Legend', exact: true }).click();
    await designer.run('Minimap, on or off');
    await designer.canvas.getByRole('button', { name: 'Hide what does not match' }).click();
    await check(page, 'filter with hits, legend, minimap', canvas);
    await designer.canvas.getByRole('button', { name: /^Zoom,/ }).click();
    await expect(page.getByRole('menuitem').first()).toBeVisible();
    await check(page, 'menu of the zoom');
  });

  test('traces and promises', async ({ page }) => {
    const designer = await open(page);
    const { trace, assertions } = designer;
    await designer.call('https://api.cards.example.com/v1').click();
    await page.keyboard.press('t');
    await expect(trace).toContainText('Reached.');
    await check(page, 'a traced call and its way', '.columns');
    await designer.run('Show Assertions');
    await expect(assertions).toContainText('fails');
    await assertions.getByRole('button', { name: 'Fix…' }).click();
    await check(page, 'a promise that fails', '.dock');
    await trace.getByRole('button', { name: 'Enlarge Trace' }).click();
    await trace.getByRole('button', { name: 'Headers' }).click();
    await trace.getByRole('button', { name: 'Check on a cluster' }).click();
    await trace.getByLabel('What if: outbound policy').selectOption('REGISTRY_ONLY');
    await check(page, 'an enlarged trace', '.dock');
    await page.setViewportSize({ width: 1024, height: 768 });
    await check(page, 'an enlarged trace at 1024', '.dock');
  });

  test('dialogs about the whole design', async ({ page }) => {
    const designer = await open(page);
    const dialog = (name: string | RegExp) => page.getByRole('dialog', { name });
    const commands: readonly (readonly [string, string | RegExp])[] = [
      ['New resource', 'New resource'],
      ['Paste YAML', 'Paste YAML'],
      ['Fix all that can be', /^Fix all/],
      ['Save SVG', 'Save picture'],
      ['Compare with', 'Compare with'],
      ['Versions', 'Versions'],
    ];
    for (const [title, name] of commands) {
      await designer.run(title);
      await expect(dialog(name)).toBeVisible();
      await check(page, title, 'dialog');
      await page.keyboard.press('Escape');
      await expect(dialog(name)).toBeHidden();
    }
    const changed = fixture('payments.yaml').replace('targetPort: 443', 'targetPort: 8443');
    await designer.openFiles({ name: 'other.yaml', text: changed });
    await expect(dialog('Already here with another text')).toBeVisible();
    await check(page, 'resources that are here with another text', 'dialog');
  });

  test('sheets and dialogs', async ({ page }) => {
    const designer = await open(page);
    const dialog = (name: string | RegExp) => page.getByRole('dialog', { name });
    const commands: readonly (readonly [string, string | RegExp])[] = [
      ['Route through egress gateway', 'Route through egress gateway'],
      ['Rename host everywhere', /^Rename/],
      ['Move to namespace', 'Move to namespace'],
      ['Keyboard shortcuts', /keyboard/i],
      ['Export', 'Export'],
      ['Share link', 'Share'],
    ];
    for (const [title, name] of commands) {
      await designer.selectNode(entry);
      await designer.run(title);
      await expect(dialog(name)).toBeVisible();
      await check(page, title, 'dialog');
      await page.keyboard.press('Escape');
      await expect(dialog(name)).toBeHidden();
    }
    await designer.run('Export for kustomize');
    await dialog('Export').getByRole('tab', { name: 'Commands' }).click();
    await check(page, 'commands beside an export', 'dialog');
  });

  test('palette, menus and guides', async ({ page }) => {
    const designer = await open(page);
    const dialog = (name: string) => page.getByRole('dialog', { name });
    await page.keyboard.press('F1');
    await expect(dialog('Command palette')).toBeVisible();
    await check(page, 'command palette', 'dialog');
    await page.keyboard.press('Escape');

    await designer.explorer.getByRole('tree').focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Shift+F10');
    await expect(page.getByRole('menuitem').first()).toBeVisible();
    await check(page, 'menu of a row');
    await page.keyboard.press('Escape');
    await designer.explorer.getByRole('button', { name: /^Order:/ }).click();
    await expect(page.getByRole('menuitemradio').first()).toBeVisible();
    await check(page, 'menu of the order');
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Templates', exact: true }).click();
    await expect(dialog('Templates')).toBeVisible();
    await check(page, 'gallery', 'dialog');
    await page
      .getByRole('button', { name: /^Look at .* and its YAML$/ })
      .first()
      .click();
    await expect(dialog('Templates').getByRole('tablist', { name: 'Files' })).toBeVisible();
    await check(page, 'preview of a template', 'dialog');
    await page.keyboard.press('Escape');
    await designer.run('Lessons');
    await check(page, 'lessons', 'dialog');
    await page
      .getByRole('button', { name: /^Begin / })
      .first()
      .click();
    await expect(page.locator('.guide')).toBeVisible();
    await check(page, 'card of a lesson');
  });
});

test('forced colours keep what is shown apart', async ({ page }) => {
  test.setTimeout(120_000);
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  const designer = await open(page);
  const state = async (name: string, within?: string): Promise<void> =>
    expect.soft(await found(page, axe(page, within)), name).toEqual([]);
  await state('canvas with a selection');
  await designer.run('Show Problems');
  await state('Problems');
  await designer.call('https://api.cards.example.com/v1').click();
  await page.keyboard.press('t');
  await expect(designer.trace).toContainText('Reached.');
  await state('trace');
  const dialog = page.getByRole('dialog');
  for (const title of ['Export', 'Route through egress gateway', 'Versions', 'Keyboard shortcuts']) {
    await designer.selectNode(entry);
    await designer.run(title);
    await expect(dialog).toBeVisible();
    await state(title, 'dialog');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  }
  await page.keyboard.press('F1');
  await expect(dialog).toBeVisible();
  await state('command palette', 'dialog');
  await page.keyboard.press('Escape');
  await designer.run('Compare with');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Files or a zip' }).click();
  const before = fixture('payments.yaml').replace('targetPort: 443', 'targetPort: 8443');
  await (await chooser).setFiles([{ name: 'payments.yaml', mimeType: '', buffer: Buffer.from(before) }]);
  await expect(page.getByRole('region', { name: 'Review bar' })).toContainText(/resources? changed/);
  await state('review');
});

test('in forced colours panes, warnings and links of the page have an edge', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  const designer = await open(page);
  const edges = await page.locator('.splitter').evaluateAll((all) => {
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.color = 'CanvasText';
    const edge = getComputedStyle(probe).color;
    probe.remove();
    return all.map((each) => getComputedStyle(each, '::before').backgroundColor === edge);
  });
  expect(edges.length).toBeGreaterThan(2);
  expect(edges).not.toContain(false);
  await designer.run('Export');
  const warning = page.getByRole('dialog', { name: 'Export' }).locator('.caution').first();
  await expect(warning).toHaveCSS('border-top-style', 'solid');
  await expect(warning.getByRole('button').first()).toHaveCSS('text-decoration-line', 'underline');
});
