import { isDnsLabel } from '../label-syntax';
import type { Subject } from '../report';
import { checkExportTo, checkExportToOwn } from './export-to';
import { checkLabels } from './labels';
import { refuseDuplicateNames } from './duplicate-name';
import { childOf, has, itemsOf, type Spot } from './read';
import { refuse } from './refuse';
import { checkBetaSelector } from './selector';
import { readableSpec } from './readable-spec';
import { checkTrafficPolicy } from './traffic-policy';

/** istio/istio pkg/config/validation/validation.go, ValidateDestinationRule. */
export function checkDestinationRule(subject: Subject): void {
  const spec = readableSpec(subject);
  if (!spec) return;
  if (!has(spec, 'host')) refuseNoHost(subject, spec);
  const policy = childOf(spec, 'trafficPolicy');
  if (policy) checkTrafficPolicy(subject, policy, true);
  checkSubsets(subject, itemsOf(spec, 'subsets'));
  checkExportTo(subject, spec);
  if (has(spec, 'workloadSelector')) checkExportToOwn(subject, spec);
  checkBetaSelector(subject, spec, 'workloadSelector', {
    ref: 'wh-dr-selector-empty',
    emptyMeans: 'takes every pod of its own namespace',
  });
}

/** Where there is a spec the API server says so. */
function refuseNoHost(subject: Subject, spec: Spot): void {
  refuse(subject, {
    rule: 'missing-field',
    path: [...spec.path, 'host'],
    near: [],
    part: 'key',
    ref: 'wh-dr-host',
    message: 'host is missing in DestinationRule; istiod refuses the rule. Add a spec with a host.',
  });
}

function checkSubsets(subject: Subject, subsets: readonly Spot[]): void {
  for (const subset of subsets) {
    checkName(subject, subset);
    checkLabels(subject, subset, 'labels', 'wh-dr-subset-labels');
    const policy = childOf(subset, 'trafficPolicy');
    if (policy) checkTrafficPolicy(subject, policy, false);
  }
  refuseDuplicateNames(subject, subsets, 'wh-dr-subset-dup');
}

/** A name that is absent is the API server's to refuse. */
function checkName(subject: Subject, subset: Spot): void {
  const { name } = subset.value;
  if (typeof name !== 'string' || isDnsLabel(name)) return;
  refuse(subject, {
    rule: 'bad-format',
    path: [...subset.path, 'name'],
    ref: 'wh-dr-subset-name',
    message: `name of a subset is 1 to 63 letters, digits and -; istiod refuses ${name === '' ? 'an empty one. Give it a name' : `${name}. Rename it, here and in the routes that name it`}.`,
  });
}
