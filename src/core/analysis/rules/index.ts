import type { Rule } from '../rule';
import { ambiguousScalar } from './ambiguous-scalar';
import { badDuration } from './bad-duration';
import { badFormat } from './bad-format';
import { callUrl } from './call-url';
import { catchAllListener } from './catch-all-listener';
import { clientTls } from './client-tls';
import { configmapCredential } from './configmap-credential';
import { conflictingFields } from './conflicting-fields';
import { deploymentPortProtocols } from './deployment-port-protocols';
import { deploymentTargetPort } from './deployment-target-port';
import { deprecatedAnnotation } from './deprecated-annotation';
import { deprecatedField } from './deprecated-field';
import { duplicateEgressHost } from './duplicate-egress-host';
import { duplicateName } from './duplicate-name';
import { duplicatePort } from './duplicate-port';
import { duplicateResource } from './duplicate-resource';
import { egressProxy } from './egress-proxy';
import { emptyBlock } from './empty-block';
import { emptySelector } from './empty-selector';
import { endpointAddress } from './endpoint-address';
import { exportTo } from './export-to';
import { externalNamePort } from './external-name-port';
import { failoverRegion } from './failover-region';
import { failoverWithoutEjection } from './failover-without-ejection';
import { httpsRedirect } from './https-redirect';
import { imageAuto } from './image-auto';
import { indistinctHosts } from './indistinct-hosts';
import { invalidAnnotation } from './invalid-annotation';
import { localOriginFailures } from './local-origin-failures';
import { localityWeights } from './locality-weights';
import { maglevTableSize } from './maglev-table-size';
import { misplacedAnnotation } from './misplaced-annotation';
import { missingField } from './missing-field';
import { namespaceInjectedByDefault } from './namespace-injected-by-default';
import { namespaceInjectionLabels } from './namespace-injection-labels';
import { namespaceNotInjected } from './namespace-not-injected';
import { networkWithoutAddress } from './network-without-address';
import { nullValue } from './null-value';
import { outOfRange } from './out-of-range';
import { overlappingLocalities } from './overlapping-localities';
import { partialWildcard } from './partial-wildcard';
import { podWithoutProxy } from './pod-without-proxy';
import { portWithoutProtocol } from './port-without-protocol';
import { reservedUserId } from './reserved-user-id';
import { resolutionConflict } from './resolution-conflict';
import { serverTls } from './server-tls';
import { sidecarTls } from './sidecar-tls';
import { targetPort } from './target-port';
import { tcpWithoutAddress } from './tcp-without-address';
import { tlsCiphers } from './tls-ciphers';
import { tlsOnPlainPort } from './tls-on-plain-port';
import { unknownAnnotation } from './unknown-annotation';
import { unknownEndpointPort } from './unknown-endpoint-port';
import { unknownField } from './unknown-field';
import { unknownKind } from './unknown-kind';
import { unknownValue } from './unknown-value';
import { unknownVersion } from './unknown-version';
import { unusedCertificates } from './unused-certificates';
import { unusedHttpPool } from './unused-http-pool';
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
  deprecatedField,
  emptyBlock,
  duplicateName,
  localOriginFailures,
  maglevTableSize,
  localityWeights,
  overlappingLocalities,
  failoverRegion,
  failoverWithoutEjection,
  clientTls,
  configmapCredential,
  targetPort,
  tlsOnPlainPort,
  httpsRedirect,
  serverTls,
  unusedCertificates,
  tlsCiphers,
  sidecarTls,
  unusedHttpPool,
  catchAllListener,
  duplicateEgressHost,
  egressProxy,
  duplicateResource,
  callUrl,
  unknownAnnotation,
  misplacedAnnotation,
  deprecatedAnnotation,
  invalidAnnotation,
  namespaceNotInjected,
  namespaceInjectedByDefault,
  namespaceInjectionLabels,
  podWithoutProxy,
  imageAuto,
  reservedUserId,
  deploymentPortProtocols,
  deploymentTargetPort,
  portWithoutProtocol,
  externalNamePort,
];
