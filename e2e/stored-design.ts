import { expect, type BrowserContext, type Page } from '@playwright/test';
import { Designer, fixture, lineOf } from './designer';

/** The file that journeys about what is stored work on. */
export const file = 'payments.yaml';
export const written = fixture(file);
export const saved = /^Saved in this browser/;

/** The fixture with something typed behind the line of its resolution. */
export function typed(text: string): string {
  return written.replace('resolution: DNS', `resolution: DNS${text}`);
}

/** A page that has opened the file and stored it. */
export async function openSaved(context: BrowserContext): Promise<Designer> {
  const designer = await Designer.start(await context.newPage());
  await designer.openFixtures(file);
  await expect(designer.page.getByText(saved)).toBeVisible();
  return designer;
}

export async function caretAtResolution(designer: Designer): Promise<void> {
  await designer.selectNode('ServiceEntry payments/card-api');
  await designer.caretAtEndOf(lineOf(written, 'resolution: DNS'));
}

/** A page of this origin that is not Fairway, for a look at what is stored. */
export async function bareStorage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto('/favicon.svg');
  return page;
}

/** Ends the process of a page, which hears nothing of it. */
export async function kill(context: BrowserContext, page: Page): Promise<void> {
  const crashed = page.waitForEvent('crash');
  const devTools = await context.newCDPSession(page);
  void devTools.send('Page.crash').catch(() => undefined);
  await crashed;
}
