import { isExpired } from '../accepted';
import { withdraw } from '../decisions/withdraw';
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
      .map((each) => ({
        ...withdraw(each, 'until'),
        message: `Until ${each.until ?? ''} ${each.rule} was accepted in ${each.resource}, and ${matched.has(each) ? 'it counts again. Decide anew, or remove it.' : 'nothing is found there any more. Remove it.'}`,
      })),
};
