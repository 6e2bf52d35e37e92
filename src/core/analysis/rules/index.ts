import type { Rule } from '../rule';
import { addressTakenByAnother } from './address-taken-by-another';
import { addressesOnHttp } from './addresses-on-http';
import { ambiguousScalar } from './ambiguous-scalar';
import { authorityTwice } from './authority-twice';
import { badDuration } from './bad-duration';
import { badExpression } from './bad-expression';
import { badFormat } from './bad-format';
import { badRegexp } from './bad-regexp';
import { callToUnknownHost } from './call-to-unknown-host';
import { callUrl } from './call-url';
import { callWithoutListener } from './call-without-listener';
import { catchAllListener } from './catch-all-listener';
import { clientTls } from './client-tls';
import { configmapCredential } from './configmap-credential';
import { conflictingFields } from './conflicting-fields';
import { conflictingProtocols } from './conflicting-protocols';
import { customCondition } from './custom-condition';
import { delegateConflict } from './delegate-conflict';
import { denyHttpOnly } from './deny-http-only';
import { deploymentPortProtocols } from './deployment-port-protocols';
import { deploymentTargetPort } from './deployment-target-port';
import { deprecatedAnnotation } from './deprecated-annotation';
import { deprecatedField } from './deprecated-field';
import { destinationWithoutPort } from './destination-without-port';
import { droppedEndpoints } from './dropped-endpoints';
import { dryRun } from './dry-run';
import { duplicateEgressHost } from './duplicate-egress-host';
import { duplicateHost } from './duplicate-host';
import { duplicateName } from './duplicate-name';
import { duplicatePort } from './duplicate-port';
import { duplicateResource } from './duplicate-resource';
import { egressProxy } from './egress-proxy';
import { emptyBlock } from './empty-block';
import { emptyClause } from './empty-clause';
import { emptyMatch } from './empty-match';
import { emptyPolicyMatch } from './empty-policy-match';
import { emptySelector } from './empty-selector';
import { emptyTagName } from './empty-tag-name';
import { endpointAddress } from './endpoint-address';
import { endpointPortName } from './endpoint-port-name';
import { exportTo } from './export-to';
import { externalNamePort } from './external-name-port';
import { extraTracing } from './extra-tracing';
import { failoverRegion } from './failover-region';
import { failoverWithoutEjection } from './failover-without-ejection';
import { gatewayConflict } from './gateway-conflict';
import { gatewayCredential } from './gateway-credential';
import { gatewayDuplicateCertificate } from './gateway-duplicate-certificate';
import { gatewayPortNotOnService } from './gateway-port-not-on-service';
import { gatewaySecretMissing } from './gateway-secret-missing';
import { gatewayWithoutPods } from './gateway-without-pods';
import { gatewayWithoutServers } from './gateway-without-servers';
import { generatedGateway } from './generated-gateway';
import { headerName } from './header-name';
import { headerValue } from './header-value';
import { hiddenBySelector } from './hidden-by-selector';
import { hostNotAtGateway } from './host-not-at-gateway';
import { httpBesideTcp } from './http-beside-tcp';
import { httpsRedirect } from './https-redirect';
import { imageAuto } from './image-auto';
import { indistinctHosts } from './indistinct-hosts';
import { ineffectiveMatch } from './ineffective-match';
import { internalAnnotation } from './internal-annotation';
import { invalidAnnotation } from './invalid-annotation';
import { jwtClaimInMesh } from './jwt-claim-in-mesh';
import { jwtClaimWithoutAuthentication } from './jwt-claim-without-authentication';
import { largeResponse } from './large-response';
import { legacyGatewayName } from './legacy-gateway-name';
import { lightstepProvider } from './lightstep-provider';
import { localOriginFailures } from './local-origin-failures';
import { localityWeights } from './locality-weights';
import { maglevTableSize } from './maglev-table-size';
import { meshWildcardHost } from './mesh-wildcard-host';
import { misplacedAnnotation } from './misplaced-annotation';
import { misplacedRule } from './misplaced-rule';
import { missingField } from './missing-field';
import { namespaceInjectedByDefault } from './namespace-injected-by-default';
import { namespaceInjectionLabels } from './namespace-injection-labels';
import { namespaceNotInjected } from './namespace-not-injected';
import { networkWithoutAddress } from './network-without-address';
import { newestRuleAlone } from './newest-rule-alone';
import { noCaCertificates } from './no-ca-certificates';
import { noRoutes } from './no-routes';
import { nullValue } from './null-value';
import { outOfRange } from './out-of-range';
import { overlappingLocalities } from './overlapping-localities';
import { overlappingRanges } from './overlapping-ranges';
import { partialWildcard } from './partial-wildcard';
import { podWithoutProxy } from './pod-without-proxy';
import { policyWithoutRules } from './policy-without-rules';
import { policyWithoutWorkloads } from './policy-without-workloads';
import { portGovernedWhole } from './port-governed-whole';
import { portSettingsReplacePolicy } from './port-settings-replace-policy';
import { portSettingsWithoutPort } from './port-settings-without-port';
import { portTakenByAnother } from './port-taken-by-another';
import { portTakenWhole } from './port-taken-whole';
import { portWithoutCluster } from './port-without-cluster';
import { portWithoutProtocol } from './port-without-protocol';
import { prefixRewriteMatch } from './prefix-rewrite-match';
import { proxyPort } from './proxy-port';
import { racedEndpoints } from './raced-endpoints';
import { rangeHidesServerName } from './range-hides-server-name';
import { repeatedEntry } from './repeated-entry';
import { reservedUserId } from './reserved-user-id';
import { resolutionConflict } from './resolution-conflict';
import { retiredField } from './retired-field';
import { retryCondition } from './retry-condition';
import { retryWithoutAttempts } from './retry-without-attempts';
import { routeWithoutAction } from './route-without-action';
import { ruleBelowWildcard } from './rule-below-wildcard';
import { ruleHiddenByWildcard } from './rule-hidden-by-wildcard';
import { ruleWithoutService } from './rule-without-service';
import { secondPolicyIgnored } from './second-policy-ignored';
import { selectorAtKubernetesGateway } from './selector-at-kubernetes-gateway';
import { serverFirstConflict } from './server-first-conflict';
import { serverSpeaksFirst } from './server-speaks-first';
import { serverTls } from './server-tls';
import { sharedMeshHost } from './shared-mesh-host';
import { sidecarInAmbient } from './sidecar-in-ambient';
import { sidecarTls } from './sidecar-tls';
import { sidecarWithoutPods } from './sidecar-without-pods';
import { sidecarsForNamespace } from './sidecars-for-namespace';
import { sidecarsForOnePod } from './sidecars-for-one-pod';
import { sniAddress } from './sni-address';
import { sniOutsideHosts } from './sni-outside-hosts';
import { subsetNotAtGateway } from './subset-not-at-gateway';
import { subsetOfDialledAddress } from './subset-of-dialled-address';
import { subsetOfDynamicDns } from './subset-of-dynamic-dns';
import { subsetOfImpliedEndpoint } from './subset-of-implied-endpoint';
import { subsetPortReplacesBlocks } from './subset-port-replaces-blocks';
import { subsetReplacesBlock } from './subset-replaces-block';
import { subsetWithoutPods } from './subset-without-pods';
import { swallowedByNarrowerExport } from './swallowed-by-narrower-export';
import { swallowedBySelector } from './swallowed-by-selector';
import { targetPort } from './target-port';
import { tcpWithoutAddress } from './tcp-without-address';
import { tcpWithoutWrittenAddress } from './tcp-without-written-address';
import { telemetryDefault } from './telemetry-default';
import { telemetryOverlap } from './telemetry-overlap';
import { telemetryWithoutPods } from './telemetry-without-pods';
import { telemetryWithoutProvider } from './telemetry-without-provider';
import { tlsCiphers } from './tls-ciphers';
import { tlsOnPlainPort } from './tls-on-plain-port';
import { twoAllocations } from './two-allocations';
import { udpPort } from './udp-port';
import { unknownAnnotation } from './unknown-annotation';
import { unknownAttribute } from './unknown-attribute';
import { unknownDestinationHost } from './unknown-destination-host';
import { unknownDestinationPort } from './unknown-destination-port';
import { unknownEndpointPort } from './unknown-endpoint-port';
import { unknownField } from './unknown-field';
import { unknownGateway } from './unknown-gateway';
import { unknownKind } from './unknown-kind';
import { unknownNamespace } from './unknown-namespace';
import { unknownRuleHost } from './unknown-rule-host';
import { unknownSubset } from './unknown-subset';
import { unknownTarget } from './unknown-target';
import { unknownValue } from './unknown-value';
import { unknownVersion } from './unknown-version';
import { unreachableRoute } from './unreachable-route';
import { unsetResolution } from './unset-resolution';
import { unsupportedFault } from './unsupported-fault';
import { unsupportedProbe } from './unsupported-probe';
import { unusedAllocation } from './unused-allocation';
import { unusedCertificates } from './unused-certificates';
import { unusedHttpPool } from './unused-http-pool';
import { wildcardToEndpoints } from './wildcard-to-endpoints';
import { withoutEndpoints } from './without-endpoints';
import { wrongType } from './wrong-type';
import { yamlProblem } from './yaml-problem';
import { unreadMeshConfig } from './unread-mesh-config';
import { zeroWeights } from './zero-weights';

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
  repeatedEntry,
  endpointAddress,
  resolutionConflict,
  indistinctHosts,
  partialWildcard,
  tcpWithoutAddress,
  unknownEndpointPort,
  networkWithoutAddress,
  emptySelector,
  exportTo,
  dryRun,
  internalAnnotation,
  unknownTarget,
  policyWithoutRules,
  customCondition,
  emptyPolicyMatch,
  denyHttpOnly,
  unknownAttribute,
  badExpression,
  emptyTagName,
  extraTracing,
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
  delegateConflict,
  duplicateHost,
  meshWildcardHost,
  legacyGatewayName,
  jwtClaimInMesh,
  noRoutes,
  routeWithoutAction,
  zeroWeights,
  emptyMatch,
  badRegexp,
  headerName,
  headerValue,
  authorityTwice,
  prefixRewriteMatch,
  largeResponse,
  unsupportedFault,
  unsupportedProbe,
  retryWithoutAttempts,
  retryCondition,
  sniAddress,
  sniOutsideHosts,
  unreachableRoute,
  ineffectiveMatch,
  duplicateResource,
  unreadMeshConfig,
  emptyClause,
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
  tcpWithoutWrittenAddress,
  conflictingProtocols,
  noCaCertificates,
  subsetWithoutPods,
  unknownRuleHost,
  sharedMeshHost,
  unknownGateway,
  generatedGateway,
  hostNotAtGateway,
  unknownDestinationHost,
  unknownDestinationPort,
  destinationWithoutPort,
  unknownSubset,
  subsetNotAtGateway,
  jwtClaimWithoutAuthentication,
  sidecarWithoutPods,
  sidecarsForOnePod,
  sidecarsForNamespace,
  sidecarInAmbient,
  policyWithoutWorkloads,
  unknownNamespace,
  selectorAtKubernetesGateway,
  retiredField,
  gatewayWithoutPods,
  gatewayWithoutServers,
  gatewayConflict,
  gatewayDuplicateCertificate,
  gatewayPortNotOnService,
  gatewaySecretMissing,
  gatewayCredential,
  telemetryWithoutProvider,
  telemetryWithoutPods,
  telemetryOverlap,
  telemetryDefault,
  lightstepProvider,
  ruleWithoutService,
  misplacedRule,
  ruleHiddenByWildcard,
  ruleBelowWildcard,
  secondPolicyIgnored,
  newestRuleAlone,
  swallowedByNarrowerExport,
  swallowedBySelector,
  hiddenBySelector,
  portSettingsReplacePolicy,
  portSettingsWithoutPort,
  subsetReplacesBlock,
  subsetPortReplacesBlocks,
  portTakenWhole,
  portGovernedWhole,
  portTakenByAnother,
  addressTakenByAnother,
  overlappingRanges,
  rangeHidesServerName,
  addressesOnHttp,
  unsetResolution,
  wildcardToEndpoints,
  proxyPort,
  udpPort,
  serverSpeaksFirst,
  serverFirstConflict,
  httpBesideTcp,
  withoutEndpoints,
  subsetOfDynamicDns,
  racedEndpoints,
  droppedEndpoints,
  portWithoutCluster,
  unusedAllocation,
  twoAllocations,
  subsetOfImpliedEndpoint,
  subsetOfDialledAddress,
  endpointPortName,
  callToUnknownHost,
  callWithoutListener,
];
