import type { NodeTypes } from '@xyflow/react';
import { EntryCard } from './entry-card';
import { EndpointCard, GatewayCard, LooseCard, UnreadableCard } from './small-cards';
import { WorkloadCard } from './workload-card';

/** The card of each type of node. One object for the life of the page: a new one would make React Flow mount everything again. */
export const cardTypes: NodeTypes = {
  workload: WorkloadCard,
  'service-entry': EntryCard,
  endpoint: EndpointCard,
  gateway: GatewayCard,
  loose: LooseCard,
  unreadable: UnreadableCard,
};
