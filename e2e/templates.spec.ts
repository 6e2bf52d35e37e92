import { expect, test } from '@playwright/test';
import AxeBuilder from '@axe-core/playwright';
import { Designer } from './designer';

test('what the palette does not have is looked for among the templates', async ({ page }) => {
  await Designer.start(page);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('large mesh');
  await page.keyboard.press('Enter');
  const gallery = page.getByRole('dialog', { name: 'Templates' });
  await expect(gallery.getByRole('searchbox', { name: 'Find a template' })).toHaveValue('large mesh');
  await expect(gallery.getByRole('button', { name: /^Use / })).toHaveAccessibleName('Use Large mesh');
  await expect(gallery).toContainText('No template has large mesh, but a sample has.');
});

test('templates are added with parameters, as one step each, and say before what is in use', async ({ page }) => {
  const designer = await Designer.start(page);
  const gallery = page.getByRole('dialog', { name: 'Templates' });
  await designer.run('Templates');
  await gallery.getByRole('searchbox', { name: 'Find a template' }).fill('fit their timeout');
  await expect(gallery.getByRole('button', { name: /^Use / })).toHaveCount(1);
  await gallery.getByRole('searchbox').fill('');
  await gallery.getByRole('button', { name: 'Look at TLS started by the sidecar', exact: true }).click();
  await gallery.getByLabel('host').fill('not a host');
  await expect(gallery.getByRole('button', { name: 'Use' })).toBeDisabled();
  await gallery.getByLabel('host').fill('rates.example.org');
  await gallery.getByLabel('name', { exact: true }).fill('rates');
  await expect(gallery.getByRole('tabpanel')).toContainText('    - rates.example.org');
  await gallery.getByRole('button', { name: 'Use' }).click();
  await expect(designer.toast).toContainText('Added “TLS started by the sidecar”: 2 resources and 1 pod.');
  await expect(designer.node('ServiceEntry billing/rates')).toBeVisible();
  // The focus is at what came, and not where the gallery was opened from.
  await expect(designer.yamlPane.locator('.monaco-editor').first()).toContainClass('focused');
  const once = await texts(designer);
  expect(once).toContain('targetPort: 443');

  await designer.run('Templates');
  await gallery.getByRole('button', { name: 'Look at TLS started by the sidecar', exact: true }).click();
  await gallery.getByLabel('name', { exact: true }).fill('rates');
  await expect(gallery.getByRole('group', { name: 'Before it is added' })).toContainText(
    'rates is in use here, so the new resources are called rates-2.',
  );
  await gallery.getByRole('button', { name: 'Use' }).click();
  await expect(designer.row('rates-2.yaml')).toBeVisible();
  await designer.undo();
  await expect(designer.row('rates-2.yaml')).toBeHidden();
  expect(await texts(designer)).toBe(once);
});

test('the gallery and its preview have no serious fault, and are worked by keyboard', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 1024, height: 768 });
  const designer = await Designer.start(page);
  await designer.run('Templates');
  const gallery = page.getByRole('dialog', { name: 'Templates' });
  await expect(gallery.getByRole('searchbox')).toBeFocused();
  await check(page);
  await gallery.getByRole('button', { name: 'Look at Payments, complete', exact: true }).press('Enter');
  await expect(gallery.getByLabel('name', { exact: true })).toBeFocused();
  await check(page);
  await page.keyboard.press('Enter');
  await expect(designer.node('ServiceEntry payments/card-processor')).toBeVisible();
});

test('a lesson begins with its finding and ends when it is gone', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFixtures('database.yaml');
  await designer.run('Lessons');
  await page.getByRole('button', { name: 'Begin Round robin that is not' }).click();
  const lesson = page.getByRole('region', { name: 'Lesson' });
  await lesson.getByRole('button', { name: 'Show the finding' }).click();
  await designer.row('ServiceEntry lesson-search').click();
  await designer.choose('resolution', 'DNS');
  await expect(lesson).toContainText('Requests are spread over all addresses');
  await lesson.getByRole('button', { name: 'Put away' }).click();
  await expect(designer.row('lesson-round-robin-that-is-not.yaml')).toBeHidden();
  await expect(designer.row('database.yaml')).toBeVisible();
});

test('an import that has other texts asks about each, and one undo takes it back', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFiles({ name: 'a.yaml', text: entry('one', 'one.com') + '---\n' + entry('two', 'two.com') });
  await expect(designer.row('a.yaml')).toBeVisible();
  await designer.openFiles({ name: 'b.yaml', text: entry('one', 'new.com') + '---\n' + entry('two', 'two.com') });
  const sheet = page.getByRole('dialog', { name: 'Already here with another text' });
  await expect(sheet.getByRole('button', { name: 'Import' })).toBeDisabled();
  await expect(sheet).toContainText('new.com');
  await sheet.getByRole('radio', { name: 'Take theirs' }).check();
  await sheet.getByRole('button', { name: 'Import' }).click();
  await expect(designer.toast).toContainText('1 resource is here already and was skipped. 1 was replaced.');
  expect(await texts(designer)).toContain('new.com');
  await designer.undo();
  expect(await texts(designer)).not.toContain('new.com');
});

function entry(name: string, host: string): string {
  return `apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata:\n  name: ${name}\n  namespace: n\nspec:\n  hosts:\n    - ${host}\n  ports:\n    - number: 443\n      name: https\n      protocol: HTTPS\n  resolution: DNS\n`;
}

async function check(page: Parameters<typeof Designer.start>[0]): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).exclude('.monaco-editor').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual(
    [],
  );
}

/** All files with their names, as one text to compare. */
async function texts(designer: Designer): Promise<string> {
  const files = Object.entries(await designer.files()).sort(([a], [b]) => (a < b ? -1 : 1));
  return files.map(([path, bytes]) => `# ${path}\n${Buffer.from(bytes).toString('utf8')}`).join('');
}
