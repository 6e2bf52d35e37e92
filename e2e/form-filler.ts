import { expect, type Locator } from '@playwright/test';
import type { Designer } from './designer';

/** A resource as somebody wants to have it. */
export interface Wanted {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly spec: Fields;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * Makes resources with the form alone: what a user does who knows what the resource shall be and looks for each field by its name. It learns from the
 * page what a field is, a text, a choice, a list, and knows nothing of the kinds.
 */
export class FormFiller {
  constructor(private readonly designer: Designer) {}

  /** Makes a new resource and fills its form until every wanted field is there. */
  async make(wanted: Wanted): Promise<void> {
    const { page } = this.designer;
    const { name, namespace } = wanted.metadata as { name: string; namespace: string };
    const host = wanted.spec['host'] ?? (wanted.spec['hosts'] as readonly string[])[0];
    await page.getByRole('button', { name: 'New resource', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'New resource' });
    await dialog.getByRole('radio', { name: new RegExp(`${wanted.kind}$`) }).check({ force: true });
    await dialog.getByLabel('host', { exact: true }).fill(String(host));
    await dialog.getByLabel('name', { exact: true }).fill(name);
    await dialog.getByLabel('namespace', { exact: true }).fill(namespace);
    await dialog.getByRole('button', { name: `Add ${wanted.kind}` }).click();
    await this.designer.row(`${wanted.kind} ${namespace}/${name}`).click();
    await expect(this.form.getByRole('heading', { name, level: 3 })).toBeVisible();
    await this.designer.showAllFields();
    await this.form.getByRole('combobox', { name: 'apiVersion' }).selectOption(wanted.apiVersion);
    for (const map of ['labels', 'annotations'])
      for (const [key, value] of Object.entries((wanted.metadata[map] ?? {}) as Fields))
        await this.designer.addEntry(`metadata.${map}`, key, String(value));
    await this.fill(wanted.spec, '');
  }

  /** Unsets a field of the form by its menu. */
  async unset(path: string): Promise<void> {
    const [within, name] = split(path);
    await this.scope(within)
      .getByRole('button', { name: `More about ${name}`, exact: true })
      .first()
      .click();
    await this.designer.page.getByRole('menuitem', { name: /^Unset/ }).click();
  }

  private get form(): Locator {
    return this.designer.inspector;
  }

  /** The part of the form that shows the fields at a path; fields of sections stand in the form itself. */
  private scope(path: string): Locator {
    return path === '' || path === 'trafficPolicy'
      ? this.form
      : this.form.getByRole('group', { name: path, exact: true });
  }

  private async fill(fields: Fields, path: string): Promise<void> {
    // The choices that decide which other fields are shown come first.
    const order = Object.entries(fields).sort(([a], [b]) => Number(b === 'mode') - Number(a === 'mode'));
    for (const [name, value] of order) {
      const at = path === '' ? name : `${path}.${name}`;
      if (Array.isArray(value)) await this.fillList(value, at);
      else if (typeof value === 'object' && value !== null) await this.fillGroup(value as Fields, path, name);
      else await this.setField(path, name, String(value));
    }
  }

  private async fillList(items: readonly unknown[], path: string): Promise<void> {
    const add = this.form.getByRole('button', { name: `Add to ${path}`, exact: true });
    for (const [index, item] of items.entries()) {
      const at = `${path}[${index}]`;
      if (typeof item !== 'object') {
        const written = this.form.getByLabel(at, { exact: true });
        if ((await written.count()) > 0) await this.type(written.first(), String(item));
        else await this.designer.addTo(path, String(item));
        continue;
      }
      if ((await this.form.getByRole('group', { name: at, exact: true }).count()) === 0) await add.click();
      await this.unfold(at, at);
      await this.fill(item as Fields, at);
    }
  }

  private async fillGroup(fields: Fields, path: string, name: string): Promise<void> {
    const at = path === '' ? name : `${path}.${name}`;
    await this.turnOn(name, at);
    if (at !== 'trafficPolicy') await this.unfold(at, name);
    const add = this.form.getByRole('button', { name: `Add to ${at}`, exact: true });
    if ((await add.count()) === 0) return this.fill(fields, at);
    for (const [key, value] of Object.entries(fields)) await this.designer.addEntry(at, key, String(value));
  }

  private async turnOn(name: string, path: string): Promise<void> {
    const toggle = this.form.getByRole('switch', { name, exact: true });
    if (path === 'trafficPolicy' || (await toggle.count()) === 0) return;
    if (!(await toggle.first().isChecked())) await toggle.first().click({ force: true });
  }

  /** Unfolds a group by its head, where it has one. */
  private async unfold(path: string, name: string): Promise<void> {
    const group = this.form.getByRole('group', { name: path, exact: true });
    if ((await group.count()) === 0) return;
    const head = group.first().getByRole('button', { name, exact: true });
    if ((await head.count()) === 0) return;
    if ((await head.first().getAttribute('aria-expanded')) === 'false') await head.first().click();
  }

  private async setField(path: string, name: string, value: string): Promise<void> {
    const scope = this.scope(path).first();
    const radios = scope.getByRole('radiogroup', { name, exact: true });
    if ((await radios.count()) > 0) {
      await radios.first().getByRole('radio', { name: value, exact: true }).click({ force: true });
      return;
    }
    const control = scope.getByLabel(name, { exact: true }).first();
    if ((await control.getAttribute('readonly')) === null) return this.type(control, value);
    if ((await control.inputValue()) === value) return;
    await control.click();
    await this.designer.page.getByRole('option', { name: value, exact: true }).first().click();
  }

  private async type(control: Locator, value: string): Promise<void> {
    if ((await control.inputValue()) === value) return;
    await control.click();
    await control.fill(value);
    await control.press('Enter');
    await expect(control).toHaveValue(value);
  }
}

/** A path without its last step, and that step. */
function split(path: string): readonly [string, string] {
  const dot = path.lastIndexOf('.');
  return dot < 0 ? ['', path] : [path.slice(0, dot), path.slice(dot + 1)];
}
