import type { Rule } from '../rule';
import { addressTakenByAnother } from './address-taken-by-another';
import { addressesOnHttp } from './addresses-on-http';
import { ambientExportTo } from './ambient-export-to';
import { ambientRegistryOnly } from './ambient-registry-only';
import { ambientWithoutWaypoint } from './ambient-without-waypoint';
import { ambiguousScalar } from './ambiguous-scalar';
import { authorityTwice } from './authority-twice';
import { badDuration } from './bad-duration';
import { badExpression } from './bad-expression';
import { badFormat } from './bad-format';
import { badRegexp } from './bad-regexp';
import { beatenRoutes } from './beaten-routes';
import { callToUnknownHost } from './call-to-unknown-host';
import { callUrl } from './call-url';
import { callWithoutListener } from './call-without-listener';
import { callerNotInExport } from './caller-not-in-export';
import { catchAllListener } from './catch-all-listener';
import { certificateNotMounted } from './certificate-not-mounted';
import { clientTls } from './client-tls';
import { configmapCredential } from './configmap-credential';
import { conflictingFields } from './conflicting-fields';
import { conflictingProtocols } from './conflicting-protocols';
import { customCondition } from './custom-condition';
import { decidedByAge } from './decided-by-age';
import { defaultRetryConditions } from './default-retry-conditions';
import { delegateConflict } from './delegate-conflict';
import { denyHttpOnly } from './deny-http-only';
import { deploymentPortProtocols } from './deployment-port-protocols';
import { deploymentTargetPort } from './deployment-target-port';
import { deprecatedAnnotation } from './deprecated-annotation';
import { deprecatedField } from './deprecated-field';
import { destinationWithoutPort } from './destination-without-port';
import { dialledAddressStays } from './dialled-address-stays';
import { doubleTls } from './double-tls';
import { doubleTlsAtGateway } from './double-tls-at-gateway';
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
import { encryptedCallToHttpPort } from './encrypted-call-to-http-port';
import { endpointAddress } from './endpoint-address';
import { endpointPortName } from './endpoint-port-name';
import { expandedShortHost } from './expanded-short-host';
import { exportTo } from './export-to';
import { externalNamePort } from './external-name-port';
import { extraTracing } from './extra-tracing';
import { failoverRegion } from './failover-region';
import { failoverWithoutEjection } from './failover-without-ejection';
import { firstDestinationDecides } from './first-destination-decides';
import { forcedHttp2OverTls } from './forced-http2-over-tls';
import { forwardedTlsAtWaypoint } from './forwarded-tls-at-waypoint';
import { gatewayConflict } from './gateway-conflict';
import { gatewayCredential } from './gateway-credential';
import { gatewayDuplicateCertificate } from './gateway-duplicate-certificate';
import { gatewayPortNotOnService } from './gateway-port-not-on-service';
import { gatewaySecretMissing } from './gateway-secret-missing';
import { gatewayTlsWithoutSni } from './gateway-tls-without-sni';
import { gatewayWithoutEndpoints } from './gateway-without-endpoints';
import { gatewayWithoutPods } from './gateway-without-pods';
import { gatewayWithoutServers } from './gateway-without-servers';
import { generatedGateway } from './generated-gateway';
import { grpcOnHttpPort } from './grpc-on-http-port';
import { headerName } from './header-name';
import { headerValue } from './header-value';
import { hiddenBySelector } from './hidden-by-selector';
import { hiddenFromGateway } from './hidden-from-gateway';
import { hostInOtherNamespace } from './host-in-other-namespace';
import { hostNotAtGateway } from './host-not-at-gateway';
import { hostNotImported } from './host-not-imported';
import { httpBesideTcp } from './http-beside-tcp';
import { httpRulesWithoutHttpPort } from './http-rules-without-http-port';
import { httpsRedirect } from './https-redirect';
import { idleRetrySettings } from './idle-retry-settings';
import { ignoredAtWaypoint } from './ignored-at-waypoint';
import { imageAuto } from './image-auto';
import { indistinctHosts } from './indistinct-hosts';
import { ineffectiveMatch } from './ineffective-match';
import { internalAnnotation } from './internal-annotation';
import { invalidAnnotation } from './invalid-annotation';
import { jwtClaimInMesh } from './jwt-claim-in-mesh';
import { jwtClaimWithoutAuthentication } from './jwt-claim-without-authentication';
import { largeResponse } from './large-response';
import { leakingSubnets } from './leaking-subnets';
import { legacyGatewayName } from './legacy-gateway-name';
import { lightstepProvider } from './lightstep-provider';
import { likelyDoubleTls } from './likely-double-tls';
import { localOriginFailures } from './local-origin-failures';
import { localityWeights } from './locality-weights';
import { maglevTableSize } from './maglev-table-size';
import { matchOnTargetPort } from './match-on-target-port';
import { meshIdentityExpected } from './mesh-identity-expected';
import { meshTlsForEndpoint } from './mesh-tls-for-endpoint';
import { meshTlsOutside } from './mesh-tls-outside';
import { meshWildcardHost } from './mesh-wildcard-host';
import { mirrorWithForeignHost } from './mirror-with-foreign-host';
import { misalignedRewrite } from './misaligned-rewrite';
import { misplacedAnnotation } from './misplaced-annotation';
import { misplacedRule } from './misplaced-rule';
import { missingDelegate } from './missing-delegate';
import { missingField } from './missing-field';
import { namelessTcpTls } from './nameless-tcp-tls';
import { namesReplaced } from './names-replaced';
import { namesWithoutTls } from './names-without-tls';
import { namespaceInjectedByDefault } from './namespace-injected-by-default';
import { namespaceInjectionLabels } from './namespace-injection-labels';
import { namespaceNotInjected } from './namespace-not-injected';
import { networkWithoutAddress } from './network-without-address';
import { newestRuleAlone } from './newest-rule-alone';
import { noCaCertificates } from './no-ca-certificates';
import { noCatchAllRoute } from './no-catch-all-route';
import { noRoutes } from './no-routes';
import { notExportedHome } from './not-exported-home';
import { nullValue } from './null-value';
import { oneSidedGatewayRoute } from './one-sided-gateway-route';
import { outOfRange } from './out-of-range';
import { overlappingLocalities } from './overlapping-localities';
import { overlappingRanges } from './overlapping-ranges';
import { partialWildcard } from './partial-wildcard';
import { plaintextDespiteCredential } from './plaintext-despite-credential';
import { plaintextToGateway } from './plaintext-to-gateway';
import { plaintextToTlsPort } from './plaintext-to-tls-port';
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
import { prefixWithoutSlash } from './prefix-without-slash';
import { privateAuthority } from './private-authority';
import { proxyPort } from './proxy-port';
import { racedEndpoints } from './raced-endpoints';
import { rangeHidesServerName } from './range-hides-server-name';
import { repeatedEntry } from './repeated-entry';
import { repeatedWrites } from './repeated-writes';
import { reservedUserId } from './reserved-user-id';
import { resolutionConflict } from './resolution-conflict';
import { retiredField } from './retired-field';
import { retryCondition } from './retry-condition';
import { retryWithoutAttempts } from './retry-without-attempts';
import { rewrittenServerName } from './rewritten-server-name';
import { routeAwayFromWaypoint } from './route-away-from-waypoint';
import { routeNotForServer } from './route-not-for-server';
import { routeToNowhere } from './route-to-nowhere';
import { routeWithoutAction } from './route-without-action';
import { ruleBelowWildcard } from './rule-below-wildcard';
import { ruleHiddenByWildcard } from './rule-hidden-by-wildcard';
import { ruleOnBothSides } from './rule-on-both-sides';
import { ruleUsedByNobody } from './rule-used-by-nobody';
import { ruleWithoutService } from './rule-without-service';
import { rulesBelowPattern } from './rules-below-pattern';
import { rulesForUnknownHost } from './rules-for-unknown-host';
import { secondPolicyIgnored } from './second-policy-ignored';
import { secretBesideGateway } from './secret-beside-gateway';
import { selectorAtKubernetesGateway } from './selector-at-kubernetes-gateway';
import { selectorOutOfReach } from './selector-out-of-reach';
import { serverFirstConflict } from './server-first-conflict';
import { serverSpeaksFirst } from './server-speaks-first';
import { serverTls } from './server-tls';
import { shadowedRoute } from './shadowed-route';
import { sharedMeshHost } from './shared-mesh-host';
import { sidecarInAmbient } from './sidecar-in-ambient';
import { sidecarTls } from './sidecar-tls';
import { sidecarWithoutPods } from './sidecar-without-pods';
import { sidecarsForNamespace } from './sidecars-for-namespace';
import { sidecarsForOnePod } from './sidecars-for-one-pod';
import { sniAddress } from './sni-address';
import { sniOutsideHosts } from './sni-outside-hosts';
import { sourceMatchWithGateways } from './source-match-with-gateways';
import { sourcesAtWaypoint } from './sources-at-waypoint';
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
import { tlsOnEveryPort } from './tls-on-every-port';
import { tlsOnPlainPort } from './tls-on-plain-port';
import { tlsRulesWithoutTlsPort } from './tls-rules-without-tls-port';
import { tlsToCalledAddress } from './tls-to-called-address';
import { tlsToPlainPort } from './tls-to-plain-port';
import { triesBeyondTimeout } from './tries-beyond-timeout';
import { twoAllocations } from './two-allocations';
import { udpPort } from './udp-port';
import { unaddressableHost } from './unaddressable-host';
import { uncheckedServerName } from './unchecked-server-name';
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
import { unlimitedTimeout } from './unlimited-timeout';
import { unlistedServerName } from './unlisted-server-name';
import { unreachableRoute } from './unreachable-route';
import { unretriedTryTimeout } from './unretried-try-timeout';
import { unsetOutboundMode } from './unset-outbound-mode';
import { unsetResolution } from './unset-resolution';
import { unsupportedFault } from './unsupported-fault';
import { unsupportedProbe } from './unsupported-probe';
import { unusedAllocation } from './unused-allocation';
import { unusedCertificates } from './unused-certificates';
import { unusedHttpPool } from './unused-http-pool';
import { unusedSubset } from './unused-subset';
import { unusedWaypoint } from './unused-waypoint';
import { unverifiedServer } from './unverified-server';
import { waypointWithoutAddress } from './waypoint-without-address';
import { weightZeroAlone } from './weight-zero-alone';
import { wildcardToEndpoints } from './wildcard-to-endpoints';
import { withoutEndpoints } from './without-endpoints';
import { wrongType } from './wrong-type';
import { yamlProblem } from './yaml-problem';
import { unreadMeshConfig } from './unread-mesh-config';
import { zeroWeights } from './zero-weights';
import { ejectionBelowOne } from './ejection-below-one';
import { ejectionOfDialledAddress } from './ejection-of-dialled-address';
import { onlyEndpointEjected } from './only-endpoint-ejected';
import { allEndpointsEjected } from './all-endpoints-ejected';
import { codesOnEncryptedPort } from './codes-on-encrypted-port';
import { gatewayErrorsRedundant } from './gateway-errors-redundant';
import { gatewayErrorsNotAlone } from './gateway-errors-not-alone';
import { ejectionZeroPercent } from './ejection-zero-percent';
import { panicOnEjection } from './panic-on-ejection';
import { ejectionShorterThanSweep } from './ejection-shorter-than-sweep';
import { localityOrderByEjection } from './locality-order-by-ejection';
import { localityOrderWithoutEjection } from './locality-order-without-ejection';
import { localityLeftOut } from './locality-left-out';
import { endpointsWithoutLocality } from './endpoints-without-locality';
import { endpointWithoutLocality } from './endpoint-without-locality';
import { subsetPriorityOnDns } from './subset-priority-on-dns';
import { nothingToBalance } from './nothing-to-balance';
import { hashWithoutRequests } from './hash-without-requests';
import { warmupWithoutEffect } from './warmup-without-effect';
import { httpPoolWithoutRequests } from './http-pool-without-requests';
import { tcpTimeoutBelowTop } from './tcp-timeout-below-top';
import { poolOfOne } from './pool-of-one';
import { unusedHttp2Settings } from './unused-http2-settings';
import { subsetDropsTcpPool } from './subset-drops-tcp-pool';
import { retriesSuppressed } from './retries-suppressed';
import { upgradeWithoutTls } from './upgrade-without-tls';
import { lyingComment } from './lying-comment';

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
  uncheckedServerName,
  unverifiedServer,
  namelessTcpTls,
  plaintextDespiteCredential,
  doubleTls,
  tlsOnEveryPort,
  tlsToPlainPort,
  plaintextToTlsPort,
  meshTlsOutside,
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
  likelyDoubleTls,
  meshTlsForEndpoint,
  meshIdentityExpected,
  namesReplaced,
  namesWithoutTls,
  privateAuthority,
  forcedHttp2OverTls,
  grpcOnHttpPort,
  encryptedCallToHttpPort,
  tlsToCalledAddress,
  rewrittenServerName,
  secretBesideGateway,
  certificateNotMounted,
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
  ejectionBelowOne,
  ejectionOfDialledAddress,
  onlyEndpointEjected,
  allEndpointsEjected,
  codesOnEncryptedPort,
  gatewayErrorsRedundant,
  gatewayErrorsNotAlone,
  ejectionZeroPercent,
  panicOnEjection,
  ejectionShorterThanSweep,
  localityOrderByEjection,
  localityOrderWithoutEjection,
  localityLeftOut,
  endpointsWithoutLocality,
  endpointWithoutLocality,
  subsetPriorityOnDns,
  nothingToBalance,
  hashWithoutRequests,
  warmupWithoutEffect,
  httpPoolWithoutRequests,
  tcpTimeoutBelowTop,
  poolOfOne,
  unusedHttp2Settings,
  subsetDropsTcpPool,
  retriesSuppressed,
  upgradeWithoutTls,
  lyingComment,
  sourceMatchWithGateways,
  prefixWithoutSlash,
  weightZeroAlone,
  misalignedRewrite,
  unretriedTryTimeout,
  triesBeyondTimeout,
  repeatedWrites,
  defaultRetryConditions,
  unlimitedTimeout,
  doubleTlsAtGateway,
  plaintextToGateway,
  gatewayTlsWithoutSni,
  ruleOnBothSides,
  oneSidedGatewayRoute,
  routeNotForServer,
  gatewayWithoutEndpoints,
  hiddenFromGateway,
  ruleUsedByNobody,
  ambientWithoutWaypoint,
  ambientExportTo,
  ambientRegistryOnly,
  waypointWithoutAddress,
  routeAwayFromWaypoint,
  sourcesAtWaypoint,
  ignoredAtWaypoint,
  unusedWaypoint,
  forwardedTlsAtWaypoint,
  httpRulesWithoutHttpPort,
  tlsRulesWithoutTlsPort,
  beatenRoutes,
  noCatchAllRoute,
  shadowedRoute,
  routeToNowhere,
  dialledAddressStays,
  callerNotInExport,
  hostNotImported,
  unsetOutboundMode,
  hostInOtherNamespace,
  decidedByAge,
  notExportedHome,
  selectorOutOfReach,
  unusedSubset,
  rulesForUnknownHost,
  rulesBelowPattern,
  matchOnTargetPort,
  missingDelegate,
  mirrorWithForeignHost,
  unlistedServerName,
  leakingSubnets,
  firstDestinationDecides,
  idleRetrySettings,
  expandedShortHost,
  unaddressableHost,
];
