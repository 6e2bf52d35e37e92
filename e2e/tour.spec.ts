import { expect, test, type Locator } from '@playwright/test';
import { boxOf } from './boxes';
import { Designer } from './designer';

const entry = `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: api
  namespace: default
spec:
  hosts:
    - api.example.com
  ports:
    - number: 443
      name: https
      protocol: HTTPS
  resolution: DNS
`;

test('the tour waits for each state, from a pod to an exported promise', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.run('Take the tour');
  const tour = page.getByRole('region', { name: 'Tour' });
  await expect(tour).toContainText('1 of 8');
  await designer.canvas.getByRole('button', { name: 'Draw a pod' }).click();
  await expect(page.locator('input:focus')).toBeVisible();
  await page.keyboard.press('Enter');
  await next(tour);

  await designer.row('Workload default/app').click();
  await designer.inspector.getByRole('button', { name: /^Add to .*calls$/ }).click();
  await expect(designer.inspector.locator('input:focus')).toHaveValue('');
  await page.keyboard.type('https://api.example.com');
  await page.keyboard.press('Enter');
  await next(tour);

  await page
    .getByRole('contentinfo')
    .getByRole('button', { name: /ALLOW_ANY/ })
    .click();
  await page.getByRole('menuitemradio', { name: /REGISTRY_ONLY/ }).click();
  await next(tour);

  await designer.openFiles({ name: 'egress.yaml', text: entry });
  await next(tour);

  await page.reload();
  await expect(tour).toContainText('5 of 8');
  await designer.call('https://api.example.com').click();
  await page.keyboard.press('t');
  await expect(designer.trace).toContainText('Reached. TLS by the app');
  await next(tour);

  await designer.row('ServiceEntry default/api').click();
  await designer.run('Start TLS at the sidecar');
  await page.getByRole('button', { name: 'Apply' }).click();
  await next(tour);

  await designer.row('DestinationRule default/api').click();
  await designer.setText('sni', 'api.example.com');
  await expect(tour).toContainText('any certificate of a trusted CA is accepted');
  await designer.inspector.getByRole('button', { name: /^Add to .*subjectAltNames$/ }).click();
  await expect(designer.inspector.locator('input:focus')).toHaveValue('');
  await page.keyboard.type('api.example.com');
  await page.keyboard.press('Enter');
  await next(tour);

  await designer.row('Call to http://api.example.com').click();
  await designer.choose('outcome', 'reached');
  await expect(tour).toContainText('Export the bundle');
  const design = await designer.yaml('design.yaml');
  await tour.getByRole('button', { name: 'Finish' }).click();
  await expect(tour).toBeHidden();
  expect(design).toContain('- url: http://api.example.com\n          expect:\n            outcome: reached\n');
});

test('the tour begins beside the ways to begin, which stay where they are', async ({ page }) => {
  const designer = await Designer.start(page);
  const kept = [page.locator('.canvas-empty h3'), page.getByRole('button', { name: 'Start from a template' })];
  const tops = () => Promise.all(kept.map(async (each) => (await each.boundingBox())?.y));
  const before = await tops();
  await designer.canvas.getByRole('button', { name: 'Take the tour' }).click();
  const tour = page.getByRole('region', { name: 'Tour' });
  await expect(tour).toBeVisible();
  expect(await tops()).toEqual(before);
  // And nothing of them lies under its card.
  await designer.canvas.getByRole('button', { name: 'Draw a pod' }).click({ trial: true });
  await designer.canvas.getByRole('button', { name: 'Take the tour' }).click({ trial: true });
});

test('the tour is left with Escape, and goes on where it was', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.run('Take the tour');
  const tour = page.getByRole('region', { name: 'Tour' });
  await tour.getByRole('button', { name: 'Skip' }).click();
  await expect(tour).toContainText('2 of 8');
  await tour.getByRole('button', { name: 'Back' }).focus();
  await page.keyboard.press('Escape');
  await expect(tour).toBeHidden();
  await designer.run('Take the tour');
  await expect(tour).toContainText('2 of 8');
  for (let stop = 2; stop < 8; stop++) await tour.getByRole('button', { name: 'Skip' }).click();
  await tour.getByRole('button', { name: 'Finish' }).click();
  await expect(tour).toBeHidden();
});

async function next(tour: Locator): Promise<void> {
  await expect(tour).toContainText('Done');
  await tour.getByRole('button', { name: 'Next' }).click();
}

test('a notice of several lines has a row of its own, and the card of the tour stands above it', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  const designer = await Designer.start(page);
  await designer.run('Take the tour');
  const binary = { name: 'sketch.png', text: '\u0000' };
  await designer.openFiles({ name: 'egress.yaml', text: entry }, binary, { ...binary, name: 'plan.png' });
  await expect(designer.toast).toContainText('plan.png');
  const notice = await boxOf(designer.toast);
  const bottomOf = async (thing: Locator): Promise<number> => {
    const { y, height } = await boxOf(thing);
    return y + height;
  };
  const palette = designer.canvas.getByRole('toolbar');
  for (const thing of [page.getByRole('region', { name: 'Tour' }), palette])
    expect(await bottomOf(thing)).toBeLessThanOrEqual(notice.y);
});
