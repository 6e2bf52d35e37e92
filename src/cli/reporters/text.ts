import { findingsOf, silentRules, type Finding } from '../../core/analysis';
import { counted, refusedWords } from '../../core/text';
import { countFindings, findingPositions, type Report } from './report';

/**
 * A line a finding, `file:line:column severity rule message`, one that says which rules had nothing to judge, and a line that counts the findings. Below one that was accepted stands why, and that Istio refuses
 * the resource all the same where it does.
 */
export function reportText({ snapshot }: Report): string {
  const positions = findingPositions(snapshot);
  const lines = findingsOf(snapshot).map((finding) => {
    const { line, column } = positions(finding).start;
    return `${finding.file}:${line}:${column} ${severityOf(finding)} ${finding.rule}${referenceOf(finding)}: ${finding.message}${decisionOn(finding)}`;
  });
  const { errors, warnings, infos, accepted } = countFindings(findingsOf(snapshot));
  const looked = `${counted(snapshot.resources.length, 'resource')} in ${counted(snapshot.files.length, 'file')}`;
  return `${[...lines, ...silence(silentRules(snapshot).length), `${looked}: ${counted(errors, 'error')}, ${counted(warnings, 'warning')}, ${counted(infos, 'info')}${accepted === 0 ? '' : `, ${accepted} accepted`}`].join('\n')}\n`;
}

/** What is not found for want of calls is no finding, and is said once. */
function silence(rules: number): string[] {
  if (rules === 0) return [];
  return [
    `No call is drawn, and ${counted(rules, 'rule')} that ${rules === 1 ? 'asks' : 'ask'} about calls were silent: spec.workloads[].calls[].url of an EgressDesign draws one.`,
  ];
}

/** One that was accepted is told apart in the word that a reader looks for. */
function severityOf({ severity, accepted }: Finding): string {
  return accepted === undefined ? severity : `accepted ${severity}`;
}

function decisionOn(finding: Finding): string {
  if (finding.accepted === undefined) return '';
  const { reason, until } = finding.accepted;
  const words = [reason.trim().replaceAll(/\s+/g, ' '), refusedWords(finding) ?? ''].join(' ').trim();
  return `\n  accepted${until === undefined ? '' : ` until ${until}`}: ${words}`;
}

/** Istio's code and the row of the reference in brackets; a row that begins with the code says both. */
function referenceOf({ code, ref, refType }: Finding): string {
  const named = [ref?.startsWith(code ?? '-') === true ? null : code, ref, refType ? `"${refType}"` : null];
  const text = named.filter((each) => each !== null).join(' ');
  return text === '' ? '' : ` (${text})`;
}
