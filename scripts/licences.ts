import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A package that the page or the command line may hold a part of: what the lock file names, and is not for development alone. */
export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  /** An SPDX expression. */
  readonly licence: string;
  /** What its files about licences and notices say. */
  readonly texts: readonly string[];
}

/** Where the licence is not in the package's own description, and was read in the file beside it. */
const readByHand: ReadonlyMap<string, string> = new Map([['khroma', 'MIT']]);

/** Licences under which parts may be passed on within the page, as long as their texts go along. */
const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'OFL-1.1',
  'Unlicense',
  'Zlib',
]);

/** Whether an SPDX expression can be met by licences of the list: one side of each `OR`, both of each `AND`. */
export function isAllowed(licence: string): boolean {
  const expression = licence.replace(/^\((.*)\)$/, '$1');
  if (/[()]/.test(expression)) return false;
  return expression.split(' OR ').some((side) => side.split(' AND ').every((each) => allowed.has(each.trim())));
}

/** The packages by name and version. Throws when one is not installed, since then its licence is not known. */
export function shippedPackages(): readonly ShippedPackage[] {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>;
  };
  const found = Object.entries(lock.packages).flatMap(([path, locked]) =>
    path === '' || locked.dev || (locked.optional && !existsSync(join(root, path))) ? [] : [readPackage(path, locked)],
  );
  const named = new Map(found.map((each) => [`${each.name} ${each.version}`, each]));
  return [...named.values()].sort((a, b) => compare(a.name, b.name) || compare(a.version, b.version));
}

interface Locked {
  readonly version: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
}

function readPackage(path: string, { version, license }: Locked): ShippedPackage {
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const folder = join(root, path);
  if (!existsSync(folder)) throw new Error(`${name} ${version} is not installed at ${path}; run npm ci`);
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice|unlicense|third-?party)/i.test(file));
  const texts = files.sort(compare).map((file) => tidy(readFileSync(join(folder, file), 'utf8')));
  return { name, version, licence: license ?? readByHand.get(name) ?? 'unknown', texts };
}

function tidy(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .trim();
}

/** All licences in one text: each text once, below the packages that it belongs to. */
export function licencesText(packages: readonly ShippedPackage[]): string {
  const owners = new Map<string, string[]>();
  for (const { name, version, licence, texts } of packages) {
    const title = `${name} ${version} (${licence})`;
    for (const text of texts.length === 0 ? ['The package brings no text of its licence.'] : texts)
      owners.set(text, [...(owners.get(text) ?? []), title]);
  }
  const parts = [...owners].map(([text, titles]) => `${titles.join('\n')}\n\n${text}\n`);
  const rule = `\n${'-'.repeat(80)}\n\n`;
  return [`Fairway holds parts of these ${packages.length} packages, under their own licences.\n`, ...parts].join(rule);
}

/** The packages of each licence, as a page of the documentation. */
export function licencesPage(packages: readonly ShippedPackage[]): string {
  const licences = [...new Set(packages.map(({ licence }) => licence))].sort(compare);
  const rows = licences.map((licence) => {
    const names = packages.filter((each) => each.licence === licence).map((each) => `${each.name} ${each.version}`);
    return `| ${licence} | ${names.length} | ${names.join(', ')} |`;
  });
  return `# Licences

What the page and the command line hold parts of: ${packages.length} packages, from \`package-lock.json\`. Their texts are in \`licences.txt\` beside the built page and in each release. \`npm run docs\` writes this
page; a test fails where it is out of date, and where a licence is not on the list in \`scripts/licences.ts\`.

| licence | packages | which |
| --- | --- | --- |
${rows.join('\n')}
`;
}

/** Puts the texts beside the built page. */
export function licencesFile(): Plugin {
  return {
    name: 'licences',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'licences.txt', source: licencesText(shippedPackages()) });
    },
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
