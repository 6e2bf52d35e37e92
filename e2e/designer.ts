import { expect, type Download, type Locator, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
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

/** What a user of the page does and sees. Things are found by role and accessible name, as the outward contract says. */
export class Designer {
  readonly explorer: Locator;
  readonly canvas: Locator;
  readonly inspector: Locator;
  readonly yamlPane: Locator;
  readonly topology: Locator;
  readonly problems: Locator;
  readonly trace: Locator;
  readonly assertions: Locator;
  readonly posture: Locator;

  constructor(readonly page: Page) {
    const region = (name: string): Locator => page.getByRole('region', { name, exact: true });
    this.explorer = region('Explorer');
    this.canvas = region('Canvas');
    this.inspector = region('Inspector');
    this.yamlPane = region('YAML');
    this.topology = region('Topology');
    this.problems = region('Problems');
    this.trace = region('Trace');
    this.assertions = region('Assertions');
    this.posture = region('Posture');
  }

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

  /** The toast that is shown. */
  get toast(): Locator {
    return this.page.getByRole('group', { name: 'Notice', exact: true });
  }

  /** A row of the Explorer by the beginning of its name. */
  row(name: string): Locator {
    return this.explorer.getByRole('treeitem', { name: new RegExp(`^${escape(name)}`) }).first();
  }

  /** A card of the canvas by its accessible name. */
  node(label: string): Locator {
    return this.canvas.getByRole('group', { name: label, exact: true });
  }

  /** A call of a pod on the canvas, by its URL. */
  call(url: string): Locator {
    return this.canvas.getByRole('group', { name: `Call to ${url}`, exact: true });
  }

  async selectNode(label: string): Promise<void> {
    await this.node(label).click({ position: { x: 40, y: 14 } });
    await expect(this.inspector).toContainText(label.split('/').at(-1) as string);
  }

  /**
   * Draws a wire with the mouse from the handle of a card, or of one of its rows, to the middle of another or to a point of the page; with
   * `side` left from where calls arrive.
   */
  async drawWire(
    from: Locator,
    to: Locator | { readonly x: number; readonly y: number },
    side: 'left' | 'right' = 'right',
  ): Promise<void> {
    const start = await this.handleOf(from, side);
    await this.page.mouse.move(start.x, start.y);
    await this.page.mouse.down();
    const end = 'x' in to ? to : await middleOf(to);
    await this.page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 4 });
    await this.page.mouse.move(end.x, end.y, { steps: 4 });
    await this.page.mouse.up();
  }

  /** Where the handle of a card or row is, which shows while it is pointed at: of a card the one level with its name. */
  private async handleOf(part: Locator, side: 'left' | 'right'): Promise<{ readonly x: number; readonly y: number }> {
    await part.hover({ position: { x: 30, y: 10 } });
    const { x, y, width, height } = await boxOf(part);
    const edge = side === 'left' ? x : x + width;
    const isCard = await part.evaluate((element) => element.classList.contains('react-flow__node'));
    const wanted = isCard ? y + 22 : y + height / 2;
    const handles = this.canvas.locator('.connect-handle');
    await expect(handles.first()).toBeAttached();
    const places = await Promise.all((await handles.all()).map(middleOf));
    const away = (at: { readonly x: number; readonly y: number }): number =>
      Math.abs(at.y - wanted) + (Math.abs(at.x - edge) > 40 ? 1000 : 0);
    const [nearest] = places.sort((a, b) => away(a) - away(b));
    if (!nearest) throw new Error('There is no handle');
    return nearest;
  }

  /** Drags a tool of the palette to the middle of something, or to a point of the page. */
  async dragTool(title: string, to: Locator | { readonly x: number; readonly y: number }): Promise<void> {
    const start = await middleOf(this.canvas.getByRole('button', { name: `Place ${title}`, exact: true }));
    const end = 'x' in to ? to : await middleOf(to);
    await this.page.mouse.move(start.x, start.y);
    await this.page.mouse.down();
    await this.page.mouse.move(end.x, end.y - 20, { steps: 4 });
    await this.page.mouse.move(end.x, end.y, { steps: 2 });
    await this.page.mouse.up();
  }

  /** The small form that floats over the canvas. */
  form(title: string | RegExp): Locator {
    return this.canvas.getByRole('dialog', { name: title });
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

  /** The control of a field, found by its label. */
  field(name: string, within?: string): Locator {
    const scope =
      within === undefined ? this.inspector : this.inspector.getByRole('group', { name: within, exact: true });
    return scope.getByLabel(name, { exact: true }).first();
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
    const scope =
      within === undefined ? this.inspector : this.inspector.getByRole('group', { name: within, exact: true });
    const head = scope.getByRole('button', { name, exact: true }).first();
    if ((await head.getAttribute('aria-expanded')) !== 'true') await head.click();
  }

  /** Chooses one of the cards of a TLS block: its label, since the radio itself is out of sight. */
  async chooseTls(mode: string, block = 'trafficPolicy.tls'): Promise<void> {
    await this.inspector
      .getByRole('group', { name: block, exact: true })
      .getByRole('radio', { name: mode, exact: true })
      .first()
      .locator('xpath=ancestor::label')
      .click();
  }

  /** Sets a true-or-false field. */
  async chooseBoolean(field: string, value: 'true' | 'false', within: string): Promise<void> {
    const group = this.inspector
      .getByRole('group', { name: within, exact: true })
      .getByRole('radiogroup', { name: field, exact: true });
    await group.getByRole('radio', { name: value, exact: true }).locator('xpath=ancestor::label').click();
  }

  /** The text of one file of the workspace, byte for byte, as the zip export gives it. */
  async yaml(path: string): Promise<string> {
    const files = await this.files();
    const bytes = files[path];
    if (bytes === undefined) throw new Error(`The export holds no ${path}, only ${Object.keys(files).join(', ')}`);
    return strFromU8(bytes);
  }

  /** All files of the workspace, as the zip export gives them. */
  async files(): Promise<Record<string, Uint8Array>> {
    return unzipSync(await readDownload(await this.export('zip')));
  }

  /** The single-file export's text. */
  async bundle(): Promise<string> {
    return strFromU8(await readDownload(await this.export('yaml')));
  }

  private async export(form: 'yaml' | 'zip'): Promise<Download> {
    await this.page.getByRole('button', { name: 'Export', exact: true }).first().click();
    const dialog = this.page.getByRole('dialog', { name: 'Export' });
    await dialog.getByRole('radio', { name: form === 'zip' ? /zip/i : /one yaml file/i }).check();
    const design = dialog.getByRole('checkbox', { name: /design/i });
    if (form === 'zip' && (await design.count()) > 0) await design.check();
    const download = this.page.waitForEvent('download');
    await dialog.getByRole('button', { name: /^(Export|Download)/ }).click();
    return download;
  }

  /** The lines that Monaco shows, for looking only: the workspace is what `yaml` reads. */
  get editorLines(): Locator {
    return this.yamlPane.locator('.view-lines');
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

async function boxOf(of: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await of.boundingBox();
  if (!box) throw new Error('It is not on the page');
  return box;
}

async function middleOf(of: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const { x, y, width, height } = await boxOf(of);
  return { x: x + width / 2, y: y + height / 2 };
}

async function readDownload(download: Download): Promise<Uint8Array> {
  const path = await download.path();
  return new Uint8Array(readFileSync(path));
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
