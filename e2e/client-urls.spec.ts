import { expect, test } from '@playwright/test';
import { Designer } from './designer';

const design = `apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata:
  name: orders
spec:
  workloads:
    - name: orders
      namespace: shop
      calls:
        - url: mysql://app:s3cret@old.example.com/orders # until March
        - url: https://api.example.com
`;

test('URLs from the configuration of an app become the calls that proxies see, without their passwords', async ({
  page,
}) => {
  const designer = await Designer.start(page);
  const { trace } = designer;
  await designer.openFiles({ name: 'design.yaml', text: design });
  await expect(designer.row('design.yaml')).toBeVisible();

  // The palette traces it.
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Command palette' });
  await palette.getByRole('combobox').fill('"postgres://app:s3cret@db.example.com/orders?sslmode=require"');
  await palette.getByRole('option', { name: 'Trace tcp://db.example.com:5432' }).click();
  const url = trace.getByLabel('URL');
  await expect(url).toHaveValue('tcp://db.example.com:5432');

  // So does the field of Trace, which says what to write where there are several servers.
  await url.fill('rediss://:s3cret@cache.example.com/0');
  await url.press('Enter');
  await expect(url).toHaveValue('tls://cache.example.com:6379');
  await expect(trace.getByRole('status')).toHaveText(
    'Read as tls to cache.example.com, port 6379; the password is left out.',
  );
  await url.fill('mongodb://app:s3cret@a.example.com,b.example.com/orders');
  await url.press('Enter');
  await expect(url).toHaveValue('mongodb://app:(hidden)@a.example.com,b.example.com/orders');
  await trace.getByRole('button', { name: 'Trace tcp://b.example.com:27017' }).click();
  await expect(url).toHaveValue('tcp://b.example.com:27017');

  // Without a scheme the likely ones are offered; settings that name a server and a port are a call.
  await url.fill('db.example.com:5432');
  await url.press('Enter');
  await trace.getByRole('button', { name: 'Trace tcp://db.example.com:5432' }).click();
  await expect(url).toHaveValue('tcp://db.example.com:5432');
  await url.fill('Server=tcp:sql.example.com,1433;User Id=app;Password=s3cret');
  await url.press('Enter');
  await expect(url).toHaveValue('tcp://sql.example.com:1433');
  await url.fill('app:s3cret@api.example.com');
  await url.press('Enter');
  await expect(url).toHaveValue('(hidden)@api.example.com');
  await trace.getByRole('button', { name: 'Trace https://api.example.com' }).click();
  await expect(url).toHaveValue('https://api.example.com');

  // A wire to an empty place asks for a URL.
  const canvas = await designer.canvas.boundingBox();
  if (!canvas) throw new Error('There is no canvas');
  await page.keyboard.press('Escape');
  await designer.drawWire(designer.node('Workload shop/orders'), { x: canvas.x + canvas.width / 2, y: canvas.y + 60 });
  const asked = designer.form(/New call/).getByRole('textbox');
  await asked.fill('amqps://app:s3cret@mq.example.com/%2f');
  await asked.press('Enter');
  await expect(designer.toast).toContainText('Call to tls://mq.example.com:5671 added to orders.');

  // The form of a call takes one too.
  await designer.call('https://api.example.com').click();
  await designer.setText('url', 'mongodb://app:s3cret@a.example.com,b.example.com');
  await expect(designer.inspector).toContainText('It names 2 servers');
  await designer.setText('url', 'app:s3cret@db.example.com');
  await expect(designer.inspector).toContainText('It does not say what is spoken.');
  await designer.setText('url', 'tcp://db.example.com;Password=s3cret');
  await expect(designer.inspector).toContainText('tcp://db.example.com;… is');
  await designer.setText('url', 'ldap://app:s3cret@ldap.example.com');

  // What stands in the file already is a problem with a fix.
  await designer.problems.getByRole('button', { name: 'Fix…' }).click();
  await expect(designer.problems.getByLabel('What changes')).toContainText('tcp://old.example.com:3306 # until March');
  await page.keyboard.press('Enter');

  expect(await designer.yaml('design.yaml')).toBe(
    design
      .replace('mysql://app:s3cret@old.example.com/orders', 'tcp://old.example.com:3306')
      .replace('https://api.example.com', 'tcp://ldap.example.com:389')
      .concat('        - url: tls://mq.example.com:5671\n'),
  );
});
