export { tlsWords } from './edge';
export { projectTopology } from './project';
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
