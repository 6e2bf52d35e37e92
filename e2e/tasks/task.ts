import { expect, test, type Locator, type Page } from '@playwright/test';
import { strFromU8 } from 'fflate';
import { Designer } from '../designer';
import { Hand } from './hand';

/** Files of a workspace: path to text. */
export type Files = Readonly<Record<string, string>>;

/** A task as a user gets it: a design, a goal, and the fewest actions that the design of the page allows for it. */
export interface Task {
  readonly number: number;
  readonly start: string;
  readonly goal: string;
  readonly fewest: number;
  readonly files: Files;
  /** What the files are in the end, byte for byte; `undefined` where the task asks a question and writes nothing. */
  readonly written?: Files;
  readonly perform: (at: Desk) => Promise<void>;
}

/** What a task is done with. */
export interface Desk {
  readonly designer: Designer;
  readonly page: Page;
  readonly hand: Hand;
  /** Ends the task unless a sentence is on the screen, in a part of the page, without a search for it. */
  readonly reads: (part: Locator, sentence: string | RegExp) => Promise<void>;
}

/** What a task took. `npm run tasks` makes a row of it. */
export interface Measured {
  readonly number: number;
  readonly start: string;
  readonly goal: string;
  readonly fewest: number;
  readonly actions: number;
  /** Seconds: what the script took, and what the keystroke-level model expects of a person who knows the way. */
  readonly machine: number;
  readonly estimate: number;
  readonly bytesBeyond: number;
  readonly sentence: string;
}

/** Declares a task as a test: it ends with the goal, no byte beyond it, its sentence read, and no more actions than the design allows. */
export function task(name: string, described: Task): void {
  test(`task ${described.number}: ${name}`, async ({ page }, info) => {
    const { fewest, files, perform } = described;
    const designer = await Designer.start(page);
    if (Object.keys(files).length > 0) await begin(designer, files);
    const hand = new Hand(page);
    const sentences: string[] = [];
    const began = performance.now();
    await perform({ designer, page, hand, reads: (part, sentence) => read(part, sentence, sentences) });
    const machine = (performance.now() - began) / 1000;
    const written = described.written ?? files;
    const found = texts(await designer.files());
    expect(found).toEqual(written);
    expect(hand.actions).toBeLessThanOrEqual(fewest);
    expect(sentences).not.toEqual([]);
    const { number, start, goal } = described;
    const measured: Measured = {
      ...{ number, start, goal, fewest, machine },
      ...{ actions: hand.actions, estimate: hand.estimate },
      bytesBeyond: bytesBeyond(found, written),
      sentence: sentences.at(-1) ?? '',
    };
    info.annotations.push({ type: 'measured', description: JSON.stringify(measured) });
  });
}

/** Opens the design; nothing is selected, and no notice lies over anything. */
async function begin(designer: Designer, files: Files): Promise<void> {
  await designer.openFiles(...Object.entries(files).map(([name, text]) => ({ name, text })));
  for (const name of Object.keys(files)) await expect(designer.row(name)).toBeVisible();
  await expect(designer.editorLines.first()).toBeVisible();
  await designer.page.keyboard.press('Escape');
  await expect(designer.toast).toBeHidden();
}

/** Waits for a sentence, and keeps it as it stood there. */
async function read(part: Locator, sentence: string | RegExp, sentences: string[]): Promise<void> {
  const place = part.getByText(sentence).first();
  await expect(place).toBeInViewport();
  sentences.push(((await place.textContent()) ?? '').replace(/\s+/g, ' ').trim());
}

function texts(files: Readonly<Record<string, Uint8Array>>): Files {
  return Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, strFromU8(bytes)]));
}

/** How many bytes differ between what was written and what was meant, in all files, outside of what both begin and end with. */
function bytesBeyond(found: Files, meant: Files): number {
  const paths = new Set([...Object.keys(found), ...Object.keys(meant)]);
  return [...paths].reduce((sum, path) => sum + difference(found[path] ?? '', meant[path] ?? ''), 0);
}

function difference(left: string, right: string): number {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < shorter - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  return Math.max(a.length, b.length) - head - tail;
}
