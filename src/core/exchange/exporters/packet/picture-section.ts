import { countAtCards, drawPicture, pinsOf, type PictureOptions } from '../../../picture';
import { topologyOf, type Topology } from '../../../topology';
import { findingsOf } from '../../../analysis';
import { diagramSize } from '../diagram-size';
import { renderMermaid } from '../mermaid';
import { narrowTopology } from '../scope';
import { count, paragraph, type Block, type PictureBlock, type Section } from './block';
import type { PacketInput } from './packet-input';
import { withoutKeys } from './without-keys';

/** More cards than this are hard to read on a page: then namespaces are folded, and each has a picture of its own. */
const mostCards = 40;

/** More cards than this are too many for a picture of a namespace, too; and more namespaces for one of each. */
const mostOfNamespace = 60;
const mostNamespaces = 12;

/** A longer picture is there in the colours of a light page alone. */
const mostTwice = 300_000;

/** Who calls what, before and after. */
export function overviewSection(input: PacketInput, baseline: PacketInput | undefined): Section {
  const blocks = [
    ...(baseline ? picturesOf(baseline, 'Overview of the baseline', 'before') : []),
    ...picturesOf(input, baseline ? 'Overview of the proposal' : 'Overview', 'after'),
  ];
  return {
    id: 'overview',
    title: 'Overview',
    blocks: blocks.length === 0 ? [paragraph('There is nothing to draw.')] : blocks,
  };
}

function picturesOf(input: PacketInput, title: string, id: string): readonly Block[] {
  const topology = topologyOf(input);
  if (topology.nodes.length === 0) return [];
  const options = { pins: pinsOf(input), counts: countAtCards(topology, findingsOf(input)) };
  if (topology.nodes.length <= mostCards)
    return [pictureOf(topology, { title, id, mermaid: mermaidOf(input) }, options)];
  const folded = new Set(topology.bands);
  const whole = pictureOf(topology, { title: `${title}, by namespace`, id, mermaid: mermaidOf(input) }, { folded });
  if (topology.bands.length > mostNamespaces)
    return [whole, paragraph(tooMany(`${count(topology.bands.length, 'namespace')} are`))];
  return [
    whole,
    ...topology.bands.flatMap((band, index) => bandPicture(topology, band, `${id}-${index}`, title, options)),
  ];
}

/** What a namespace has to do with; none where it is too much for a page. */
function bandPicture(
  topology: Topology,
  band: string | null,
  id: string,
  title: string,
  options: PictureOptions,
): readonly Block[] {
  const name = band ?? 'no namespace';
  const part = narrowTopology(topology, { namespace: band ?? '' });
  if (band === null || part.nodes.length === 0) return [];
  if (part.nodes.length > mostOfNamespace)
    return [paragraph(`${title}, ${name}: ${tooMany(`${count(part.nodes.length, 'card')} are`)}`)];
  return [pictureOf(part, { title: `${title}, ${name}`, id, mermaid: undefined }, options)];
}

function tooMany(what: string): string {
  return `${what} too many to draw on a page. The inventory below lists what they call.`;
}

interface Named {
  readonly title: string;
  readonly id: string;
  readonly mermaid: string | undefined;
}

function pictureOf(whole: Topology, { title, id, mermaid }: Named, options: PictureOptions): PictureBlock {
  // A picture breaks its texts into lines, none of which would be known as one of a key.
  const topology = { ...whole, nodes: withoutKeys(whole.nodes), ...hiddenNotes(whole) };
  const draw = (theme: 'light' | 'dark'): string =>
    drawPicture(topology, { ...options, theme, id: `${id}-${theme}` }).svg;
  const light = draw('light');
  return {
    type: 'picture',
    title,
    words: `${wordsOf(topology)}.`,
    svg: { light, dark: light.length > mostTwice ? undefined : draw('dark') },
    mermaid,
  };
}

function hiddenNotes({ bandNotes }: Topology): Pick<Topology, 'bandNotes'> {
  return bandNotes ? { bandNotes: new Map([...bandNotes].map(([band, notes]) => [band, withoutKeys(notes)])) } : {};
}

function wordsOf({ nodes, edges }: Topology): string {
  const number = (type: string): number => nodes.filter((node) => node.type === type).length;
  return [
    count(number('workload'), 'pod'),
    count(number('service-entry'), 'ServiceEntry', 'ServiceEntries'),
    ...(number('gateway') > 0 ? [count(number('gateway'), 'Gateway')] : []),
    count(edges.filter(({ type }) => type === 'call').length, 'call'),
  ].join(', ');
}

function mermaidOf(input: PacketInput): string | undefined {
  const diagram = renderMermaid(input, { style: 'overview' });
  return diagramSize(diagram).reason === undefined ? diagram.text : undefined;
}
