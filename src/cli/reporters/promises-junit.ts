import type { Promised } from './promises';
import { expectedText } from './promises-text';

/**
 * JUnit XML as CI systems read it: a suite a workload, a test case a promise. What cannot be told counts as an error; what is refused on the way stands as what
 * the test case printed.
 */
export function promisesJunit(promises: readonly Promised[]): string {
  const suites = new Map<string, Promised[]>();
  for (const promise of promises) suites.set(promise.from, [...(suites.get(promise.from) ?? []), promise]);
  const body = [...suites].map(([from, list]) => suiteOf(from, list)).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ${totals(promises)}>\n${body}</testsuites>\n`;
}

function suiteOf(from: string, list: readonly Promised[]): string {
  return `  <testsuite name="${escapeXml(from)}" ${totals(list)}>\n${list.map(caseOf).join('')}  </testsuite>\n`;
}

function totals(list: readonly Promised[]): string {
  const count = (verdict: Promised['verdict']): number => list.filter((each) => each.verdict === verdict).length;
  return `tests="${list.length}" failures="${count('fails')}" errors="${count('cannot tell')}"`;
}

function caseOf({ verdict, from, method, url, expected, because, refused, file, line }: Promised): string {
  const name = `${method} ${url} expects ${expectedText(expected)}`;
  const open = `    <testcase classname="${escapeXml(from)}" name="${escapeXml(name)}" file="${escapeXml(file)}" line="${line}"`;
  const inside = [
    ...(verdict === 'holds' ? [] : [objection(verdict === 'fails' ? 'failure' : 'error', verdict, because)]),
    ...(refused === '' ? [] : [`<system-out>${escapeXml(refused)}</system-out>`]),
  ];
  return inside.length === 0
    ? `${open}/>\n`
    : `${open}>\n${inside.map((each) => `      ${each}\n`).join('')}    </testcase>\n`;
}

function objection(tag: 'failure' | 'error', verdict: string, because: string): string {
  const text = escapeXml(because);
  return `<${tag} type="${verdict}" message="${text}">${text}</${tag}>`;
}

/** Line breaks in an attribute would be read as spaces. */
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** What XML 1.0 has no place for, not even escaped, such as control characters. */
const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

function escapeXml(text: string): string {
  return text.replace(forbidden, '\ufffd').replace(/[&<>"\t\n\r]/g, (each) => entities[each] ?? each);
}
