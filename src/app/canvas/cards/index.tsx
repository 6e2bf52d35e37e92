import type { NodeProps, NodeTypes } from '@xyflow/react';
import { memo, type ComponentType } from 'react';
import { useCanvas } from '../canvas-state';
import { useReview } from '../../review-state';
import type { Card } from '../picture';
import './cards.css';
import './entry-card.css';
import './small-cards.css';
import './looks.css';
import { EntryCard } from './entry-card';
import { WireEnds } from './frame';
import { BandEnds, GroupPlate } from './group-card';
import { useCardLook, useHit } from './look';
import { markFromAfar } from './far-mark';
import { NameCard } from './name-card';
import { ReviewSign } from './review-sign';
import { ClusterCard, EndpointCard, GatewayCard, LooseCard, UnreadableCard } from './small-cards';
import { WorkloadCard } from './workload-card';

/** The card of each type of node. One object for the life of the page: a new one would make React Flow mount everything again. */
export const cardTypes: NodeTypes = {
  workload: wired(WorkloadCard),
  'service-entry': wired(EntryCard),
  endpoint: wired(EndpointCard),
  gateway: wired(GatewayCard),
  loose: wired(LooseCard),
  cluster: wired(ClusterCard),
  unreadable: wired(UnreadableCard),
  group: GroupPlate,
  band: BandEnds,
};

/** A card with the ends of its wires, the looks that pass on it, and from far away its name alone. */
function wired(Content: ComponentType<NodeProps<Card>>): ComponentType<NodeProps<Card>> {
  return memo(function WiredCard(props: NodeProps<Card>) {
    const { node } = props.data;
    const look = useCardLook(node.id);
    const hit = useHit(node.id);
    const far = useCanvas((state) => state.detail === 'name' || state.detail === 'plate');
    const mark = useReview(({ marks }) => (far ? markFromAfar(node, marks) : marks.get(node.id)));
    return (
      <>
        <WireEnds node={node} expanded={props.data.expanded} />
        <div className={hit === undefined ? look : `${look} is-hit`} data-hit={hit} data-review={mark}>
          {far ? <NameCard node={node} /> : <Content {...props} />}
          <ReviewSign mark={mark} />
        </div>
      </>
    );
  });
}
