import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { licencesPage, shippedPackages } from './licences';
import { rulesPages } from './rules-pages';

const folder = new URL('../docs/rules/', import.meta.url);
const pages = rulesPages();
mkdirSync(folder, { recursive: true });
for (const name of readdirSync(folder)) if (!pages.has(name)) rmSync(new URL(name, folder));
for (const [name, page] of pages) writeFileSync(new URL(name, folder), page);
writeFileSync(new URL('../docs/licences.md', import.meta.url), licencesPage(shippedPackages()));
console.log(`${pages.size} pages in docs/rules, and the licences`);
