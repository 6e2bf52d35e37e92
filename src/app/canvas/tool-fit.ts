import type { Lane, Node } from '../../core/topology';
import type { Snapshot } from '../../core/snapshot';
import { ruleRefusal, ruleWords, type RuleKind } from '../commands/add-destination-rule';
import { sidecarRefusal } from '../commands/add-sidecar';
import { connectionOf } from '../commands/connect';
import { resourceOfSpot } from './actions';
import { bandAt, bandOfId, nodesById, type BandFrame, type Layout, type Point, type Spot } from '../../core/picture';
import type { Tool } from './canvas-state';
import type { DropZone } from './drag-state';
import type { Graph } from './graph';
import { toolFitWords } from './words/hands';

/** What a tool would do at a place, or why nothing. */
export type ToolFit = Fit | { readonly fits: false; readonly says: string };

interface Fit {
  readonly fits: true;
  readonly says: string;
  /** The namespace there; null where there is none to go by. */
  readonly namespace: string | null;
  /** The part of the picture that it would land in; null where it lands on a card. */
  readonly zone: DropZone | null;
  /** What it is put on: the id of an entry or a workload, or the key that a note is on. */
  readonly on: string | null;
}

/** What a tool would do at a point in canvas units, on what lies there. */
export function fitOf(
  tool: Tool,
  { snapshot, topology, layout }: Pick<Graph, 'snapshot' | 'topology' | 'layout'>,
  spot: Spot | null,
  at: Point,
): ToolFit {
  const node = spot ? nodesById(topology).get(spot.node) : undefined;
  const entry = node?.type === 'endpoint' ? nodesById(topology).get(node.entry) : node;
  const own = spot ? bandOfId(spot.node) : undefined;
  const band = own === undefined ? bandAt(layout, at) : layout.bands.find((each) => each.namespace === own);
  const namespace = (entry ?? band)?.namespace ?? null;
  const card = (says: string, lane: Lane, over: BandFrame | undefined): Fit => ({
    fits: true,
    says,
    namespace,
    zone: zoneOf(layout, lane, over),
    on: null,
  });
  switch (tool) {
    case 'workload':
      return card(toolFitWords.pod(namespace), 'mesh', band);
    case 'service-entry':
      return card(toolFitWords.entry(namespace), 'registry', band);
    case 'workload-entry':
      return card(toolFitWords.workloadEntry(namespace), 'registry', band);
    case 'gateway':
      return { ...card(toolFitWords.gateway, 'gateway', undefined), namespace: null };
    case 'external':
      if (entry?.type === 'service-entry') return endpointFit(snapshot, entry);
      return card(toolFitWords.external, 'external', undefined);
    case 'destination-rule':
    case 'virtual-service':
      return ruleFit(snapshot, tool === 'virtual-service' ? 'VirtualService' : 'DestinationRule', entry);
    case 'sidecar':
      return sidecarFit(snapshot, node, band, layout);
    case 'note':
      return noteFit(spot, node, band);
  }
}

function endpointFit(snapshot: Snapshot, { id, name, namespace }: Node): ToolFit {
  const connection = connectionOf(snapshot, { node: id, part: null }, null);
  if (!connection.fits) return connection;
  return { fits: true, says: toolFitWords.endpoint(name), namespace, zone: null, on: id };
}

function ruleFit(snapshot: Snapshot, kind: RuleKind, entry: Node | undefined): ToolFit {
  if (entry?.type !== 'service-entry') return { fits: false, says: toolFitWords.ruleNeedsEntry };
  const resource = resourceOfSpot(snapshot, { node: entry.id, part: null });
  const refusal = resource ? ruleRefusal(kind, resource, entry.hosts[0] ?? '') : toolFitWords.unreadable(entry.name);
  if (refusal !== null) return { fits: false, says: refusal };
  return {
    fits: true,
    says: toolFitWords.rule(ruleWords(snapshot, kind, entry)),
    namespace: entry.namespace,
    zone: null,
    on: entry.id,
  };
}

function sidecarFit(snapshot: Snapshot, node: Node | undefined, band: BandFrame | undefined, layout: Layout): ToolFit {
  if (node?.type === 'workload') {
    const refusal = sidecarRefusal(snapshot, node.namespace, { name: node.name, labels: node.labels });
    if (refusal !== null) return { fits: false, says: refusal };
    const says = toolFitWords.podSidecar(node.name);
    return { fits: true, says, namespace: node.namespace, zone: null, on: node.id };
  }
  if (!band) return { fits: false, says: toolFitWords.sidecarNeedsPlace };
  const refusal = sidecarRefusal(snapshot, band.namespace, undefined);
  if (refusal !== null) return { fits: false, says: refusal };
  const says = toolFitWords.sidecar(band.namespace);
  return { fits: true, says, namespace: band.namespace, zone: zoneOf(layout, null, band), on: null };
}

function noteFit(spot: Spot | null, node: Node | undefined, band: BandFrame | undefined): ToolFit {
  const rule = spot?.part?.startsWith('rule:') ? spot.part.slice('rule:'.length) : undefined;
  const about = (on: string, says: string, namespace: string | null): ToolFit => ({
    fits: true,
    says,
    namespace,
    zone: null,
    on,
  });
  if (rule !== undefined) return about(rule, toolFitWords.note(rule), node?.namespace ?? null);
  if (node && node.type !== 'unreadable' && node.type !== 'cluster')
    return about(node.id, toolFitWords.note(node.name), node.namespace);
  if (band?.namespace)
    return about(`Namespace/${band.namespace}`, toolFitWords.noteOnNamespace(band.namespace), band.namespace);
  return { fits: false, says: toolFitWords.noteNeedsPlace };
}

/** A lane, as far as it lies in a band where there is one. The gateway lane stands between its neighbours while there is no gateway. */
function zoneOf(layout: Layout, lane: Lane | null, band: BandFrame | undefined): DropZone {
  const column = lane === null ? undefined : columnOf(layout, lane);
  const y = band?.y ?? 36;
  const height = band?.height ?? Math.max(200, layout.height - y);
  if (column) return { x: column.x, width: column.width, y, height };
  return { x: band?.x ?? 0, width: band?.width ?? layout.width, y, height };
}

function columnOf(layout: Layout, lane: Lane): { readonly x: number; readonly width: number } | undefined {
  const found = layout.lanes.find((each) => each.lane === lane);
  if (found || lane !== 'gateway') return found;
  const registry = layout.lanes.find((each) => each.lane === 'registry');
  const external = layout.lanes.find((each) => each.lane === 'external');
  if (!registry || !external) return undefined;
  const x = registry.x + registry.width;
  return { x, width: external.x - x };
}
