import { toEnd, type Steps } from '../steps';
import type { Counts, Topology } from '../topology';
import { cutTopology } from './cut';
import { layoutScene, type Layout } from './layout';
import type { Pins } from './layout-stack';
import { palettes, type Theme } from './palette';
import { bundleMiddle } from './bundle-path';
import { placeWires, type PlacedBundle, type PlacedWire, type PlacedWires } from './place-wires';
import { showTopology, type Folded, type Shown } from './scene';
import { drawBackdrop, drawBandHeads } from './svg/backdrop';
import type { Brush, ChangeMark } from './svg/brush';
import { drawCard, drawGroup } from './svg/cards';
import { describe } from './svg/describe';
import { drawLegend } from './svg/legend';
import { at } from './svg/marks';
import { faces, families, line } from './svg/text';
import { drawBundle, drawBundleWords, drawWire, drawWireWords } from './svg/wires';
import { decimal, element, escapeXml } from './svg/xml';

/** What a picture shows, and how. */
export interface PictureOptions {
  /** Light unless something else is said. */
  readonly theme?: Theme;
  /** Stands over the picture, and names it to screen readers. */
  readonly title?: string;
  /** Only these cards, and the cards of these bands, by their ids; everything when undefined. */
  readonly only?: ReadonlySet<string>;
  /** Where a person placed cards. */
  readonly pins?: Pins;
  /** Namespaces drawn as one line with counts; none when undefined. */
  readonly folded?: Folded;
  /** How many findings cards and docked rules have. */
  readonly counts?: ReadonlyMap<string, Counts>;
  /** What a comparison says of cards, docked rules and wires, by their ids. */
  readonly changes?: ReadonlyMap<string, ChangeMark>;
  /** Begins every id in the picture, so that several stand in one page; letters, digits and hyphens. */
  readonly id?: string;
  /** Style rules that are put into it: fonts, where it is drawn without those of a page. */
  readonly style?: string;
}

/** A picture and its size in CSS pixels at 1x. */
export interface Drawing {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** The whole flow graph as a self-contained SVG 1.1 document. The same topology and options give the same text. */
export function pictureSvg(topology: Topology, options: PictureOptions = {}): string {
  return drawPicture(topology, options).svg;
}

const margin = 24;

/** The same with its size. */
export function drawPicture(topology: Topology, options: PictureOptions = {}): Drawing {
  return toEnd(pictureSteps(topology, options));
}

/** The same in steps: thousands of wires take some hundred milliseconds to draw. */
export function* pictureSteps(whole: Topology, options: PictureOptions = {}): Steps<Drawing> {
  const topology = options.only ? cutTopology(whole, options.only) : whole;
  const brush: Brush = {
    palette: palettes[options.theme ?? 'light'],
    expanded: new Set(topology.nodes.map((node) => node.id)),
    counts: options.counts ?? new Map(),
    changes: options.changes ?? new Map(),
    id: options.id ?? 'fairway',
  };
  const shown = showTopology(topology, options.folded ?? new Set(), { expanded: brush.expanded });
  yield;
  const layout = layoutScene(shown.scene, options.pins ?? new Map());
  yield;
  const placed = placeWires(topology, shown, layout, brush.expanded);
  const width = widthOfAll(layout, placed.bundles);
  const heading = headingOf(options.title, width, brush);
  const legend = drawLegend(topology, placed.wires, width, brush);
  const legendTop = heading.height + heightOfAll(layout, placed.wires) + (legend.height > 0 ? 16 : 0);
  const size = { width: width + 2 * margin, height: legendTop + legend.height + 2 * margin };
  const graph = yield* graphSteps(topology, shown, layout, placed, brush);
  const parts = [heading.text, at(0, heading.height, graph), at(0, legendTop, legend.text)];
  const says = { title: options.title ?? 'Flow graph', description: describe(topology) };
  return { svg: documentOf(parts, size, says, options.style, brush), ...size };
}

/** The layers of the graph, the rearmost first. */
function* graphSteps(
  topology: Topology,
  shown: Shown,
  layout: Layout,
  placed: PlacedWires,
  brush: Brush,
): Steps<string> {
  const parts = [
    drawBackdrop(layout, brush),
    ...(yield* drawEach(placed.bundles, (bundle) => drawBundle(bundle, brush))),
    ...(yield* drawEach(placed.wires, (wire) => drawWire(wire, brush))),
    ...(yield* drawEach(topology.nodes, (node) => drawCard(node, layout, brush))),
    ...(yield* drawEach(shown.groups, (group) => drawGroup(group, layout, brush))),
    drawBandHeads(topology, layout, brush),
    ...(yield* drawEach(placed.wires, (wire) => drawWireWords(wire, brush))),
    ...(yield* drawEach(placed.bundles, (bundle) => drawBundleWords(bundle, brush))),
    topology.nodes.length === 0 ? emptyWords(layout, brush) : '',
  ];
  return `\n${parts.filter((part) => part !== '').join('\n')}\n`;
}

/** So many cards or wires are drawn in one step. */
const drawnAtOnce = 20;

function* drawEach<T>(items: readonly T[], draw: (item: T) => string): Steps<readonly string[]> {
  const drawn: string[] = [];
  for (const item of items) {
    if (drawn.length % drawnAtOnce === 0) yield;
    drawn.push(draw(item));
  }
  return drawn;
}

function emptyWords({ lanes }: Layout, { palette }: Brush): string {
  const registry = lanes.find(({ lane }) => lane === 'registry');
  if (!registry) return '';
  const setting = { x: registry.x + 14, y: 50, room: registry.width - 28, face: faces.meta, fill: palette['text-3'] };
  return line('Nothing is drawn here.', setting);
}

/** Bundles between bands run out on their right, with words on them. */
function widthOfAll(layout: Layout, bundles: readonly PlacedBundle[]): number {
  const rights = bundles
    .filter(({ quiet }) => !quiet)
    .map(({ from, to }) => bundleMiddle(from.x, from.y, to.x, to.y).x + 72);
  return rights.reduce((most, right) => Math.max(most, right), layout.width);
}

/** A wire may go round below the lowest card. */
function heightOfAll(layout: Layout, wires: readonly PlacedWire[]): number {
  return wires.reduce((most, { detour }) => Math.max(most, (detour?.y ?? 0) + 12), layout.height);
}

function headingOf(title: string | undefined, width: number, { palette }: Brush): { height: number; text: string } {
  if (title === undefined) return { height: 0, text: '' };
  return { height: 40, text: line(title, { x: 2, y: 20, room: width - 4, face: faces.heading, fill: palette.text }) };
}

function documentOf(
  parts: readonly string[],
  { width, height }: { readonly width: number; readonly height: number },
  says: { readonly title: string; readonly description: string },
  style: string | undefined,
  { palette, id }: Brush,
): string {
  const root = {
    xmlns: 'http://www.w3.org/2000/svg',
    version: '1.1',
    width,
    height,
    viewBox: `0 0 ${decimal(width)} ${decimal(height)}`,
    role: 'img',
    'aria-labelledby': `${id}-title ${id}-description`,
    'font-family': families.ui,
    'font-size': 13,
  };
  const stripe = { d: 'M-1 8 8 -1M-1 16 16 -1M8 17 17 8', stroke: palette.control, 'stroke-opacity': 0.22 };
  const hatch = { id: `${id}-hatch`, width: 16, height: 16, patternUnits: 'userSpaceOnUse' };
  const content = [
    element('title', { id: `${id}-title` }, escapeXml(says.title)),
    element('desc', { id: `${id}-description` }, escapeXml(says.description)),
    style === undefined ? '' : element('style', {}, escapeXml(style)),
    element('defs', {}, element('pattern', hatch, element('path', stripe))),
    element('rect', { width, height, fill: palette.canvas }),
    at(margin, margin, ...parts),
  ].filter((part) => part !== '');
  return `${element('svg', root, `\n${content.join('\n')}\n`)}\n`;
}
