import { expect, test } from '@playwright/test';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { task } from './task';

const seed = new URL('../../../shared/seed/', import.meta.url);
const present = existsSync(seed);
test.skip(!present, 'The shared material does not lie beside this checkout.');

const read = (path: string): string => (present ? readFileSync(new URL(path, seed), 'utf8') : '');
const payments = read('blocks/14-complete-payment-processor.yaml');
const database = read('blocks/10-pattern1-multiregion-database.yaml');
const setting = database.slice(database.indexOf('    # Enable locality'));

task('TLS in TLS goes from the payment bundle, and its routes run', {
  number: 3,
  start: 'the article’s complete payment bundle',
  goal: 'TLS once, and the routes run',
  fewest: 4,
  files: { 'payments.yaml': payments },
  written: {
    'payments.yaml': payments
      .replace('    - number: 443\n      name: https\n', '    - number: 80\n      name: http\n')
      .replace('protocol: HTTPS\n', 'protocol: HTTP\n      targetPort: 443\n')
      .replaceAll('              number: 443\n', '              number: 80\n'),
  },
  perform: async ({ designer, page, hand, reads }) => {
    await reads(designer.problems, /carry TLS inside TLS/);
    await hand.press('F8');
    await expect(designer.inspector).toContainText('payment-processor-config');
    await hand.press('Control+.');
    await expect(page.locator('.action-widget').getByText('Start TLS at the sidecar…')).toBeVisible();
    await hand.press('Enter');
    await hand.click(page.getByRole('dialog').getByRole('button', { name: 'Apply' }));
    await expect(designer.problems).not.toContainText('these rules do nothing');
  },
});

task('failover works in the article’s database', {
  number: 10,
  start: 'the article’s multi-region database',
  goal: 'the field where Istio reads it, and an ejection that lets it fail over',
  fewest: 4,
  files: { 'database.yaml': database },
  written: {
    'database.yaml': database.replace(
      setting,
      `      maxEjectionPercent: 34
    # Enable locality-aware load balancing
    loadBalancer:
${setting
  .slice(setting.indexOf('    localityLbSetting'))
  .trimEnd()
  .split('\n')
  .map((line) => `  ${line}`)
  .join('\n')}
`,
    ),
  },
  perform: async ({ designer, hand, reads }) => {
    const { problems } = designer;
    await reads(problems, /one address of its own|no address of its own/);
    for (const [about, fix] of [
      ['No endpoint can be ejected', /^Set maxEjectionPercent to 34$/],
      ['has no field localityLbSetting', /^Move/],
    ] as const) {
      await hand.click(problems.locator('.problem', { hasText: about }).getByRole('button', { name: 'Fix…' }));
      await hand.click(problems.getByRole('button', { name: fix }));
      await expect(problems).not.toContainText(about);
    }
  },
});

test('task 12: the article is dropped, all its resources are there, and its errors are listed alone', async ({
  page,
}) => {
  const resources = readdirSync(new URL('blocks/', seed)).flatMap((name) => read(`blocks/${name}`).match(/^kind: /gm));
  await page.goto('/');
  const data = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'article.md'));
    return transfer;
  }, read('istio-serviceentry-advanced.md'));
  for (const type of ['dragenter', 'dragover', 'drop']) await page.dispatchEvent('body', type, { dataTransfer: data });
  const problems = page.getByRole('region', { name: 'Problems', exact: true });
  await problems.getByRole('button', { name: /^\d+ errors$/ }).click();
  await expect(problems.locator('.problem .severity-error')).not.toHaveCount(0);
  await expect(problems.locator('.problem .severity-warning')).toHaveCount(0);
  await expect(page.getByRole('group', { name: 'Notice' })).toContainText(`${resources.length} resources`);
});
