import type { NodeProps, NodeTypes } from '@xyflow/react';
import { createElement, Fragment, memo, type ComponentType } from 'react';
import type { Card } from '../picture';
import { BandEnds, GroupPlate } from './group-card';
import { EntryCard } from './entry-card';
import { WireEnds } from './frame';
import { EndpointCard, GatewayCard, LooseCard, UnreadableCard } from './small-cards';
import { WorkloadCard } from './workload-card';

/** The card of each type of node. One object for the life of the page: a new one would make React Flow mount everything again. */
export const cardTypes: NodeTypes = {
  workload: wired(WorkloadCard),
  'service-entry': wired(EntryCard),
  endpoint: wired(EndpointCard),
  gateway: wired(GatewayCard),
  loose: wired(LooseCard),
  unreadable: wired(UnreadableCard),
  group: GroupPlate,
  band: BandEnds,
};

function wired(Content: ComponentType<NodeProps<Card>>): ComponentType<NodeProps<Card>> {
  return memo(function WiredCard(props: NodeProps<Card>) {
    return createElement(
      Fragment,
      null,
      createElement(WireEnds, { node: props.data.node }),
      createElement(Content, props),
    );
  });
}
