import { findingsOf, type Finding } from '../../core/analysis';
import { countFindings, positionsOf, type Report } from './report';

/** A line a finding, `file:line:column severity rule message`, and a line that counts them. */
export function reportText({ snapshot }: Report): string {
  const positionAt = positionsOf(snapshot);
  const lines = findingsOf(snapshot).map((finding) => {
    const { line, column } = positionAt(finding.file, finding.start + finding.range.from);
    return `${finding.file}:${line}:${column} ${finding.severity} ${finding.rule}${referenceOf(finding)}: ${finding.message}`;
  });
  const { errors, warnings, infos } = countFindings(findingsOf(snapshot));
  const looked = `${count(snapshot.resources.length, 'resource')} in ${count(snapshot.files.length, 'file')}`;
  return `${[...lines, `${looked}: ${count(errors, 'error')}, ${count(warnings, 'warning')}, ${count(infos, 'info')}`].join('\n')}\n`;
}

/** Istio's code and the row of the reference in brackets; a row that begins with the code says both. */
function referenceOf({ code, ref, refType }: Finding): string {
  const named = [ref?.startsWith(code ?? '-') === true ? null : code, ref, refType ? `"${refType}"` : null];
  const text = named.filter((each) => each !== null).join(' ');
  return text === '' ? '' : ` (${text})`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
