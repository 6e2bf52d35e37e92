import {
  diagramSize,
  narrowerScopes,
  renderMermaid,
  shellWord,
  tooLargeToDraw,
  type Diagram,
  type DiagramOptions,
} from '../../core/exchange';
import type { Snapshot } from '../../core/snapshot';
import { visible } from '../../core/text';
import { topologyOf } from '../../core/topology';

/** What is said of a diagram that is too large for a picture: why, and which scopes would do; undefined where it is not. */
export function sizeNote(snapshot: Snapshot, options: DiagramOptions, diagram: Diagram): string | undefined {
  const { reason, isRefused } = diagramSize(diagram);
  if (reason === undefined) return undefined;
  const fate = isRefused ? ' GitHub and GitLab show an error in its place.' : '';
  return `${reason}${fate} ${wayOut(snapshot, options)}`;
}

function wayOut(snapshot: Snapshot, options: DiagramOptions): string {
  const scopes = scopesThatDo(snapshot, options).map((argument) => `--scope ${shellWord(visible(argument))}`);
  const [first, ...others] = scopes;
  if (first !== undefined) return `Use ${[first, ...others].join(' or ')}${others.length > 0 ? ', for example' : ''}.`;
  return options.style === 'overview' && options.scope === undefined
    ? 'Use --format svg, which draws all of it.'
    : 'No part that was tried is small enough; name one call with --scope URL.';
}

/** So many scopes are named, and so many tried for them: a design of hundreds of namespaces is not drawn a hundred times. */
const most = { named: 3, tried: 24 };

function scopesThatDo(snapshot: Snapshot, options: DiagramOptions): readonly string[] {
  const found: string[] = [];
  for (const { argument, scope } of narrowerScopes(topologyOf(snapshot), options.scope).slice(0, most.tried)) {
    if (found.length === most.named) break;
    if (fits(snapshot, { ...options, scope })) found.push(argument);
  }
  return found;
}

/** A part that is small enough, and holds something. */
function fits(snapshot: Snapshot, options: DiagramOptions): boolean {
  if (tooLargeToDraw(snapshot, options) !== undefined) return false;
  const diagram = renderMermaid(snapshot, options);
  return diagram.nodes > 0 && diagramSize(diagram).reason === undefined;
}
