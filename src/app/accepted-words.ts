import type { Finding } from '../core/analysis';
import { refusedWords } from '../core/text';

/** Why a team lives with a finding, up to when, and who refuses the resource all the same: "Accepted until 2027-03-31: agreed." Empty where it counts. */
export function acceptedWords(finding: Finding): string {
  if (finding.accepted === undefined) return '';
  const { until, reason } = finding.accepted;
  const words = `Accepted${until === undefined ? '' : ` until ${until}`}: ${reason.trim()}`;
  return [words, refusedWords(finding)].filter((each) => each !== undefined).join(' ');
}
