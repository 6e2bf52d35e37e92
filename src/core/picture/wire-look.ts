import { groupBy } from '../lists';
import type { Edge } from '../topology';
import { isTlsKnown, tlsLayers, tlsWords } from './words';

/** How a wire ends where it does not run into a card: in a bar, a question mark, a cross where it breaks, an arrow where it only points, or one that turns back. */
export type WireEndMark = 'bar' | 'question' | 'cross' | 'arrow' | 'turn' | null;

/** The line of a wire: how it is dashed. What each says is told by `wireLook`. */
export type WireLine =
  'solid' | 'spare' | 'passing' | 'refused' | 'redirected' | 'unresolved' | 'route' | 'idle' | 'ghost';

/** What a wire shows of its edge, apart from where it runs. */
export interface WireLook {
  readonly line: WireLine;
  /** TLS lies inside TLS, or the call is not delivered; null where neither is so. */
  readonly wrong: 'double' | 'broken' | null;
  readonly layers: 0 | 1 | 2;
  readonly mark: WireEndMark;
}

/**
 * Solid is bytes that arrive. Dashes say that a call passes by every policy, or does not arrive; dots say that something is only known, or
 * used when what comes before it is out.
 */
export function wireLook(edge: Edge): WireLook {
  const layers = tlsLayers(edge.tls);
  const wrong = layers === 2 ? 'double' : null;
  switch (edge.type) {
    case 'knows':
      return { line: 'idle', wrong: null, layers: 0, mark: null };
    case 'misses':
      return { line: 'ghost', wrong: null, layers: 0, mark: null };
    case 'route':
      // To a gateway bytes flow of which it is known how they are wrapped; to another entry the rule only points.
      return isTlsKnown(edge.tls)
        ? { line: 'solid', wrong, layers, mark: 'arrow' }
        : { line: 'route', wrong: null, layers: 0, mark: 'arrow' };
    case 'dials':
      return { line: (edge.priority ?? 0) > 0 ? 'spare' : 'solid', wrong, layers, mark: null };
    case 'call':
      return { ...callLook(edge), layers: isMetered(edge) ? layers : 0 };
  }
}

function callLook({ outcome, tls }: Edge): Pick<WireLook, 'line' | 'wrong' | 'mark'> {
  const wrong = tlsLayers(tls) === 2 ? 'double' : null;
  if (outcome === 'passthrough') return { line: 'passing', wrong, mark: null };
  if (outcome === 'blackhole' || outcome === 'blocked') return { line: 'refused', wrong: null, mark: 'bar' };
  if (outcome === 'redirected') return { line: 'redirected', wrong: null, mark: 'turn' };
  if (outcome === 'unresolved') return { line: 'unresolved', wrong: null, mark: 'question' };
  if (outcome === 'error') return { line: 'solid', wrong: 'broken', mark: 'cross' };
  return { line: 'solid', wrong, mark: null };
}

const sent: readonly Edge['outcome'][] = ['reached', 'passthrough', 'unknown'];

/** Whether a wire says at its start how many layers of TLS lie on it: not where nothing is sent. */
export function isMetered(edge: Edge): boolean {
  return edge.outcome === undefined || sent.includes(edge.outcome);
}

/** What a wire says when it is pointed at. */
export function wireTitle(edge: Edge): string {
  if (edge.type === 'misses') return `${edge.label}\n${missText(edge)}`;
  const isSent = edge.type === 'call' ? isMetered(edge) : edge.type === 'route' && isTlsKnown(edge.tls);
  if (isSent) return `${edge.label}: ${tlsWords(edge.tls)}`;
  const rank = edge.priority === undefined ? '' : `, priority ${edge.priority}`;
  return `${edge.label}${rank}`;
}

/** The wires that say how much TLS lies on them: one a row is enough, and it is the last, which is drawn on top. */
export function meterBearers(edges: readonly Edge[]): ReadonlySet<string> {
  const lastOfRow = new Map(edges.filter(isMeasured).map((edge) => [`${edge.from} ${edge.fromRow ?? ''}`, edge.id]));
  return new Set(lastOfRow.values());
}

/** Whether anything is known of TLS on a wire: bytes flow, and it is no mere pointer to where they are sent. */
function isMeasured(edge: Edge): boolean {
  return edge.type === 'call' || edge.type === 'dials' || (edge.type === 'route' && isTlsKnown(edge.tls));
}

/** Why a call misses the entry that its ghost leads to. */
export function missText({ why }: Pick<Edge, 'why'>): string {
  return why === undefined || why === '' ? 'misses it' : `misses it: ${why}`;
}

/**
 * What ghosts of missed calls say, by the ids of the wires. Those that end at one card for one reason say it together, on the one that is drawn on top, and so do those
 * that end in one place of it: each beside its own they would lie on each other.
 */
export function missSays(edges: readonly Edge[]): ReadonlyMap<string, string> {
  const ghosts = edges.filter(({ type }) => type === 'misses');
  const cards = [...groupBy(ghosts, ({ to }) => to).values()];
  const groups = cards.flatMap((group) =>
    isForOne(group) ? [group] : [...groupBy(group, ({ toRow = '' }) => toRow).values()],
  );
  return new Map(
    groups.map((group): [string, string] => {
      const last = group.at(-1) as Edge;
      if (group.length === 1) return [last.id, missText(last)];
      return [last.id, `${group.length} miss it${isForOne(group) && last.why ? `: ${last.why}` : ''}`];
    }),
  );
}

/**
 * How many wires the sign of a redirected call stands for, by the ids of the wires: all that end in one place, told by `endOf`, are counted at the one that is
 * drawn on top, and the others, whose signs it would lie on, have 0. Wires that are not redirected are left out.
 */
export function turnCounts(edges: readonly Edge[], endOf: (edge: Edge) => string): ReadonlyMap<string, number> {
  const turning = edges.filter((edge) => wireLook(edge).mark === 'turn');
  const groups = [...groupBy(turning, endOf).values()];
  return new Map(
    groups.flatMap((group) =>
      group.map(({ id }, index) => [id, index === group.length - 1 ? group.length : 0] as const),
    ),
  );
}

/** Below this height of a ghost, in canvas units, its words stand past its end: in its middle they would cover meters. */
const shortGhost = 140;

/**
 * Where the words of a ghost stand that goes from one height to another. Over the first call of a pod there is no meter, below it there may be that of the
 * next one.
 */
export function missSide({ fromRow }: Pick<Edge, 'fromRow'>, from: number, to: number): 'middle' | 'above' | 'below' {
  if (Math.abs(to - from) >= shortGhost) return 'middle';
  return to < from || (fromRow?.endsWith('/calls/0') ?? false) ? 'above' : 'below';
}

/** Whether they are missed for one reason. */
function isForOne(ghosts: readonly Edge[]): boolean {
  return ghosts.every(({ why }) => why === ghosts[0]?.why);
}
