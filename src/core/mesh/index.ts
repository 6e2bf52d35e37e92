export { fixedBits, isCidr, isIp } from './address';
export { buildMesh, readResourceAhead, withResource, withSettings } from './build';
export type { Mesh, OtherResource } from './build';
export { changedAbout } from './changed-about';
export { changedHosts } from './changed-hosts';
export type { ChangedHosts, Dependence } from './changed-hosts';
export { compareAge, compareServices, compareText } from './base';
export type { View } from './base';
export { appEncrypts, namedHost, parseCall } from './call';
export { asCallUrl, readClientUrl } from './client-url';
export type { ClientUrl } from './client-url';
export { choiceWords, clientUrlWords, readingWords } from './client-url-words';
export { mayHoldSecret, shownUrl, urlWithoutSecrets } from './url-secrets';
export { halfUrlWords, mayBeginSecret } from './half-url';
export type { Call, Dialled, Expectation, Scheme } from './call';
export { failureKinds } from './detector/experiment';
export type {
  Ejection as TriedEjection,
  Experiment,
  FailureKind,
  FailurePattern,
  Outcome,
  Second,
  Span,
  TriedEndpoint,
  TriedEvent,
} from './detector/experiment';
export { firstEjection } from './detector/first-ejection';
export type { FirstEjection } from './detector/first-ejection';
export { isAssumed, trialOf } from './detector/from-cluster';
export type { ClusterTrial } from './detector/from-cluster';
export { tellOutcome } from './detector/sentences';
export type { Told } from './detector/sentences';
export { simulate } from './detector/simulate';
export { readTls } from './destination-rule';
export type { DestinationRule, PolicyBlocks, Subset, TlsSettings, TrafficPolicy } from './destination-rule';
export { isOfReview, keyWithoutDefault, reviewLeads, withoutRemarks } from './egress-design';
export type { Acceptance, EgressDesign } from './egress-design';
export { formatDuration } from './duration';
export { envoyOfHop, envoyOfPort, envoyYaml, leftOut } from './envoy';
export type { EnvoyPart } from './envoy';
export { ejectableOf, ejectionOf, percentToEject } from './ejection';
export type { Ejection } from './ejection';
export { isEqual } from './equal';
export { portsNumbered } from './find-ports';
export type { Gateway } from './gateway';
export { expandHost, hostCovers, hostsOverlap, isClusterLocal, isWildcard, serviceNamed } from './host';
export type { Ladders, PortLadder, Standing, Step } from './ladder/ladder';
export { laddersFor, otherwiseFor } from './ladder/ladders-for';
export type { LadderName } from './ladder/ladders-for';
export { portLadder } from './ladder/port-ladder';
export { indexLabels, indexSelectors, selectFrom, selects } from './label-index';
export type { LabelIndex, Selecting } from './label-index';
export { readMeshConfig } from './mesh-config';
export { isMeshConfigMap, meshConfigSource, statedAt, takenAmong } from './mesh-config-source';
export { applicationsOf, isGatewayPod } from './proxy/clients/applications';
export { clientsOf, gatewayProxies } from './proxy/clients/clients';
export { clusterOf } from './proxy/clusters/clusters';
export { definedEndpoints } from './proxy/clusters/cluster-endpoints';
export { isWithin, levelsOf } from './proxy/clusters/locality';
export { localitySettingOf } from './proxy/clusters/locality-setting';
export type { Cluster, ClusterEndpoint, OutlierSettings } from './proxy/clusters/cluster';
export { isMeshTlsOutside } from './proxy/clusters/mesh-tls-outside';
export { outlierSettings } from './proxy/clusters/outlier';
export type { Proxy } from './proxy/clients/proxy';
export { lackingPort } from './proxy/scope/lacking-port';
export { scopeOf } from './proxy/scope/scopes';
export { knowsEntry, knowsRoutes, knowsRule } from './proxy/scope/knows';
export { answerName } from './proxy/names/names';
export { anyPod, proxyOf } from './proxy/clients/proxies';
export { clusterUsesOf } from './proxy/clusters/cluster-uses';
export { holdersOf } from './proxy/clusters/use-holders';
export type { ClusterUse, RoutePlace, RouteUse, SharedPlace } from './proxy/uses';
export { routeUsesOf } from './proxy/routes/route-uses';
export { routeUsesAbout, routeUsesIn } from './proxy/routes/route-uses-about';
export { httpRuleOf, sentTo } from './proxy/routes/route-clusters';
export type { SentTo } from './proxy/routes/route-clusters';
export { httpRulesOf } from './proxy/routes/http-rules';
export { faultOf } from './proxy/routes/faults';
export type { FaultPolicy } from './proxy/routes/route';
export { gatewaysOf } from './proxy/routes/delegate-merge';
export type { HttpMatch, HttpRule } from './proxy/routes/http-rules';
export type { DeadMatch, HttpRoute, HttpRoutes, RoutePlaceFacts } from './proxy/routes/http-routes';
export { routesAt } from './proxy/routes/governing-routes';
export { coversMatch } from './proxy/routes/match-cover';
export { delegateOf } from './proxy/routes/delegates';
export { beatenOn, servicesNamed } from './proxy/routes/route-rivals';
export type { Beaten } from './proxy/routes/route-rivals';
export { chainIn } from './proxy/listeners/listener-choice';
export { listenerUsesOf } from './proxy/listeners/listener-uses';
export type { ListenerUse } from './proxy/listeners/listener-uses';
export { listenersOn } from './proxy/listeners/listeners';
export { mayBeApiGateway } from './proxy/gateways/api-gateways';
export { gatewaysBehind } from './proxy/gateways/gateway-target';
export { gatewayPodsIn } from './proxy/gateways/implied-gateway';
export { admitted, gatewayListener } from './proxy/gateways/gateway-chains';
export { mergedPorts } from './proxy/gateways/gateway-merge';
export { gatewayName, plainHosts } from './proxy/gateways/gateway-server';
export type { GatewayServer } from './proxy/gateways/gateway-server';
export { authorizationPolicies, type AuthorizationPolicy } from './proxy/authorization/authorization-policies';
export { waypointProxy } from './proxy/ambient/ambient-waypoint';
export type { WaypointTarget } from './proxy/ambient/ambient-choice';
export type { GatewayTarget } from './proxy/gateways/gateway-choice';
export type { Block, BlockName, ClusterPolicy, UpstreamTls } from './proxy/clusters/cluster';
export type { Connection, FilterChain, LostChain, ToClusters } from './proxy/listeners/listener';
export type { Scope, ScopedPort, ScopedService, Unseen } from './proxy/scope/scope';
export { isKnownToZtunnel, rangeAmong, usesHiddenAddress } from './proxy/services/allocated-address';
export { joinDefinitions } from './proxy/services/joined-service';
export type { MeshService } from './proxy/services/service';
export { rulesFor } from './proxy/policies/rules-for';
export { policyNamed, policyOf } from './proxy/policies/policy';
export { selectRule } from './proxy/policies/policy-selection';
export { misplacedIn, misplacedTls, opsToMoveTls, titleToMoveTls } from './proxy/policies/misplaced-tls';
export type { MisplacedTls } from './proxy/policies/misplaced-tls';
export { tlsForCall } from './proxy/policies/tls-for-call';
export { upstreamTls } from './proxy/policies/upstream-tls';
export { neverApplies } from './proxy/policies/rule-reach';
export { conflictsOf } from './proxy/policies/rule-conflicts';
export { hostsAbout, usesOfRule } from './proxy/policies/rule-uses';
export { servicesOf } from './proxy/services/services';
export type { PostureColumn } from './posture/columns';
export { withOtherPolicy } from './posture/other-policy';
export { postureOf } from './posture/posture';
export type { Posture, PostureCell } from './posture/posture';
export { kindOf, kindsOf } from './posture/row-kinds';
export { protocolClass } from './protocol';
export { hasKey, integerIn, integersIn, labelsIn, listIn, placeIn, recordIn, textIn, textsIn } from './read';
export { matchesSelector } from './proxy/clients/label-selector';
export { injectsByDefault, isIgnoredNamespace } from './proxy/clients/namespace';
export { matchesLabels, subsetNamed } from './rule-pool';
export type { MergedRule } from './rule-pool';
export type { MeshSettings, StatedSettings } from './settings';
export { surroundingsStay } from './surroundings';
export { sidecarFor } from './sidecar';
export type { Sidecar } from './sidecar';
export { dialledPort } from './service-entry';
export type { Endpoint, ServiceEntry, ServicePort } from './service-entry';
export { destinationHosts, gatewayName as gatewayNamed } from './virtual-service';
export type { Destination, Route, VirtualService } from './virtual-service';
export { exclusionsOf, listenerAddress, listsHost, ownImportWords } from './proxy/scope/unseen-import';
export { exportOf, importName, importOf } from './proxy/scope/unseen-remedy';
export { misreadOf, misreadWords, type Misread } from './trace/misread';
export { missedBy, missedOn } from './trace/missed';
export type { Missed } from './trace/missed';
export { entriesReached, takenFor, takesWhatever } from './trace/taken-for';
export type { TakenFor } from './trace/taken-for';
export { checkExpectation } from './trace/expectation';
export type { ExpectationCheck } from './trace/expectation';
export { dependenceOf } from './trace/journey';
export { excludedPorts, isWithinPod, pastByPort } from './trace/redirection';
export { isUnseen, roundBecause } from './trace/round';
export { appliedPolicy, policyRows } from './trace/policy-rows';
export type { PolicyRow } from './trace/policy-rows';
export { traceCall } from './trace/trace-call';
export { isSoonTraced, isTraced, traceSteps, tracesOf } from './trace/traces';
export { withoutEffect } from './trace/no-effect';
export type { NoEffect } from './trace/no-effect';
export type {
  AssumedAnswer,
  Hop,
  Ineffective,
  Leg,
  Origin,
  PolicyInForce,
  Tie,
  TlsInForce,
  Trace,
  TraceOutcome,
  Via,
  Way,
} from './trace/trace';
export { caveatsBeside, conditionsOf } from './trace/conditions';
export { traceText } from './trace/trace-text';
export { answerWords, isSealed, originWords, resourceWords, statusForCaller } from './trace/trace-words';
export { defaultNamespace, isPublic, isVisibleIn, namespacesSeeingAll } from './visibility';
export type { Visibility } from './visibility';
export { podMetadataIn } from './workload';
export type { PodOwner, Workload } from './workload';
export { selectedBy } from './workload-entry';
export { placesOfWorkload, workloadNamed } from './workload-named';
export { annotationOn, podDocument } from './pod-document';
export { proxyRelease, type ProxyRelease } from './proxy-release';
export type { Selected, WorkloadEntry } from './workload-entry';
