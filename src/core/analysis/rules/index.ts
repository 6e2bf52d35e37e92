import type { Rule } from '../rule';
import { ambiguousScalar } from './ambiguous-scalar';
import { badDuration } from './bad-duration';
import { badFormat } from './bad-format';
import { callUrl } from './call-url';
import { conflictingFields } from './conflicting-fields';
import { deprecatedAnnotation } from './deprecated-annotation';
import { duplicatePort } from './duplicate-port';
import { duplicateResource } from './duplicate-resource';
import { emptySelector } from './empty-selector';
import { endpointAddress } from './endpoint-address';
import { exportTo } from './export-to';
import { indistinctHosts } from './indistinct-hosts';
import { invalidAnnotation } from './invalid-annotation';
import { misplacedAnnotation } from './misplaced-annotation';
import { missingField } from './missing-field';
import { networkWithoutAddress } from './network-without-address';
import { nullValue } from './null-value';
import { outOfRange } from './out-of-range';
import { partialWildcard } from './partial-wildcard';
import { resolutionConflict } from './resolution-conflict';
import { tcpWithoutAddress } from './tcp-without-address';
import { unknownAnnotation } from './unknown-annotation';
import { unknownEndpointPort } from './unknown-endpoint-port';
import { unknownField } from './unknown-field';
import { unknownKind } from './unknown-kind';
import { unknownValue } from './unknown-value';
import { unknownVersion } from './unknown-version';
import { wrongType } from './wrong-type';
import { yamlProblem } from './yaml-problem';

/** Every rule, in the order in which a listing shows them. */
export const rules: readonly Rule[] = [
  yamlProblem,
  unknownKind,
  unknownVersion,
  unknownField,
  missingField,
  nullValue,
  wrongType,
  ambiguousScalar,
  unknownValue,
  outOfRange,
  badDuration,
  badFormat,
  conflictingFields,
  duplicatePort,
  endpointAddress,
  resolutionConflict,
  indistinctHosts,
  partialWildcard,
  tcpWithoutAddress,
  unknownEndpointPort,
  networkWithoutAddress,
  emptySelector,
  exportTo,
  duplicateResource,
  callUrl,
  unknownAnnotation,
  misplacedAnnotation,
  deprecatedAnnotation,
  invalidAnnotation,
];
