import { findingsOf } from '../src/core/analysis';
import { takeSnapshot } from '../src/core/snapshot';
import { readDocuments } from '../src/core/yaml';
import { generateBundle } from './generate';
import { alone, forSizes, range, time, type Bench } from './measure';

/** All findings with their fixes of one `kind: List` of N ServiceEntries, each with a mistake that can be mended. */
export const listFixes: Bench = {
  names: ['list-fixes-N'],
  run: (asked) =>
    forSizes('list-fixes', asked, (name, size) => {
      const text = wrongList(size);
      const times = range(size >= 1000 ? 3 : 7).map(() => time(() => mend(text, size)));
      return alone(name, times);
    }),
};

function mend(text: string, count: number): void {
  const snapshot = takeSnapshot({ files: [{ path: 'list.yaml', text }] });
  const fixes = findingsOf(snapshot).flatMap((finding) => finding.fixes ?? []);
  if (fixes.length < count) throw new Error(`${count} items got ${fixes.length} fixes`);
}

function wrongList(count: number): string {
  const items = readDocuments(generateBundle(count))
    .documents.filter(({ text }) => text.includes('kind: ServiceEntry'))
    .map(({ text }) =>
      text
        .replace(/^---\n/, '')
        .replace('resolution: DNS', 'resolution: dns')
        .trimEnd(),
    )
    .map((text) => `  -\n    ${text.split('\n').join('\n    ')}\n`);
  return `apiVersion: v1\nkind: List\nitems:\n${items.join('')}`;
}
