import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';

/** What the export dialog gives, byte for byte: a zip of all files with the design, or one YAML file. */
export async function exported(page: Page, form: 'yaml' | 'zip'): Promise<Uint8Array> {
  await page.getByRole('button', { name: 'Export', exact: true }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.getByRole('radio', { name: form === 'zip' ? /zip/i : /one yaml file/i }).check();
  const design = dialog.getByRole('checkbox', { name: /design/i });
  if (form === 'zip' && (await design.count()) > 0) await design.check();
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: /^(Export|Download)/ }).click();
  return new Uint8Array(readFileSync(await (await download).path()));
}
