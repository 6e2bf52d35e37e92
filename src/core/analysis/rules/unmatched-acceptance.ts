import type { Acceptance } from '../../mesh';
import { isExpired } from '../accepted';
import { reportOn } from '../decisions/report-on';
import type { DecisionRule } from '../rule';

export const unmatchedAcceptance: DecisionRule = {
  id: 'unmatched-acceptance',
  scope: 'decision',
  layer: 'design',
  severity: 'info',
  summary: 'An accepted finding is not there.',
  why: 'What is accepted for a finding that is gone hides the next one of its rule at that place, which nobody has looked at.',
  source: 'EgressDesign: rule, resource and path of an item of accepted name a finding',
  check: ({ acceptances, matched, today }) =>
    acceptances
      .filter((each) => !matched.has(each) && !isExpired(each, today))
      .map((each) =>
        reportOn(
          each,
          'rule',
          `No ${each.rule} is found ${placeWords(each)}, so this accepts nothing. Remove this item.`,
        ),
      ),
};

function placeWords({ resource, path }: Acceptance): string {
  return path === undefined ? `in ${resource}` : `at ${path} of ${resource}`;
}
