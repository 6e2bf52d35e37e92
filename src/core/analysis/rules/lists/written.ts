import type { Rule } from '../../rule';
import { ambiguousScalar } from '../ambiguous-scalar';
import { badDuration } from '../bad-duration';
import { badFormat } from '../bad-format';
import { conflictingFields } from '../conflicting-fields';
import { duplicatePort } from '../duplicate-port';
import { endpointAddress } from '../endpoint-address';
import { kubectlMessageRule } from '../kubectl-message';
import { listWithoutKind } from '../list-without-kind';
import { lookAlikeCharacter } from '../look-alike-character';
import { missingField } from '../missing-field';
import { noObject } from '../no-object';
import { nullValue } from '../null-value';
import { outOfRange } from '../out-of-range';
import { repeatedEntry } from '../repeated-entry';
import { resolutionConflict } from '../resolution-conflict';
import { unknownField } from '../unknown-field';
import { unknownKind } from '../unknown-kind';
import { unknownValue } from '../unknown-value';
import { unknownVersion } from '../unknown-version';
import { wrongType } from '../wrong-type';
import { yamlProblem } from '../yaml-problem';

/** What a document says, held against its kind: fields, values and formats. */
export const writtenRules: readonly Rule[] = [
  yamlProblem,
  noObject,
  kubectlMessageRule,
  listWithoutKind,
  lookAlikeCharacter,
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
  repeatedEntry,
  endpointAddress,
  resolutionConflict,
];
