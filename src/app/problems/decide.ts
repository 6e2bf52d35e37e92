import type { Finding } from '../../core/analysis';
import { acceptFindings, withdrawAcceptance, type Decision } from '../commands/accept-finding';
import { settleFindings } from '../findings';
import { notify } from '../notices';
import { dispatch } from '../store';
import { changeWords } from '../words';
import { acceptWords } from './words';

/** Writes into the design why a team lives with findings of one rule. Answers why that cannot be; null when it was done. */
export function accept(findings: readonly [Finding, ...Finding[]], decision: Decision): string | null {
  const { all, snapshot } = settleFindings();
  if (!findings.every((each) => all.includes(each))) return changeWords.changedMeanwhile;
  const result = acceptFindings(snapshot, findings, decision);
  if (!result.ok) return result.detail;
  if (!dispatch(result.change)) return acceptWords.nothingWritten;
  notify({ tone: 'ok', text: acceptWords.accepted(findings[0].rule, findings.length), undo: true });
  return null;
}

/** Takes the decision on a finding back. */
export function withdraw({ accepted, rule }: Finding): void {
  const { all, snapshot } = settleFindings();
  if (accepted === undefined) return;
  if (!all.some((each) => each.accepted === accepted))
    return notify({ tone: 'info', text: changeWords.changedMeanwhile });
  const result = withdrawAcceptance(snapshot, accepted.by);
  if (!result.ok) return notify({ tone: 'info', text: result.detail });
  if (dispatch(result.change)) notify({ tone: 'ok', text: acceptWords.withdrawn(rule), undo: true });
}
