import { expect, test } from '@playwright/test';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseAllDocuments } from 'yaml';
import { Designer } from './designer';
import { FormFiller, type Wanted } from './form-filler';

const folder = fileURLToPath(new URL('../../shared/seed/blocks/', import.meta.url));
const blocks = existsSync(folder) ? readdirSync(folder).sort() : [];

for (const block of blocks) {
  test(`${block} is built from nothing in the forms`, async ({ page }) => {
    test.setTimeout(180_000);
    const designer = await Designer.start(page);
    const filler = new FormFiller(designer);
    const wanted = read(readFileSync(`${folder}${block}`, 'utf8')).map(corrected);
    for (const [index, each] of wanted.entries()) {
      await filler.make(each);
      const made = read(await designer.bundle())[index];
      // What the new resource began with and the wanted one has not.
      for (const extra of extraPaths(made?.spec, each.spec)) await filler.unset(extra);
    }
    await expect(async () => expect(read(await designer.bundle())).toEqual(wanted)).toPass({ timeout: 8_000 });
  });
}

function read(text: string): Wanted[] {
  return parseAllDocuments(text).flatMap((document) => (document.toJS() as Wanted | null) ?? []);
}

/** The article has `localityLbSetting` where Istio knows no such field; a form has it where Istio reads it. */
function corrected(resource: Wanted): Wanted {
  const policy = resource.spec['trafficPolicy'] as Record<string, unknown> | undefined;
  if (policy?.['localityLbSetting'] === undefined) return resource;
  const { localityLbSetting, ...rest } = policy;
  return { ...resource, spec: { ...resource.spec, trafficPolicy: { ...rest, loadBalancer: { localityLbSetting } } } };
}

/** Paths of what is in `made` and not in `wanted`, as the form calls them. */
function extraPaths(made: unknown, wanted: unknown, path = ''): string[] {
  if (wanted === undefined) return [path];
  if (typeof made !== 'object' || made === null || Array.isArray(made)) return [];
  return Object.entries(made).flatMap(([key, value]) =>
    extraPaths(value, (wanted as Record<string, unknown>)[key], path === '' ? key : `${path}.${key}`),
  );
}
