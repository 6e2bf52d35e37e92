export { addressCovers, fixedBits, isCidr, isIp, plainAddress } from './address';
export { buildMesh } from './build';
export type { Mesh, OtherResource } from './build';
export { changedHosts } from './changed-hosts';
export type { ChangedHosts } from './changed-hosts';
export { compareAge, compareServices, compareText } from './base';
export type { View } from './base';
export { appEncrypts, parseCall } from './call';
export type { Call, Dialled, Expectation, Scheme } from './call';
export { failureKinds } from './detector/experiment';
export type {
  DetectorName,
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
export { errorsToEject, verdictOf, whyNotCounted } from './detector/verdict';
export type { Verdict } from './detector/verdict';
export type { DestinationRule, PolicyBlocks, Subset, TlsSettings, TrafficPolicy } from './destination-rule';
export type { EgressDesign, WrittenNote } from './egress-design';
export { formatDuration } from './duration';
export { ejectableOf, ejectionOf, percentToEject } from './ejection';
export type { Ejection } from './ejection';
export { isEqual } from './equal';
export type { Gateway, Server } from './gateway';
export { expandHost, hostCovers, isClusterLocal, isWildcard } from './host';
export { addedTls, addedTlsToService, policyFor, ruleFor } from './policy';
export type { AddedTls, Client } from './policy';
export { joiningOf } from './joining';
export { listenersOf } from './listeners';
export type { Listener } from './listeners';
export { isMeshConfigMap, readConfigMap, readMeshConfig } from './mesh-config';
export { clientsOf } from './proxy/clients';
export { clusterOf } from './proxy/clusters';
export { definedEndpoints } from './proxy/cluster-endpoints';
export type { Cluster, ClusterEndpoint, OutlierSettings } from './proxy/cluster';
export { outlierSettings } from './proxy/outlier';
export type { Proxy } from './proxy/proxy';
export { scopeOf } from './proxy/scopes';
export { anyPod, proxyOf } from './proxy/proxies';
export { clusterUsesOf } from './proxy/cluster-uses';
export type { ClusterUse, RoutePlace, RouteUse } from './proxy/uses';
export { routeUsesOf } from './proxy/route-uses';
export { chainIn } from './proxy/listener-choice';
export { listenerUsesOf } from './proxy/listener-uses';
export type { ListenerUse } from './proxy/listener-uses';
export { chooseChain, listenerFor, listenersOn } from './proxy/listeners';
export { policyOf } from './proxy/policy';
export { gatewaysBehind } from './proxy/gateway-target';
export type { GatewayTarget } from './proxy/gateway-choice';
export type { Block, BlockName, ClusterPolicy, UpstreamTls } from './proxy/cluster';
export type { Connection, FilterChain, Loser, LostChain, ToClusters } from './proxy/listener';
export type { Scope, ScopedPort, ScopedService, Unseen } from './proxy/scope';
export type { MeshService } from './proxy/service';
export { rulesFor } from './proxy/rules-for';
export { neverApplies, visibleRuleExists } from './proxy/rule-reach';
export { conflictsOf } from './proxy/rule-conflicts';
export { hostsAbout, usesOfRule } from './proxy/rule-uses';
export { servicesOf } from './proxy/services';
export type { PostureColumn } from './posture/columns';
export { postureOf, withOtherPolicy } from './posture/posture';
export type { Posture, PostureCell, PostureWay } from './posture/posture';
export { protocolClass } from './protocol';
export type { ProtocolClass } from './protocol';
export { hasKey, integerIn, integersIn, labelsIn, listIn, placeIn, recordIn, textIn, textsIn } from './read';
export { resolveHost } from './resolve';
export { resolveCall } from './resolve-call';
export type { Resolved } from './resolve';
export { onwardByName, onwardFrom } from './routing';
export { matchesLabels } from './rule-pool';
export type { Onward } from './routing';
export type { MeshSettings, StatedSettings } from './settings';
export { seesEntry } from './seeing';
export { sidecarFor } from './sidecar';
export type { Sidecar } from './sidecar';
export { dialledPort } from './service-entry';
export type { Endpoint, ServiceEntry, ServicePort } from './service-entry';
export { destinationHosts } from './virtual-service';
export type { Destination, Route, VirtualService } from './virtual-service';
export { checkExpectation } from './trace/expectation';
export type { ExpectationCheck } from './trace/expectation';
export { policyRows } from './trace/policy-rows';
export type { PolicyRow } from './trace/policy-rows';
export { traceCall } from './trace/trace-call';
export { tracesOf } from './trace/traces';
export { withoutEffect } from './trace/no-effect';
export type { NoEffect } from './trace/no-effect';
export type { Hop, Ineffective, Leg, Origin, PolicyInForce, Tie, Trace, TracedCall, Way } from './trace/trace';
export { traceText } from './trace/trace-text';
export { answerWords, originWords, resourceWords } from './trace/trace-words';
export { defaultNamespace, isPublic, isVisibleIn, namespacesSeeingAll } from './visibility';
export type { Visibility } from './visibility';
export type { Workload } from './workload';
export { selectedBy } from './workload-entry';
export type { Selected, WorkloadEntry } from './workload-entry';
