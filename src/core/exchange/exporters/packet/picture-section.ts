import { topologyOf } from '../../../topology';
import { renderMermaid } from '../mermaid';
import { count, paragraph, type PictureBlock, type Section } from './block';
import type { PacketInput } from './packet-input';

/** Who calls what, before and after. */
export function overviewSection(input: PacketInput, baseline: PacketInput | undefined): Section {
  const after = pictureOf(input, baseline ? 'Overview of the proposal' : 'Overview');
  const before = baseline && pictureOf(baseline, 'Overview of the baseline');
  const pictures = [...(before ? [before] : []), ...(after ? [after] : [])];
  return {
    id: 'overview',
    title: 'Overview',
    blocks: pictures.length === 0 ? [paragraph('There is nothing to draw.')] : pictures,
  };
}

function pictureOf(input: PacketInput, title: string): PictureBlock | undefined {
  const topology = topologyOf(input);
  if (topology.nodes.length === 0) return undefined;
  const number = (type: string): number => topology.nodes.filter((node) => node.type === type).length;
  const words = [
    count(number('workload'), 'workload'),
    count(number('service-entry'), 'ServiceEntry', 'ServiceEntries'),
    count(topology.edges.filter(({ type }) => type === 'call').length, 'call'),
  ].join(', ');
  const { text } = renderMermaid(input, { style: 'overview' });
  return { type: 'picture', title, words: `${words}.`, svg: undefined, mermaid: text };
}
