import { digits } from '../../text';
import { topologyOf, type DrawnWorkspace } from '../../topology';
import { callScope } from './call-scope';
import type { Diagram, DiagramOptions } from './mermaid';
import { tracedPaths } from './tls/draw-tls';

/**
 * How large a diagram can be. Of more than 500 arrows Mermaid throws (its `maxEdges`), and in place of more than 50,000 characters it draws an error (its
 * `maxTextSize`); GitHub and GitLab keep both. Boxes have no limit of Mermaid's, but more than 200 take seconds to place.
 */
const diagramLimits = { nodes: 200, edges: 500, chars: 50_000 } as const;

/** How large a diagram is, and whether it can be drawn. */
interface DiagramSize {
  readonly nodes: number;
  readonly edges: number;
  readonly chars: number;
  /** Why it is too large to be drawn, in one sentence; undefined when it is not. */
  readonly reason: string | undefined;
  /** Whether Mermaid refuses it, wherever it is shown. */
  readonly isRefused: boolean;
}

/** How large a diagram is, and whether that is too large for a picture. */
export function diagramSize(diagram: Pick<Diagram, 'text' | 'nodes' | 'edges'>): DiagramSize {
  const size = { nodes: diagram.nodes, edges: diagram.edges, chars: diagram.text.length };
  const over = (['edges', 'chars', 'nodes'] as const).find((key) => size[key] > diagramLimits[key]);
  const isRefused = over === 'edges' || over === 'chars';
  if (over === undefined) return { ...size, reason: undefined, isRefused };
  if (over === 'nodes') return { ...size, reason: tooManyBoxes(digits(size.nodes)), isRefused };
  const words = over === 'edges' ? 'arrows' : 'characters';
  const reason = `This diagram has ${digits(size[over])} ${words}; Mermaid draws up to ${digits(diagramLimits[over])}.`;
  return { ...size, reason, isRefused };
}

function tooManyBoxes(count: string): string {
  return `This diagram has ${count} boxes; more than ${diagramLimits.nodes} take long to draw, and nobody can read them.`;
}

/** Why a diagram would be too large, in one sentence, as far as that can be told without drawing it; undefined where it cannot. */
export function tooLargeToDraw(
  snapshot: DrawnWorkspace,
  options: Pick<DiagramOptions, 'style' | 'scope'>,
): string | undefined {
  const least = fewestBoxes(snapshot, options);
  return least > diagramLimits.nodes ? tooManyBoxes(`at least ${digits(least)}`) : undefined;
}

/** A number of boxes that a diagram has for sure: in the resolution one for each entry, in TLS a sidecar for each host that a workload calls. */
function fewestBoxes(snapshot: DrawnWorkspace, { style, scope }: Pick<DiagramOptions, 'style' | 'scope'>): number {
  if (style === 'overview') return 0;
  const { mesh } = snapshot;
  const paths = tracedPaths(mesh);
  const { call, entry } = callScope(topologyOf(snapshot), scope, paths);
  if (style === 'resolution') return mesh.entries.filter(entry).length;
  const sidecars = paths.filter((path) => path.trace.legs[0]?.via === 'sidecar' && call(path));
  return new Set(
    sidecars.map(({ workload, call: { dialled } }) => `${workload.id} ${dialled?.scheme} ${dialled?.host}`),
  ).size;
}
