export type { CallRow, Miss, Outcome, TlsBy } from './call-row';
export { isTlsTwice, tlsWords } from './tls-words';
export { notesOf } from './notes';
export { parseQuery } from './query';
export type { Term } from './query';
export { completeQuery } from './query-complete';
export type { QueryCompletions } from './query-complete';
export { accepterOf } from './query-accept';
export { matchNodes } from './query-match';
export type { QueryFinding, QueryGround } from './query-match';
export { seesEntry, workloadsSeeing } from './seeing';
export type {
  ClusterNode,
  Conflict,
  Counts,
  DockedRule,
  Edge,
  EndpointNode,
  GatewayNode,
  Lane,
  Node,
  Note,
  PortRow,
  ServiceEntryNode,
  Topology,
  WorkloadNode,
} from './topology';
export { topologyOf, topologySteps } from './topology-of';
export type { DrawnWorkspace } from './topology-of';
export { undrawnCall, withUndrawn } from './undrawn-call';
export type { UndrawnCall } from './undrawn-call';
