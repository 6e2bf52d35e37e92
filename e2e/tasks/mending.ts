import { expect } from '@playwright/test';
import type { Desk } from './task';

/** Goes to the first problem, TLS inside TLS by a rule, and takes what the editor offers there. */
export async function startTlsOnce({ designer, page, hand, reads }: Desk, rule: string): Promise<void> {
  await reads(designer.problems, /carry TLS inside TLS/);
  await hand.press('F8');
  await expect(designer.inspector).toContainText(rule);
  await hand.press('Control+.');
  await expect(page.locator('.action-widget').getByText('Start TLS at the sidecar…')).toBeVisible();
  await hand.press('Enter');
  await hand.click(page.getByRole('dialog').getByRole('button', { name: 'Apply' }));
  await expect(designer.problems).not.toContainText('TLS inside TLS');
  await expect(designer.problems).not.toContainText('these routes never run');
}

/** What that writes into an entry, a rule and routes for port 443: the calls are plain HTTP on 80 as far as the sidecar. */
export function plainToSidecar(text: string): string {
  return text
    .replace('    - number: 443\n      name: https\n', '    - number: 80\n      name: http\n')
    .replace('protocol: HTTPS\n', 'protocol: HTTP\n      targetPort: 443\n')
    .replaceAll('              number: 443\n', '              number: 80\n');
}

/** Takes both fixes that failover between the regions of three endpoints needs. */
export async function letFailOver({ designer, hand }: Desk): Promise<void> {
  const { problems } = designer;
  for (const [about, fix] of [
    ['No endpoint can be ejected', /^Set maxEjectionPercent to 34$/],
    ['has no field localityLbSetting', /^Move/],
  ] as const) {
    await hand.click(problems.locator('.problem', { hasText: about }).getByRole('button', { name: 'Fix…' }));
    await hand.click(problems.getByRole('button', { name: fix }));
    await expect(problems).not.toContainText(about);
  }
}
