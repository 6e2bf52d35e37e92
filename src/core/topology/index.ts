export { tlsWords } from './edge';
export { projectTopology } from './project';
export { parseQuery } from './query';
export type { ParsedQuery, Query, QueryProblem, Term } from './query';
export { completeQuery } from './query-complete';
export type { QueryCompletion, QueryCompletions } from './query-complete';
export { accepterOf } from './query-accept';
export { matchNodes } from './query-match';
export type { QueryFinding, QueryGround } from './query-match';
export { entriesSeenBy, workloadsSeeing } from './seeing';
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
  LooseNode,
  Miss,
  Node,
  NodeBase,
  Note,
  Outcome,
  PortRow,
  ServiceEntryNode,
  TlsBy,
  Topology,
  UnreadableNode,
  WorkloadNode,
} from './topology';
export { topologyOf } from './topology-of';
