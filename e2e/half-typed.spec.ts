import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { Designer } from './designer';
import { file, kill, written } from './stored-design';

const number = 'number';
const port = 'ports[0]';

async function openPort(context: BrowserContext): Promise<Designer> {
  const designer = await Designer.start(await context.newPage());
  await designer.openFixtures(file);
  await designer.selectNode('ServiceEntry payments/card-api');
  await expect(designer.field(number, port)).toHaveValue('80');
  return designer;
}

/** The text in a field that is stored beside the designs; undefined where there is none. */
function typedIn(page: Page): Promise<string | undefined> {
  return page.evaluate(
    () =>
      new Promise<string | undefined>((resolve, reject) => {
        const opening = indexedDB.open('fairway');
        opening.onerror = () => reject(new Error('The storage cannot be read.'));
        opening.onsuccess = () => {
          const all = opening.result.transaction('designs').objectStore('designs').getAll();
          all.onsuccess = () => {
            opening.result.close();
            const [design] = all.result as readonly { readonly typing?: { readonly text: string } }[];
            resolve(design?.typing?.text);
          };
        };
      }),
  );
}

test('a text that was typed into a field and not applied outlives the process, until it is applied or given up', async ({
  context,
}) => {
  const first = await openPort(context);
  await first.field(number, port).fill('808');
  await first.page.keyboard.type('0');
  // How soon that is stored the journey of the lost process looks at.
  await expect.poll(() => typedIn(first.page)).toBe('8080');
  await kill(context, first.page);

  const second = await Designer.start(await context.newPage());
  await expect(second.toast).toContainText('Not yet applied: “8080”, typed into spec.ports[0].number.');
  await expect(second.field(number, port)).toHaveValue('8080');
  expect(await second.yaml(file)).toBe(written);
  // Nobody has touched it, so it waits on.
  await kill(context, second.page);

  const third = await Designer.start(await context.newPage());
  await expect(third.field(number, port)).toHaveValue('8080');
  await third.field(number, port).press('Enter');
  expect(await third.yaml(file)).toBe(written.replace('number: 80', 'number: 8080'));
  await third.undo();
  expect(await third.yaml(file)).toBe(written);
  await third.field(number, port).fill('9');
  await third.field(number, port).press('Escape');
  await expect.poll(() => typedIn(third.page)).toBeUndefined();
  await kill(context, third.page);

  const fourth = await Designer.start(await context.newPage());
  await expect(fourth.toast).toContainText('Restored your work');
  await expect(fourth.toast).not.toContainText('Not yet applied');
  expect(await fourth.yaml(file)).toBe(written);
});

test('a text that cannot be applied is not written when the page is left, and offered when it is opened again', async ({
  context,
}) => {
  const designer = await openPort(context);
  await designer.field(number, port).fill('70000');
  const asked: string[] = [];
  designer.page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.accept();
  });
  await designer.page.reload();
  await expect(designer.toast).toContainText('Not yet applied: “70000”');
  await expect(designer.field(number, port)).toHaveValue('70000');
  expect(await designer.yaml(file)).toBe(written);
  // Nothing would have been lost.
  expect(asked).toEqual([]);
});
