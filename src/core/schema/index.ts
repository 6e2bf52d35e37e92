export { isRecord } from '../lists';
export { defaultNamespace, documentOf, groupOf, isSamePlace, readResources, resourceKey } from './resource';
export type { DocumentResource, Place, Resource } from './resource';
export type {
  EnumValue,
  Field,
  FieldType,
  ItemStarter,
  Kind,
  ListType,
  MapType,
  ObjectType,
  StarterValue,
  StringType,
} from './types';
export { apiVersionsOf, findKind, kinds } from './kinds';
export { fieldAt, fieldsOf, keyOrderOf, rootFields, typeAt } from './field-at';
export { checkValue } from './check-value';
export { statedValue, statedValues } from './stated-values';
export { cutListOf, cutListProblem, unreadFrom } from './cut-list';
export { joinedObjectsProblem } from './joined-objects';
export { kubectlMessage } from './kubectl-message';
export { editAlone } from './list-item';
export { commentsOf } from './comments';
export { strayText } from './stray-text';
export { rangeAt } from './places';
export { resolutionConflicts, resolutionModeOf } from './resolution';
export type { ResolutionConflict } from './resolution';
export { factsOfResolution, resolutionFacts } from './resolution-facts';
export { scalar } from './kinds/starter-text';
export { readDuration } from './duration';
export { isGoBoolean } from './go-boolean';
export { commentsLost, editKeepingComments, editsOf } from './remedy';
export { hostsOverlap, isHostWithin, isWildcardHost } from './host-match';
export { isSubnet } from './host-syntax';
export { lastListenerPorts, proxyPorts } from './proxy-ports';
export { isNamedStatus, isRetriedAfterTimeout, retryConditions } from './retry-on';
export type { RetryCondition } from './retry-on';
export { regexpProblem } from './go-regexp';
export { isTooLongRegexp } from './webhook/regexp';
export { readMatcher } from './string-match';
export { moveEntry } from './move-entry';
export { closest } from './spelling';
export { validateDocument, validateSteps } from './validate';
export type { SchemaProblem, SchemaRule } from './validate';
export { upgradeVersion } from './upgrade-version';
export { jsonSchemaOf } from './json-schema';
export type { JsonSchema } from './json-schema';
export { isInRelease } from './in-release';
export { compareVersions, istioVersions, newestIstio, releaseNamed } from './versions';
