import type { Acceptance } from '../../mesh';
import { isExpired } from '../accepted';
import { reportOn } from '../decisions/report-on';
import type { DecisionRule } from '../rule';

export const expiredAcceptance: DecisionRule = {
  id: 'expired-acceptance',
  scope: 'decision',
  layer: 'design',
  severity: 'info',
  summary: 'A finding was accepted up to a day that has passed.',
  why: 'After that day the finding counts again: in the panel, and in the exit code of fairway check.',
  source: 'EgressDesign: until is the last day of an item of accepted',
  check: ({ acceptances, matched, today }) =>
    acceptances
      .filter((each) => isExpired(each, today))
      .map((each) => reportOn(each, 'until', messageOf(each, matched.has(each)))),
};

function messageOf({ until = '', rule, resource }: Acceptance, isFound: boolean): string {
  const now = isFound
    ? 'the finding counts again. Set a later day, or remove this item.'
    : 'nothing is found there any more. Remove this item.';
  return `${rule} was accepted in ${resource} until ${until}: ${now}`;
}
