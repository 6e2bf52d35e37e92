import type { Subject } from '../report';
import { checkDuration } from './duration';
import { has, childOf, numberOf, type Spot } from './read';
import { refuse, warn } from './refuse';
import { remedy } from './remedy';

/**
 * When endpoints are ejected (istio/istio pkg/config/validation/validation.go, validateOutlierDetection). Percentages are held to 0 and 100 by the
 * fields' own bounds. `warns` says whether warnings reach the user: those of subsets and ports are dropped.
 */
export function checkOutlierDetection(subject: Subject, policy: Spot, warns: boolean): void {
  const outlier = childOf(policy, 'outlierDetection');
  if (!outlier) return;
  checkDuration(subject, outlier, 'baseEjectionTime', 'wh-dr-od-base');
  checkDuration(subject, outlier, 'interval', 'wh-dr-od-interval');
  checkLocalOrigin(subject, outlier);
  if (!warns || numberOf(outlier, 'consecutiveErrors') === 0) return;
  // No fix: it has been without effect for long, so that each of the two that replaced it would change what is ejected.
  warn(subject, {
    rule: 'deprecated-field',
    path: [...outlier.path, 'consecutiveErrors'],
    part: 'key',
    ref: 'wh-dr-od-consecutive-deprecated',
    message:
      'consecutiveErrors is deprecated and has no effect; istiod warns of it. Use consecutive5xxErrors or consecutiveGatewayErrors.',
  });
}

function checkLocalOrigin(subject: Subject, outlier: Spot): void {
  const isSplit = outlier.value['splitExternalLocalOriginErrors'] === true;
  if (isSplit || numberOf(outlier, 'consecutiveLocalOriginFailures') <= 0) return;
  const split = [...outlier.path, 'splitExternalLocalOriginErrors'];
  const isOff = has(outlier, 'splitExternalLocalOriginErrors');
  refuse(subject, {
    rule: 'local-origin-failures',
    path: [...outlier.path, 'consecutiveLocalOriginFailures'],
    part: 'key',
    ref: 'wh-dr-od-local-origin',
    message: `consecutiveLocalOriginFailures counts only what splitExternalLocalOriginErrors splits off; istiod refuses it. Set splitExternalLocalOriginErrors to true${isOff ? ', or remove consecutiveLocalOriginFailures' : ''}.`,
    ...(isOff
      ? {}
      : { fix: remedy(subject, 'Set splitExternalLocalOriginErrors', [{ type: 'set', path: split, value: true }]) }),
  });
}
