import type { Node } from '../../topology';
import { anatomyOf } from '../anatomy';
import type { EndpointGroup } from '../groups';
import type { Layout } from '../layout';
import { plateOutline } from '../outline';
import { clusterLine } from '../words';
import type { Brush } from './brush';
import { rounded } from './card-parts';
import { changeOf } from './change-marks';
import { entryCard } from './entry-card';
import { at } from './marks';
import { clusterCard, endpointCard, gatewayCard, groupCard, looseCard, unreadableCard } from './small-cards';
import { workloadCard } from './workload-card';
import { element, escapeXml } from './xml';

/** A card at its place and under its name; empty where it has no place. */
export function drawCard(node: Node, { positions }: Layout, brush: Brush): string {
  const place = positions.get(node.id);
  const card = place && cardOf(node, brush) + changeOf(node.id, outlineOf(node, brush), brush);
  return place && card ? at(place.x, place.y, titled(titleOf(node), card)) : '';
}

/** What stands for a group of endpoints, likewise. */
export function drawGroup(group: EndpointGroup, { positions }: Layout, brush: Brush): string {
  const place = positions.get(group.id);
  return place ? at(place.x, place.y, titled(`${group.name}: ${group.says}`, groupCard(group, brush))) : '';
}

function titled(title: string, card: string): string {
  return element('title', {}, escapeXml(title)) + card;
}

function titleOf(node: Node): string {
  switch (node.type) {
    case 'service-entry':
      return [node.label, ...node.hosts].join(', ');
    case 'cluster':
      return clusterLine(node);
    default:
      return node.label;
  }
}

function cardOf(node: Node, brush: Brush): string {
  switch (node.type) {
    case 'workload':
      return workloadCard(node, brush);
    case 'service-entry':
      return entryCard(node, brush);
    case 'endpoint':
      return endpointCard(node, brush);
    case 'gateway':
      return gatewayCard(node, brush);
    case 'loose':
      return looseCard(node, brush);
    case 'cluster':
      return clusterCard(node, brush);
    case 'unreadable':
      return unreadableCard(node, brush);
  }
}

/** The outline of a card's plate, without what is docked under it. */
function outlineOf(node: Node, { expanded }: Brush): string {
  const { width, plate } = anatomyOf(node, expanded.has(node.id));
  if (node.type === 'service-entry') return plateOutline(width, plate);
  return rounded(width, plate, node.type === 'workload' ? 12 : node.type === 'gateway' ? 4 : 8);
}
