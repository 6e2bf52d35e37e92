export { tlsWords } from './tls-words';
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
  CallRow,
  ClusterNode,
  Conflict,
  Counts,
  DockedRule,
  Edge,
  EndpointNode,
  GatewayNode,
  Lane,
  Miss,
  Node,
  Note,
  Outcome,
  PortRow,
  ServiceEntryNode,
  TlsBy,
  Topology,
  WorkloadNode,
} from './topology';
export { topologyOf } from './topology-of';
export type { DrawnWorkspace } from './topology-of';
