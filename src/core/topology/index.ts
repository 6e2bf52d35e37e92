export { tlsWords } from './edge';
export { projectTopology } from './project';
export type {
  CallRow,
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
  PortRow,
  ServiceEntryNode,
  TlsBy,
  Topology,
  UnreadableNode,
  WorkloadNode,
} from './topology';
