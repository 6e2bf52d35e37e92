import { expect, type Locator, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import type { Point } from './boxes';
import { exported } from './exported';
import { dragTool, drawWire, type Side } from './mouse';
import { escape, PageParts } from './page-parts';
import { watchPage } from './watch-page';

export interface Upload {
  readonly name: string;
  readonly text: string | Uint8Array;
}

/** The bytes of a fixture, as text. */
export function fixture(name: string): string {
  return readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8');
}

/** The bytes of a fixture as they are. */
export function fixtureBytes(name: string): Uint8Array {
  return readFileSync(new URL(`./fixtures/${name}`, import.meta.url));
}

/** What a user of the page does. */
export class Designer extends PageParts {
  /** Opens the page and fails the test at the first error, the first request that leaves the machine and the first violation of the page's policy. */
  static async start(page: Page): Promise<Designer> {
    await watchPage(page);
    const designer = new Designer(page);
    await designer.visit();
    return designer;
  }

  async visit(): Promise<void> {
    await this.page.goto('/');
    await expect(this.canvas).toBeVisible();
  }

  /** Opens files through the file picker. */
  async openFiles(...uploads: readonly Upload[]): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.page.getByRole('button', { name: 'Open', exact: true }).click();
    await (
      await chooser
    ).setFiles(uploads.map(({ name, text }) => ({ name, mimeType: '', buffer: Buffer.from(text) })));
  }

  /** Opens fixtures by their names and waits until each is listed. */
  async openFixtures(...names: readonly string[]): Promise<void> {
    await this.openFiles(...names.map((name) => ({ name, text: fixtureBytes(name) })));
    for (const name of names) await expect(this.row(name)).toBeVisible();
  }

  async selectNode(label: string): Promise<void> {
    await this.node(label).click({ position: { x: 40, y: 14 } });
    await expect(this.inspector).toContainText(label.split('/').at(-1) as string);
  }

  /**
   * Draws a wire with the mouse from the handle of a card, or of one of its rows, to the middle of another or to a point of the page; with
   * `side` left from where calls arrive.
   */
  async drawWire(from: Locator, to: Locator | Point, side: Side = 'right'): Promise<void> {
    await drawWire(this.canvas, from, to, side);
  }

  /** Drags a tool of the palette to the middle of something, or to a point of the page. */
  async dragTool(title: string, to: Locator | Point): Promise<void> {
    await dragTool(this.canvas, title, to);
  }

  /** Runs a command of the palette by its title. */
  async run(title: string): Promise<void> {
    await this.page.keyboard.press('Control+k');
    const palette = this.page.getByRole('dialog', { name: 'Command palette' });
    await palette.getByRole('combobox').fill(title);
    await palette
      .getByRole('option', { name: new RegExp(escape(title)) })
      .first()
      .click();
  }

  async undo(): Promise<void> {
    await this.page.keyboard.press('Control+z');
  }

  async redo(): Promise<void> {
    await this.page.keyboard.press('Control+Shift+z');
  }

  /** Shows every field of the form. */
  async showAllFields(): Promise<void> {
    await this.inspector.getByText(/^All \d+$/).click();
  }

  /** Types into a text field of the form and commits with Enter; `within` is the path of a list item's group. */
  async setText(field: string, value: string, within?: string): Promise<void> {
    const input = this.field(field, within);
    await input.click();
    await input.fill(value);
    await input.press('Enter');
  }

  /** Chooses from a picker of the form. */
  async choose(field: string, option: string, within?: string): Promise<void> {
    await this.field(field, within).click();
    await this.page
      .getByRole('option', { name: new RegExp(`^${escape(option)}\\b`) })
      .first()
      .click();
  }

  /** Adds one value to a list of strings. */
  async addTo(list: string, value: string): Promise<void> {
    await this.inspector.getByRole('button', { name: `Add to ${list}`, exact: true }).click();
    const input = this.inspector.locator('input:focus');
    await input.fill(value);
    await input.press('Enter');
  }

  /** Adds one entry to a map of names and values. */
  async addEntry(map: string, key: string, value: string): Promise<void> {
    await this.inspector.getByRole('button', { name: `Add to ${map}`, exact: true }).click();
    await expect(this.inspector.locator('input:focus')).toHaveValue('');
    await this.page.keyboard.type(key);
    await this.page.keyboard.press('Tab');
    await this.page.keyboard.type(value);
    await this.page.keyboard.press('Enter');
  }

  /** Unfolds a part of the form that is folded. */
  async unfold(name: string, within?: string): Promise<void> {
    const head = this.fieldsOf(within).getByRole('button', { name, exact: true }).first();
    if ((await head.getAttribute('aria-expanded')) !== 'true') await head.click();
  }

  /** Chooses one of the cards of a TLS block: its label, since the radio itself is out of sight. */
  async chooseTls(mode: string, block = 'trafficPolicy.tls'): Promise<void> {
    await this.fieldsOf(block)
      .getByRole('radio', { name: mode, exact: true })
      .first()
      .locator('xpath=ancestor::label')
      .click();
  }

  /** Sets a true-or-false field. */
  async chooseBoolean(field: string, value: 'true' | 'false', within: string): Promise<void> {
    const group = this.fieldsOf(within).getByRole('radiogroup', { name: field, exact: true });
    await group.getByRole('radio', { name: value, exact: true }).locator('xpath=ancestor::label').click();
  }

  /** The text of one file of the workspace, byte for byte, as the zip export gives it. */
  async yaml(path: string): Promise<string> {
    const files = await this.files();
    const bytes = files[path];
    if (bytes === undefined) throw new Error(`The export holds no ${path}, only ${Object.keys(files).join(', ')}`);
    return strFromU8(bytes);
  }

  /** Waits until `egress.yaml` is exactly this text. */
  async expectYaml(expected: string): Promise<void> {
    await expect(async () => expect(await this.yaml('egress.yaml')).toBe(expected)).toPass({ timeout: 8_000 });
  }

  /** All files of the workspace, as the zip export gives them. */
  async files(): Promise<Record<string, Uint8Array>> {
    return unzipSync(await exported(this.page, 'zip'));
  }

  /** The single-file export's text. */
  async bundle(): Promise<string> {
    return strFromU8(await exported(this.page, 'yaml'));
  }

  /** Puts the caret of the editor at the end of a line, 1-based, of the file that is shown. */
  async caretAtEndOf(line: number): Promise<void> {
    await this.yamlPane
      .locator('.monaco-editor')
      .first()
      .click({ position: { x: 240, y: 40 } });
    await this.page.keyboard.press('Control+Home');
    for (let step = 1; step < line; step++) await this.page.keyboard.press('ArrowDown');
    await this.page.keyboard.press('End');
  }
}

/** The 1-based line of a text that holds `part` first. */
export function lineOf(text: string, part: string): number {
  return text.slice(0, text.indexOf(part)).split(/\r\n|\r|\n/).length;
}
