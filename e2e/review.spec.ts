import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { Designer, type Upload } from './designer';
import { watchPage } from './watch-page';

const before = `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: cards, namespace: shop }
spec:
  hosts: [api.cards.example]
  ports: [{ number: 80, name: http, protocol: HTTP, targetPort: 443 }]
  resolution: DNS
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: cards, namespace: shop }
spec:
  host: api.cards.example
  trafficPolicy: { tls: { mode: SIMPLE } } # the partner asks for it
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: mail, namespace: shop }
spec:
  hosts: [smtp.mail.example]
  ports: [{ number: 587, name: smtp, protocol: TCP }]
  resolution: DNS
`;
const after = before
  .replace('mode: SIMPLE', 'mode: DISABLE')
  .replace('name: mail', 'name: news')
  .replace('smtp.mail', 'feed.news');
const design = `apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata: { name: design }
spec:
  mesh: { outboundTrafficPolicy: REGISTRY_ONLY }
  workloads:
    - name: cart
      namespace: shop
      calls:
        - url: http://api.cards.example/v1 # every order
`;

const proposal: readonly Upload[] = [
  { name: 'egress.yaml', text: after },
  { name: 'design.yaml', text: design },
];
const baseline: readonly Upload[] = [
  { name: 'egress.yaml', text: before },
  { name: 'design.yaml', text: design },
];

async function startDesign(page: Page): Promise<Designer> {
  const designer = await Designer.start(page);
  await designer.openFiles(...proposal);
  await expect(designer.row('design.yaml')).toBeVisible();
  return designer;
}

/** Chooses files as the baseline, in the dialog that `Review` opens. */
async function compareWith(page: Page, ...uploads: readonly Upload[]): Promise<void> {
  await page.getByRole('button', { name: 'Review', exact: true }).first().click();
  await chooseFiles(page, uploads);
}

/** Compares the design with a baseline, and copies the link to that review. */
async function linkToReview(page: Page): Promise<string> {
  await compareWith(page, ...baseline);
  await expect(page.getByRole('region', { name: 'Review bar' })).toContainText('3 resources changed');
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const link = await page.getByRole('dialog', { name: 'Share' }).getByRole('textbox', { name: 'Link' }).inputValue();
  await page.keyboard.press('Escape');
  return link;
}

async function chooseFiles(page: Page, uploads: readonly Upload[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Files or a zip' }).click();
  await (await chooser).setFiles(uploads.map(({ name, text }) => ({ name, mimeType: '', buffer: Buffer.from(text) })));
}

test('a baseline shows what calls do otherwise, and a comment on it is the only trace', async ({ page }) => {
  const designer = await startDesign(page);
  // What is selected gives way to the first change.
  await designer.row('ServiceEntry shop/news').click();
  await compareWith(page, ...baseline);

  const bar = page.getByRole('region', { name: 'Review bar' });
  await expect(bar).toContainText(/\d+ behaviour changes · \d high/);
  await expect(bar).toContainText('3 resources changed');
  const review = page.getByRole('region', { name: 'Review', exact: true });
  const weaker = review
    .getByRole('list', { name: 'High risk' })
    .getByRole('button', { name: /^Calls .*api\.cards\.example/ });
  await expect(weaker).toHaveCount(1);
  // Form and text show what decides the change that is looked at first.
  await expect(review.locator('[aria-current]')).toBeFocused();
  await expect(designer.inspector).toContainText('DestinationRule');

  // Both states are on the canvas and in the tree.
  await expect(designer.node('ServiceEntry shop/news')).toContainText('added');
  await expect(designer.node('ServiceEntry shop/mail')).toContainText('removed');
  await expect(designer.row('ServiceEntry shop/news')).toHaveAccessibleName(/, added/);
  await expect(designer.row('Removed since the baseline')).toBeVisible();
  await bar.getByRole('button', { name: 'Before' }).click();
  await expect(designer.node('ServiceEntry shop/news')).toHaveCount(0);
  await expect(designer.node('ServiceEntry shop/mail')).toBeVisible();
  await bar.getByRole('button', { name: 'After' }).click();
  await expect(designer.node('ServiceEntry shop/mail')).toHaveCount(0);

  // Its keys walk the changes, and end where they began.
  await designer.canvas.locator('.canvas-body').focus();
  await page.keyboard.press(']');
  await page.keyboard.press('[');
  await expect(weaker).toHaveAttribute('aria-current', 'true');
  await weaker.click();
  await expect(designer.inspector).toContainText('cards');

  // A question needs words; it is written as a note, and undone in one step.
  await review.getByRole('textbox', { name: 'Why', exact: true }).fill('Is the partner gone?');
  await review.getByRole('button', { name: 'Question', exact: true }).click();
  await expect(review.getByText('Is the partner gone?')).toBeVisible();
  // The list says what happens, and beside it stands why, with what is written on each side.
  const sentence = [
    await review.locator('[aria-current] .review-title').textContent(),
    await review.locator('.review-sentence').textContent(),
  ].join(' ');
  await expect(review.getByRole('region', { name: 'Before' })).toContainText('spec.trafficPolicy.tls.mode: SIMPLE');
  await expect(review.getByRole('region', { name: 'After' })).toContainText('spec.trafficPolicy.tls.mode: DISABLE');
  const files = await designer.files();
  const text = (name: string): string => Buffer.from(files[name] ?? []).toString();
  expect(text('egress.yaml')).toBe(after);
  expect(text('design.yaml').startsWith(design)).toBe(true);
  expect(text('design.yaml').slice(design.length)).toContain(sentence);
  await designer.undo();
  await expect(review.getByText('Is the partner gone?')).toBeHidden();

  await bar.getByRole('button', { name: 'End review' }).click();
  await expect(review).toHaveCount(0);
  await expect(bar).toHaveCount(0);
  expect(Buffer.from((await designer.files())['design.yaml'] ?? []).toString()).toBe(design);
});

test('on a small screen the sum is whole, and the section is enlarged and put back', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  const designer = await Designer.start(page);
  await designer.openFiles(...proposal);
  await compareWith(page, ...baseline);
  const sum = page.locator('.review-sum');
  await expect(sum).toContainText(/resources changed$/);
  expect(await sum.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
  const review = page.getByRole('region', { name: 'Review', exact: true });
  const height = async (): Promise<number> => (await review.locator('.dock-content').boundingBox())?.height ?? 0;
  const before = await height();
  await review.getByRole('button', { name: 'Enlarge Review' }).click();
  await expect.poll(height).toBeGreaterThan(before + 200);
  await review.getByRole('button', { name: 'Back to its place' }).click();
  await expect.poll(height).toBe(before);
  // An answer over a text is whole, however low the section is.
  await review.getByRole('button', { name: 'Text 3' }).click();
  const comment = review.getByRole('button', { name: 'Comment', exact: true });
  await comment.scrollIntoViewIfNeeded();
  await expect(comment).toBeInViewport({ ratio: 1 });
  const head = review.getByRole('group', { name: 'The resource whose text is shown' });
  expect(await head.evaluate((element) => element.scrollHeight - element.clientHeight)).toBe(0);
  await review.getByRole('button', { name: /^Behaviour/ }).click();

  // At twice the size the review has a pane of its own, in which changes are chosen and answered one after the other.
  await page.setViewportSize({ width: 720, height: 450 });
  await page.getByRole('tab', { name: 'Review', exact: true }).click();
  await review
    .getByRole('button', { name: /^Calls .*feed\.news\.example/ })
    .first()
    .click();
  await expect(review.locator('[aria-current]')).toContainText('feed.news.example');
  await review.getByRole('button', { name: 'Accept', exact: true }).click();
  await expect(designer.toast).toContainText('Accepted, kept as a note');
  await page.keyboard.press(']');
  await review.getByRole('button', { name: 'Accept', exact: true }).click({ trial: true });
  await page.getByRole('tab', { name: 'Canvas', exact: true }).click();
  await expect(designer.canvas.getByRole('group').first()).toBeVisible();
  await expect(designer.canvas.getByRole('button', { name: 'Place Pod' })).toHaveCount(0);
});

test('a review goes on after a reload, is offered to another tab, and is gone when it has ended', async ({ page }) => {
  const designer = await startDesign(page);
  await compareWith(page, ...baseline);
  const bar = page.getByRole('region', { name: 'Review bar' });
  await expect(bar).toContainText('3 resources changed');
  await expect(page.getByText(/^Saved in this browser/)).toBeVisible();
  await page.reload();
  await expect(bar).toContainText(/2 files → this design.*3 resources changed/);
  await expect(designer.node('ServiceEntry shop/mail')).toContainText('removed');

  const other = await page.context().newPage();
  await watchPage(other);
  await other.goto('/');
  await other.getByRole('button', { name: 'Review', exact: true }).click();
  await expect(other.getByText(/^A review against 2 files was left open/)).toBeVisible();
  await other.getByRole('button', { name: 'Go on with it' }).click();
  await expect(other.getByRole('region', { name: 'Review bar' })).toContainText('3 resources changed');
  await other.close();

  await bar.getByRole('button', { name: 'End review' }).click();
  await expect(designer.problems.locator('.dock-content')).toBeVisible();
  await page.reload();
  await expect(designer.row('design.yaml')).toBeVisible();
  await designer.run('Compare with');
  await expect(page.getByRole('button', { name: 'Files or a zip' })).toBeVisible();
  await expect(page.getByText(/was left open/)).toHaveCount(0);
  await expect(bar).toHaveCount(0);
});

test('a link carries the review with what was decided, and a phone shows its changes', async ({ page, browser }) => {
  const promised = `${design.trimEnd()}\n          expect: { outcome: reached, tls: originated }\n`;
  const designer = await Designer.start(page);
  await designer.openFiles({ name: 'egress.yaml', text: after }, { name: 'design.yaml', text: promised });
  await compareWith(page, { name: 'egress.yaml', text: before }, { name: 'design.yaml', text: promised });
  const bar = page.getByRole('region', { name: 'Review bar' });
  await expect(bar).toContainText('3 resources changed');
  const summary = (await bar.locator('.review-sum').textContent()) ?? '';
  // A press on what still needs words leads to where they are written.
  await page.getByRole('button', { name: 'Refuse', exact: true }).press('Enter');
  await expect(page.getByRole('textbox', { name: 'Why', exact: true })).toBeFocused();
  await page.getByRole('button', { name: 'Accept', exact: true }).click();
  await expect(bar).toContainText('1 decided');

  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Share' });
  await expect(dialog.getByRole('checkbox', { name: /^With the baseline, 2 files/ })).toBeChecked();
  await expect(dialog).toContainText('2 files with 4 resources, and 2 files of the baseline');
  const link = await dialog.getByRole('textbox', { name: 'Link' }).inputValue();
  await dialog.getByRole('checkbox', { name: /read-only/ }).check();
  const looking = await dialog.getByRole('textbox', { name: 'Link' }).inputValue();
  await page.keyboard.press('Escape');
  // What is not decided is asked about, and the baseline can be sent, or compared with, after the end too.
  await bar.getByRole('button', { name: 'End review' }).click();
  const asked = page.getByRole('dialog', { name: 'End the review' });
  await expect(asked).toContainText(/^.*\d of \d changes (is|are) not decided/);
  await expect(asked.getByRole('button', { name: 'Share first' })).toBeFocused();
  await asked.getByRole('button', { name: 'End review' }).click();
  await expect(designer.toast).toContainText('Your answers to 1 change stay in the design');
  await expect(designer.canvas.locator(':focus')).toBeAttached();
  await page.getByRole('button', { name: 'Share', exact: true }).first().click();
  await expect(dialog.getByRole('checkbox', { name: /^With the baseline, 2 files/ })).toBeChecked();
  await page.keyboard.press('Escape');
  await designer.run('Compare with');
  await page.getByRole('button', { name: 'Compare with it again' }).click();
  await expect(bar).toContainText('1 decided');
  await page.getByRole('button', { name: /^Accept the \d/ }).click();
  // Notes on what the change took away are no change of their own.
  await expect(bar.locator('.review-sum')).not.toContainText(' low');
  await expect(bar).toContainText('4 open behaviour changes · 2 high · 2 medium · 4 decided');
  await expect(bar.locator('.review-count')).toHaveText(/^\d\/8$/);
  await designer.undo();
  await expect(bar).toContainText('1 decided');

  const other = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await watchPage(other);
  await other.goto(link);
  const theirs = other.getByRole('region', { name: 'Review bar' });
  await expect(theirs).toContainText(/2 files → this design.*3 resources changed/);
  await expect(theirs).toContainText('1 decided');
  await expect(other.getByRole('region', { name: 'Review', exact: true }).locator('[aria-current]')).toBeFocused();
  // It is this browser's own from now on.
  await expect(other.getByText(/^Saved in this browser/)).toBeVisible();
  await other.reload();
  await expect(theirs).toContainText('1 decided');
  await other.close();

  const reader = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await watchPage(reader);
  await reader.goto(looking);
  const read = reader.getByRole('region', { name: 'Review bar' });
  await expect(read).toContainText('1 decided');
  await expect(reader.getByRole('button', { name: 'Accept', exact: true })).toHaveCount(0);
  await reader.getByRole('note').getByRole('button', { name: 'Edit here' }).click();
  await expect(reader.getByRole('button', { name: 'Accept', exact: true })).toBeVisible();
  await expect(read).toContainText('1 decided');
  // Now, and not only once a notice has gone again.
  expect(await reader.getByText('The review has ended').count()).toBe(0);
  expect(await new Designer(reader).yaml('design.yaml')).toBe(await designer.yaml('design.yaml'));
  await reader.close();

  const phone = await browser.newPage({ viewport: { width: 400, height: 800 } });
  await watchPage(phone);
  await phone.goto(looking);
  await expect(phone.getByRole('tab', { name: 'Changes' })).toHaveAttribute('aria-selected', 'true');
  const sum = phone.getByRole('tabpanel').locator('header');
  await expect(sum).toContainText('1 decided');
  expect(summary.split(' · ').at(-1)).toBe((await sum.textContent())?.split(' · ').at(-1));
  const high = phone.getByRole('list', { name: 'High risk' });
  await expect(high).toContainText('Accepted');
  await high.getByText('Before and after').first().click();
  await expect(high.getByRole('region', { name: 'Before' }).first()).toContainText('egress.yaml');
  await expect(high.getByRole('region', { name: 'After' }).first()).toBeVisible();
  await expect(phone.getByRole('button', { name: /Accept|Refuse/ })).toHaveCount(0);
  await phone.getByRole('list', { name: 'Resources that differ' }).locator('summary').first().click();
  const lines = phone.getByRole('group', { name: 'Changed lines' });
  await expect(lines.locator('ins').first()).toBeVisible();
  await expect(lines.locator('del').first()).toBeVisible();
  const { violations } = await new AxeBuilder({ page: phone }).setLegacyMode().analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400);
  await phone.getByRole('tab', { name: 'Summary' }).click();
  await expect(phone.getByRole('region', { name: 'Promises' })).toContainText('1 promise fails');
  await phone.getByRole('tab', { name: 'Calls' }).click();
  await expect(phone.getByRole('tabpanel')).toContainText('expects reached, tls originated · found reached, tls none');
  await phone.close();
});

test('changes are refused and accepted with the keyboard alone, and the bar counts what is open', async ({ page }) => {
  const designer = await startDesign(page);
  await compareWith(page, ...baseline);
  const bar = page.getByRole('region', { name: 'Review bar' });
  const all = parseInt((await bar.getByText(/behaviour changes/).textContent()) ?? '');
  const review = page.getByRole('region', { name: 'Review', exact: true });
  await expect(review.locator('[aria-current]')).toBeFocused();
  await page.keyboard.press(']');
  await expect(bar).toContainText(`2/${all}`);
  await page.keyboard.press('[');
  await expect(bar).toContainText(`1/${all}`);
  await expect(designer.inspector).toContainText('DestinationRule');
  await expect(review.locator('[aria-current]')).toBeFocused();
  await page.keyboard.press('Shift+F6');
  await expect(bar.locator(':focus')).toBeVisible();
  await page.keyboard.press('F6');
  await expect(review.locator('[aria-current]')).toBeFocused();
  // Bar, list, Explorer, canvas, form and text: what is folded below the canvas is no stop.
  for (let stop = 1; stop <= 6; stop++) await page.keyboard.press('F6');
  await expect(review.locator('[aria-current]')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(bar).toContainText(`2/${all}`);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await page.keyboard.type('No plain text to a partner.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(bar).toContainText(new RegExp(`${all - 1} open behaviour changes .*1 decided \\(1 refused\\)`));
  await expect(review.getByRole('group', { name: 'The change that is looked at' })).toContainText(
    'Refused: No plain text to a partner.',
  );
  // The change that was answered is left, and the focus is on the next one.
  await page.keyboard.press(']');
  await expect(bar).toContainText(`2/${all}`);
  await expect(review.locator('[aria-current]')).toBeFocused();
  await review.getByRole('button', { name: 'Accept', exact: true }).press('Enter');
  await expect(bar).toContainText(new RegExp(`${all - 2} open .*2 decided`));
  // The command leads at once to the field of what is shown, a change or a text, be the section folded or not.
  await page.keyboard.press(']');
  await expect(bar).toContainText(`3/${all}`);
  await expect(review.locator('[aria-current]')).toBeFocused();
  const fold = review.getByRole('button', { name: /^Review/ }).first();
  await fold.press('Enter');
  await expect(review.getByRole('list')).toHaveCount(0);
  await designer.run('Answer in the review');
  await page.keyboard.type('Asked the partner.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(bar).toContainText(new RegExp(`${all - 3} open .*3 decided`));
  await review.getByRole('button', { name: /^Text/ }).click();
  await fold.press('Enter');
  await expect(review.getByRole('list', { name: 'Resources that differ' })).toHaveCount(0);
  await designer.run('Answer in the review');
  await page.keyboard.type('As it is in the runbook.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(bar).toContainText(/3 decided .*1 resource decided/);
  const text = Buffer.from((await designer.files())['design.yaml'] ?? []).toString();
  expect(text).toMatch(/on"?: DestinationRule\/shop\/cards/);
  expect(text).toContain('Refused: No plain text to a partner.');
  expect(text).toContain('Accepted: Asked the partner. (');
  expect(text).toContain('Accepted: As it is in the runbook. (');
});

test('half a reason waits while the texts and another change are looked at', async ({ page }) => {
  const designer = await startDesign(page);
  await compareWith(page, ...baseline);
  const bar = page.getByRole('region', { name: 'Review bar' });
  const review = page.getByRole('region', { name: 'Review', exact: true });
  const why = review.getByRole('textbox', { name: 'Why', exact: true });
  await why.fill('The partner would');
  await review.getByRole('button', { name: 'Text 3' }).click();
  await expect(review.getByRole('list', { name: 'Resources that differ' })).toBeVisible();
  await review.getByRole('button', { name: /^Behaviour/ }).click();
  await expect(why).toHaveValue('The partner would');
  // The list that was chosen is there again when the section was folded.
  await review.getByRole('button', { name: 'Text 3' }).click();
  const section = review.getByRole('button', { name: /^Review/ }).first();
  await section.click();
  await expect(review.getByRole('list', { name: 'Resources that differ' })).toHaveCount(0);
  await section.click();
  await expect(review.getByRole('list', { name: 'Resources that differ' })).toBeVisible();
  // Nor is it lost where somebody ends the review with it, be its section folded.
  await section.click();
  await bar.getByRole('button', { name: 'End review' }).click();
  const asked = page.getByRole('dialog', { name: 'End the review' });
  await expect(asked).toContainText('An answer is typed and not written: “The partner would”.');
  await asked.getByRole('button', { name: 'Go to the answer' }).click();
  await expect(why).toBeFocused();
  await expect(why).toHaveValue('The partner would');
  await bar.getByRole('button', { name: 'Next change' }).click();
  await expect(why).toHaveValue('');
  await bar.getByRole('button', { name: 'Previous change' }).click();
  await review.getByRole('button', { name: 'Refuse', exact: true }).click();
  await expect(review.getByText('Refused: The partner would')).toBeVisible();
  await expect(why).toHaveValue('');

  // Enter that is held down leads to the button, and does not press it.
  await bar.getByRole('button', { name: 'Next change' }).click();
  await expect(review.getByText('Refused: The partner would')).toBeHidden();
  await why.focus();
  for (let times = 1; times <= 3; times++) await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await expect(review.getByRole('button', { name: 'Accept', exact: true })).toBeFocused();
  await expect(bar).toContainText('1 decided (1 refused)');

  // Enter gives the answer that is marked: words alone are a comment, and decide nothing.
  await why.fill('I will ask.');
  await why.press('Enter');
  await expect(review.getByText('Comment: I will ask.')).toBeVisible();
  await expect(bar).toContainText('1 decided (1 refused)');
  await why.fill('Agreed.');
  await review.getByRole('button', { name: 'Accept', exact: true }).click();
  await expect(review.getByText('Accepted: Agreed.')).toBeVisible();
  await expect(designer.toast).toContainText('Accepted, kept as a note');

  // The button goes with what is of low risk, and the focus stays in the list; the others are decided one by one.
  await review.getByRole('button', { name: /^Accept the \d low ones/ }).press('Enter');
  await expect(bar).toContainText('2 open behaviour changes · 2 medium · 5 decided');
  await expect(review.locator('[aria-current]')).toBeFocused();
  expect(await designer.yaml('design.yaml')).toContain('Refused: The partner would (');
});

test('an answer whose change is not there is asked about before it is lost', async ({ page }) => {
  const designer = await startDesign(page);
  await compareWith(page, ...baseline);
  const bar = page.getByRole('region', { name: 'Review bar' });
  const why = page.getByRole('textbox', { name: 'Why', exact: true });
  await why.fill('The partner would');
  const holdAgainst = async (...uploads: readonly Upload[]): Promise<void> => {
    await designer.run('Compare with');
    await chooseFiles(page, uploads);
  };
  await holdAgainst(...proposal);
  await expect(page.getByText('No resource differs. Notes, accepted findings')).toBeVisible();
  await bar.getByRole('button', { name: 'End review' }).click();
  const asked = page.getByRole('dialog', { name: 'End the review' });
  await expect(asked).toContainText('An answer is typed and not written: “The partner would”.');
  await expect(asked.getByRole('button', { name: 'Go to the answer' })).toHaveCount(0);
  await expect(asked.getByRole('button', { name: 'Go on' })).toBeFocused();
  await page.keyboard.press('Enter');
  await holdAgainst(...baseline);
  await expect(why).toHaveValue('The partner would');
  await page.getByRole('button', { name: 'Accept', exact: true }).click();
  await expect(bar).toContainText('1 decided');
  expect(await designer.yaml('design.yaml')).toContain('Accepted: The partner would (');
});

test('a review that comes with a link says that the own one ends, whose baseline can be chosen again', async ({
  page,
}) => {
  const designer = await startDesign(page);
  const link = await linkToReview(page);
  const bar = page.getByRole('region', { name: 'Review bar' });
  await designer.openFiles({ name: 'more.yaml', text: before.split('---\n')[2]?.replace('mail', 'late') ?? '' });
  await expect(designer.row('more.yaml')).toBeVisible();
  await designer.run('Compare with');
  await chooseFiles(page, [{ name: 'own.yaml', text: before }]);
  await expect(bar).toContainText('own.yaml → this design');

  await page.evaluate((to) => (location.href = to), link);
  const asked = page.getByRole('dialog', { name: 'Open this link' });
  await expect(asked).toContainText('Your own review against own.yaml ends then.');
  await asked.getByRole('button', { name: 'Open in place of mine' }).click();
  await expect(bar).toContainText(/2 files → this design.*3 resources changed/);
  expect(await designer.yaml('egress.yaml')).toBe(after);
  await designer.undo();
  await expect(designer.row('more.yaml')).toBeVisible();
  await designer.run('Compare with');
  await expect(page.getByRole('dialog')).toContainText('The baseline of the review that ended: own.yaml.');
  await page.getByRole('button', { name: 'Compare with it again' }).click();
  await expect(bar).toContainText('own.yaml → this design');
  expect(Object.keys(await designer.files()).sort()).toEqual(['design.yaml', 'egress.yaml', 'more.yaml']);
});

test('a link to the same files, with a review of its own, says that the own one has ended', async ({ page }) => {
  const designer = await startDesign(page);
  const link = await linkToReview(page);
  const bar = page.getByRole('region', { name: 'Review bar' });
  await designer.run('Compare with');
  await chooseFiles(page, [{ name: 'own.yaml', text: after }]);
  await expect(bar).toContainText('own.yaml → this design');

  await page.evaluate((to) => (location.href = to), link);
  await expect(bar).toContainText(/2 files → this design.*3 resources changed/);
  await expect(page.getByText('Your review against own.yaml has ended;')).toBeVisible();
  expect(await designer.yaml('egress.yaml')).toBe(after);
});

test('comparing that breaks off says so, and is begun again', async ({ page }) => {
  let broken = true;
  await page.route(/compare-worker/, (route) => (broken ? route.abort() : route.continue()));
  const designer = new Designer(page);
  await designer.visit();
  await designer.openFiles(...proposal);
  await expect(designer.row('design.yaml')).toBeVisible();
  await compareWith(page, ...baseline);
  const bar = page.getByRole('region', { name: 'Review bar' });
  await expect(bar).toContainText('The comparison broke off. Nothing is lost.');
  broken = false;
  await bar.getByRole('button', { name: 'Try again' }).click();
  await expect(bar).toContainText('3 resources changed');
  await expect(bar).not.toContainText('failed');
});

test('the texts stand side by side where there is room', async ({ page }) => {
  await startDesign(page);
  await compareWith(page, ...baseline);
  const review = page.getByRole('region', { name: 'Review', exact: true });
  await review.getByRole('button', { name: /^Text/ }).click();
  await review.getByRole('button', { name: /DestinationRule\/shop\/cards/ }).click();
  const diff = review.getByRole('group', { name: 'Text of DestinationRule/shop/cards, before and after' });
  await expect(diff).toContainText('DISABLE');
  await expect(diff.locator('.monaco-diff-editor')).not.toHaveClass(/side-by-side/);
  await page.setViewportSize({ width: 2200, height: 1000 });
  await expect(diff.locator('.monaco-diff-editor')).toHaveClass(/side-by-side/);
  // What is new is shown by itself, and takes the place of nothing.
  await review.getByRole('button', { name: /ServiceEntry\/shop\/news/ }).click();
  const added = review.getByRole('group', { name: 'Text of ServiceEntry/shop/news, before and after' });
  await expect(added).toContainText('feed.news.example');
  await expect(added.locator('.line-insert')).toHaveCount(8);
  await expect(added.locator('.line-delete')).toHaveCount(0);
});

test('a review of plain YAML says first what assumed pods lose', async ({ page }) => {
  const designer = await Designer.start(page);
  const plain = before.replace('mode: SIMPLE }', 'mode: SIMPLE, caCertificates: system, sni: api.cards.example }');
  const secure = `${plain}---\n${plain.split('---\n')[1]?.replace('namespace: shop', 'namespace: bank')}`;
  const [now, was] = [secure, secure.replaceAll('caCertificates: system, ', '')];
  await designer.openFiles({ name: 'egress.yaml', text: now });
  await compareWith(page, {
    name: 'egress.yaml',
    text: was.replace('protocol: TCP }]', 'protocol: TCP }, { number: 2525, name: alt, protocol: TCP }]'),
  });

  const review = page.getByRole('region', { name: 'Review', exact: true });
  const bar = page.getByRole('region', { name: 'Review bar' });
  await expect(bar).toContainText('pods are assumed');
  await expect(review.getByText('No call is drawn: pods were assumed')).toBeVisible();
  await expect(review.locator('.review-change').first()).toContainText(
    'Calls from pods with a sidecar in any namespace to smtp.mail.example:2525 pass through to the dialled address',
  );
  await expect(review).toContainText('under REGISTRY_ONLY they are refused now');

  // What is of low risk alone is accepted by one press.
  await review.getByRole('button', { name: /^Accept the \d+ low ones$/ }).click();
  await expect(designer.toast).toContainText(/^Accepted \d/);
  await expect(bar).toContainText(/\d open behaviour changes? · \d medium · \d decided/);
});

test('a review in which no pod would do otherwise opens with the texts that differ', async ({ page }) => {
  const designer = await Designer.start(page);
  const proposed = before.replaceAll('  resolution: DNS', '  location: MESH_EXTERNAL\n  resolution: DNS');
  await designer.openFiles({ name: 'egress.yaml', text: proposed });
  await compareWith(page, { name: 'egress.yaml', text: before });

  const review = page.getByRole('region', { name: 'Review', exact: true });
  await expect(review.getByRole('list', { name: 'Resources that differ' })).toContainText('ServiceEntry/shop/mail');
  await review.getByRole('button', { name: 'Behaviour 0' }).click();
  await expect(review).toContainText('No call is drawn: pods were assumed');
  // The texts go while they are still being compared, which must fail nothing.
  for (let turn = 0; turn < 8; turn++)
    for (const shown of [/^Text /, 'Behaviour 0']) await review.getByRole('button', { name: shown }).click();
  expect(await designer.bundle()).toBe(proposed);

  // What no traced call shows is refused where its text is.
  await review.getByRole('button', { name: /^Text / }).click();
  const sentence = 'In ServiceEntry shop/cards, spec.location is MESH_EXTERNAL (was unset).';
  await expect(review.getByText(sentence)).toBeVisible();
  await review.getByRole('textbox', { name: 'Why', exact: true }).fill('It is ours.');
  await review.getByRole('button', { name: 'Refuse', exact: true }).click();
  await expect(review.getByRole('button', { name: /ServiceEntry\/shop\/cards/ })).toContainText('Refused');
  await expect(page.getByRole('region', { name: 'Review bar' })).toContainText(
    '2 resources changed · 1 resource decided (1 refused)',
  );
  expect(await designer.yaml('design.yaml')).toContain(`Refused: It is ours. (${sentence} Text `);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(review.getByText('It is ours.')).toBeHidden();
  expect(await designer.bundle()).toBe(proposed);
});

test('a design is compared with its files as they were opened, by one press', async ({ page }) => {
  const designer = await Designer.start(page);
  await designer.openFiles({ name: 'egress.yaml', text: before }, { name: 'design.yaml', text: design });
  const asOpened = page.getByRole('button', { name: 'The files as they were opened' });
  await designer.run('Compare with');
  await expect(page.getByRole('button', { name: 'Files or a zip' })).toBeVisible();
  await expect(asOpened).toHaveCount(0);
  await page.keyboard.press('Escape');

  await designer.row('ServiceEntry shop/cards').click();
  await designer.setText('targetPort', '8443', 'ports[0]');
  await designer.run('Compare with');
  await expect(page.getByRole('dialog', { name: 'Compare with' })).toContainText(
    '1 resource in 1 file has changed since it was opened.',
  );
  await asOpened.click();

  const bar = page.getByRole('region', { name: 'Review bar' });
  await expect(bar).toContainText(/The files as they were opened.*1 behaviour change · 1 \w+ · 1 resource changed/);
  const review = page.getByRole('region', { name: 'Review', exact: true });
  await expect(review.getByRole('button', { name: /^Calls .*api\.cards\.example.*8443/ })).toHaveCount(1);
  await designer.undo();
  await expect(bar).toContainText('No behaviour change');
  await designer.redo();
  await expect(bar).toContainText('1 behaviour change');
  expect(await designer.yaml('egress.yaml')).toBe(before.replace('targetPort: 443', 'targetPort: 8443'));
  expect(await designer.yaml('design.yaml')).toBe(design);
});

test('a change is sent with its earlier state, told at once as that, and refused', async ({ page, browser }) => {
  const designer = await Designer.start(page);
  await designer.openFiles({ name: 'egress.yaml', text: before }, { name: 'design.yaml', text: design });
  const dialog = page.getByRole('dialog', { name: 'Share' });
  const link = dialog.getByRole('textbox', { name: 'Link' });
  const earlier = dialog.getByRole('checkbox', { name: /earlier state/ });
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await expect(link).toBeVisible();
  await expect(earlier).toHaveCount(0);
  await page.keyboard.press('Escape');

  await designer.row('ServiceEntry shop/cards').click();
  await designer.setText('targetPort', '8443', 'ports[0]');
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await expect(earlier).toBeChecked();
  await expect(dialog).toContainText(/The files as they were opened: 1 resource differs. It makes the link \d+ char/);
  const axe = await new AxeBuilder({ page }).include('dialog').analyze();
  expect(axe.violations).toEqual([]);
  const address = await link.inputValue();

  const other = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await watchPage(other);
  await other.goto(address);
  const theirs = new Designer(other);
  await expect(theirs.toast).toContainText(
    'Somebody shares a change: 1 resource differs from the files as their sender opened them. Its review is open.',
  );
  const bar = other.getByRole('region', { name: 'Review bar' });
  await expect(bar).toContainText(/The files as their sender opened them.*1 resource changed/);
  await other.getByRole('button', { name: 'Refuse', exact: true }).press('Enter');
  await other.getByRole('textbox', { name: 'Why', exact: true }).fill('The partner listens on 443.');
  await other.getByRole('button', { name: 'Refuse', exact: true }).click();
  await expect(bar).toContainText('1 decided');
  expect(await theirs.yaml('design.yaml')).toContain('Refused: The partner listens on 443.');

  // The answer comes back, and is told of.
  await other.getByRole('button', { name: 'Share', exact: true }).click();
  const answered = await other.getByRole('textbox', { name: 'Link' }).inputValue();
  await other.close();
  await page.keyboard.press('Escape');
  await page.evaluate((to) => (location.href = to), answered);
  const opening = page.getByRole('dialog', { name: 'Open this link' });
  await expect(opening).toContainText('It brings 1 answer that your design does not have.');
  await opening.getByRole('button', { name: 'Open in place of mine' }).click();
  await expect(designer.toast).toContainText(
    'in place of your design. The link brings 1 answer that your design did not have.',
  );
  await expect(page.getByRole('region', { name: 'Review bar' })).toContainText('1 decided');

  const third = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await watchPage(third);
  await third.goto(answered);
  await expect(new Designer(third).toast).toContainText(
    'Somebody shares a change with 1 answer: 1 resource differs from',
  );
  await third.close();
});

test('answers of a link are taken in alone, and those to what reads otherwise since are told of', async ({
  page,
  browser,
}) => {
  const designer = await Designer.start(page);
  await designer.openFiles({ name: 'egress.yaml', text: before }, { name: 'design.yaml', text: design });
  await designer.row('ServiceEntry shop/cards').click();
  await designer.setText('targetPort', '8443', 'ports[0]');
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const address = await page.getByRole('textbox', { name: 'Link' }).inputValue();
  await page.keyboard.press('Escape');

  const other = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await watchPage(other);
  await other.goto(address);
  await other.getByRole('textbox', { name: 'Why', exact: true }).fill('The partner listens on 443.');
  await other.getByRole('button', { name: 'Refuse', exact: true }).click();
  await other.getByRole('button', { name: 'Share', exact: true }).click();
  const answered = await other.getByRole('textbox', { name: 'Link' }).inputValue();
  await other.close();

  await designer.setText('targetPort', '9443', 'ports[0]');
  const mine = await designer.yaml('egress.yaml');
  await page.evaluate((to) => (location.href = to), answered);
  const opening = page.getByRole('dialog', { name: 'Open this link' });
  await opening.getByRole('button', { name: 'Take in the answer' }).click();
  await expect(designer.toast).toContainText('Took in 1 answer from the link, as a note.');
  const told = page.getByText('1 answer is to what reads otherwise now, or no longer differs');
  await told.click();
  await expect(page.getByText('The partner listens on 443.').filter({ visible: true }).first()).toBeVisible();
  await expect(page.getByRole('region', { name: 'Review bar' })).not.toContainText('decided');
  expect(await designer.yaml('egress.yaml')).toBe(mine);

  await designer.row('ServiceEntry shop/cards').click();
  await designer.setText('targetPort', '8443', 'ports[0]');
  await expect(page.getByRole('region', { name: 'Review bar' })).toContainText('1 decided');
  await expect(told).toHaveCount(0);
});

test('a baseline that cannot be read is refused in words, and a broken one is compared as far as it goes', async ({
  page,
}) => {
  await startDesign(page);
  await compareWith(page, { name: 'notes.yaml', text: '# nothing but a comment\n' });
  const dialog = page.getByRole('dialog', { name: 'Compare with' });
  await expect(dialog.getByRole('alert')).toContainText('No resource can be read in notes.yaml');
  await dialog.getByRole('textbox', { name: 'A share link' }).fill('https://example.com/#share.1.AAAA');
  await dialog.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('This link was cut');
  await page.keyboard.press('Escape');

  await compareWith(
    page,
    { name: 'egress.yaml', text: before },
    { name: 'half.yaml', text: 'kind: ServiceEntry\nspec: {' },
  );
  const review = page.getByRole('region', { name: 'Review', exact: true });
  await review.getByText('1 gap in the comparison').click();
  await expect(review).toContainText('Document 1 of half.yaml of the baseline cannot be read to its end');
});

test('a named version is restored in one step, and the step is undone', async ({ page }) => {
  const designer = await startDesign(page);
  await designer.run('Versions');
  const dialog = page.getByRole('dialog', { name: 'Versions' });
  await dialog.getByRole('textbox', { name: 'Name of a new version' }).fill('Before the audit');
  await dialog.getByRole('button', { name: 'Save version' }).click();
  const row = dialog.getByRole('listitem').filter({ hasText: 'Before the audit' });
  await expect(row).toContainText('as the design is now');
  await expect(dialog.getByRole('listitem').filter({ hasText: 'After an import' })).toHaveCount(1);
  await page.keyboard.press('Escape');

  await designer.openFiles({ name: 'more.yaml', text: before.split('---\n')[2]?.replace('mail', 'late') ?? '' });
  await expect(designer.row('more.yaml')).toBeVisible();
  await designer.run('Versions');
  await expect(row).toContainText('since then 1 resource, ');
  await row.getByRole('button', { name: /^Restore/ }).click();
  await expect(dialog).toBeHidden();
  await expect(designer.row('more.yaml')).toHaveCount(0);
  expect(Object.keys(await designer.files()).sort()).toEqual(['design.yaml', 'egress.yaml']);
  await designer.undo();
  await expect(designer.row('more.yaml')).toBeVisible();

  // Any two are compared, the older as the baseline.
  await designer.run('Versions');
  await dialog.getByRole('checkbox', { name: /Before the audit/ }).check();
  await dialog
    .getByRole('checkbox', { name: /Before a restore/ })
    .first()
    .check();
  await dialog.getByRole('button', { name: 'Compare the two chosen' }).click();
  await expect(page.getByRole('region', { name: 'Review bar' })).toContainText('1 resource changed');
  await expect(designer.node('ServiceEntry shop/late')).toContainText('added');
});

test('a version is deleted only once that is said twice, and the keyboard stays in the list', async ({ page }) => {
  const designer = await startDesign(page);
  await designer.run('Versions');
  const dialog = page.getByRole('dialog', { name: 'Versions' });
  const name = dialog.getByRole('textbox', { name: 'Name of a new version' });
  await name.fill('Before the audit');
  await page.keyboard.press('Enter');
  const row = dialog.getByRole('listitem').filter({ hasText: 'Before the audit' });
  const remove = row.getByRole('button', { name: /^Delete Before the audit,/ });
  await remove.press('Enter');
  await expect(row.getByRole('group', { name: 'Delete Before the audit for good?' })).toBeVisible();
  await expect(row.getByRole('button', { name: 'Keep' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(remove).toBeFocused();
  const rename = row.getByRole('button', { name: /^Rename Before/ });
  await rename.press('Enter');
  await page.keyboard.press('Escape');
  await expect(rename).toBeFocused();
  await remove.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(row).toHaveCount(0);
  await expect(name).toBeFocused();
  await page.keyboard.press('Escape');
  expect(await designer.yaml('design.yaml')).toBe(design);
});

test('without a storage the versions say so, and the design goes on', async ({ page }) => {
  await page.addInitScript(() => {
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = function (name: string, version?: number) {
      if (name === 'fairway-versions') throw new DOMException('Denied.', 'InvalidStateError');
      return open.call(this, name, version);
    };
  });
  const designer = await startDesign(page);
  await designer.run('Versions');
  const dialog = page.getByRole('dialog', { name: 'Versions' });
  await expect(dialog.getByRole('alert')).toContainText('This browser keeps no versions');
  await dialog.getByRole('textbox', { name: 'Name of a new version' }).fill('Kept');
  await dialog.getByRole('button', { name: 'Save version' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Name of a new version' })).toHaveValue('Kept');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the review and the versions have no accessibility finding, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const designer = await startDesign(page);
    await designer.run('Compare with');
    await expect(page.getByRole('button', { name: 'Files or a zip' })).toBeVisible();
    await check(page, 'baseline dialog');
    await page.keyboard.press('Escape');
    await compareWith(page, ...baseline);
    await expect(page.getByRole('region', { name: 'Review bar' })).toContainText('behaviour change');
    await check(page, 'review');
    await page.getByRole('region', { name: 'Review', exact: true }).getByRole('button', { name: /^Text/ }).click();
    await check(page, 'text');
    await designer.run('Versions');
    await expect(page.getByRole('dialog', { name: 'Versions' }).getByRole('listitem').first()).toBeVisible();
    await check(page, 'versions');
  });
}

async function check(page: Page, state: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().exclude('.monaco-editor').analyze();
  const told = violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
  expect.soft(told, state).toEqual([]);
}
