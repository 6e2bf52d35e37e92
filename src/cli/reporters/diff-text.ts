import type { DocumentChange } from '../../core/review';
import { changesWords, documentsWords, limitWords, plainLine, type Compared } from './diff';

/** A line that counts, a line a change, a line a document. */
export function diffText({ comparison }: Compared): string {
  const { changes, documents } = comparison;
  const said = changes.map(({ risk, sentence }) => `  ${risk.padEnd(6)}  ${sentence}`);
  const written = documents.map((each) => `  ${signs[each.change]} ${each.key}${each.textOnly ? textOnly : ''}`);
  const lines = [
    `${changesWords(comparison)}.`,
    ...said,
    `${documentsWords(documents)}.`,
    ...written,
    ...limitWords(comparison),
  ];
  return lines.map((line) => `${plainLine(line)}\n`).join('');
}

const signs: Readonly<Record<DocumentChange['change'], string>> = { added: '+', removed: '-', changed: '~' };

const textOnly = ' (comments or layout alone)';
