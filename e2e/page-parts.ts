import type { Locator, Page } from '@playwright/test';

/** What is on the page. Things are found by role and accessible name, as the outward contract says. */
export class PageParts {
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

  /** The small form that floats over the canvas. */
  form(title: string | RegExp): Locator {
    return this.canvas.getByRole('dialog', { name: title });
  }

  /** The control of a field of the inspector, found by its label; `within` is the path of a list item's or object's group. */
  field(name: string, within?: string): Locator {
    return this.fieldsOf(within).getByLabel(name, { exact: true }).first();
  }

  /** The part of the inspector's form that shows the fields at a path; all of it without one. */
  protected fieldsOf(path: string | undefined): Locator {
    return path === undefined ? this.inspector : this.inspector.getByRole('group', { name: path, exact: true });
  }

  /** The lines that Monaco shows, for looking only: the workspace is what the export gives. */
  get editorLines(): Locator {
    return this.yamlPane.locator('.view-lines');
  }
}

/** A text as a regular expression that matches it and nothing else. */
export function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
