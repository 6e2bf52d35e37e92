import { expect, test } from '@playwright/test';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { letFailOver, plainToSidecar, startTlsOnce } from './mending';
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
  written: { 'payments.yaml': plainToSidecar(payments) },
  perform: (desk) => startTlsOnce(desk, 'payment-processor-config'),
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
  perform: async (desk) => {
    await desk.reads(desk.designer.problems, /one address of its own|no address of its own/);
    await letFailOver(desk);
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
