import type { BehaviourChange, DocumentChange, Risk } from '../../core/review';
import { changesWords, documentsWords, limitWords, plainLine, type Compared } from './diff';

/** A comment of a pull request holds 65,536 characters on GitHub; the rest is for what stands around the tables. */
const longest = 50_000;

/** Markdown for a pull request: a table of changes, and the documents folded away. No name has a meaning of its own in it. */
export function diffMarkdown({ comparison }: Compared): string {
  const { changes, documents } = comparison;
  const parts = [
    `### ${changesWords(comparison)}`,
    ...(changes.length === 0 ? [] : [changeTable(changes)]),
    ...(documents.length === 0 ? [] : [documentList(documents)]),
    ...limitWords(comparison).map((words) => `> ${markdownText(words)}`),
  ];
  return `${parts.join('\n\n')}\n`;
}

const signs: Readonly<Record<Risk, string>> = { high: '**High**', medium: 'Medium', low: 'Low' };

function changeTable(changes: readonly BehaviourChange[]): string {
  const rows = changes.map(({ risk, sentence }) => `| ${signs[risk]} | ${markdownText(sentence)} |`);
  const { kept, left } = cut(rows);
  const more = left === 0 ? [] : [`| | and ${left} more: \`fairway diff\` lists them |`];
  return ['| Risk | Change |', '| --- | --- |', ...kept, ...more].join('\n');
}

function documentList(documents: readonly DocumentChange[]): string {
  const { kept, left } = cut(
    documents.map((each) => `- ${documentWords(each)}`),
    longest / 5,
  );
  const more = left === 0 ? [] : [`- and ${left} more`];
  return ['<details>', `<summary>${documentsWords(documents)}</summary>`, '', ...kept, ...more, '', '</details>'].join(
    '\n',
  );
}

function documentWords({ change, key, textOnly }: DocumentChange): string {
  return `${change} ${markdownText(key)}${textOnly ? ' (comments or layout alone)' : ''}`;
}

/** The first lines that fit, and how many do not. */
function cut(lines: readonly string[], most = longest): { readonly kept: readonly string[]; readonly left: number } {
  let length = 0;
  const at = lines.findIndex((line) => (length += line.length + 1) > most);
  return at < 0 ? { kept: lines, left: 0 } : { kept: lines.slice(0, at), left: lines.length - at };
}

/**
 * A text on one line that stands for itself: no markup, no table cell, no HTML, no formula. The empty comment keeps hosting services from taking `@name` and `#1` for a
 * person and an issue, which a backslash does not.
 */
function markdownText(text: string): string {
  return plainLine(text)
    .replace(/[\\|`*_<>[\]&~$]/g, (each) => `\\${each}`)
    .replace(/([@#!])(?=\w)/g, '$1<!-- -->');
}
