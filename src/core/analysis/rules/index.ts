import type { Rule } from '../rule';
import { ambiguousScalar } from './ambiguous-scalar';
import { badDuration } from './bad-duration';
import { badFormat } from './bad-format';
import { callUrl } from './call-url';
import { conflictingFields } from './conflicting-fields';
import { deprecatedAnnotation } from './deprecated-annotation';
import { duplicatePort } from './duplicate-port';
import { duplicateResource } from './duplicate-resource';
import { endpointAddress } from './endpoint-address';
import { invalidAnnotation } from './invalid-annotation';
import { misplacedAnnotation } from './misplaced-annotation';
import { missingField } from './missing-field';
import { nullValue } from './null-value';
import { outOfRange } from './out-of-range';
import { resolutionConflict } from './resolution-conflict';
import { unknownAnnotation } from './unknown-annotation';
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
  duplicateResource,
  callUrl,
  unknownAnnotation,
  misplacedAnnotation,
  deprecatedAnnotation,
  invalidAnnotation,
];
