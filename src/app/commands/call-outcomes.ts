import { endsAtProxy } from '../../core/picture';
import { topologyOf } from '../../core/topology';
import type { Snapshot } from '../../core/snapshot';
import type { CallRow, Outcome, TlsBy, Topology } from '../../core/topology';
import { outcomeWords, type Becomes } from './words/outcomes';

/** What becomes of one call: where it goes, and who encrypts it on the network. */
interface Fate {
  readonly outcome: Outcome | 'inside';
  readonly entry: string | null;
  readonly tls: TlsBy | undefined;
  /** Whether a port without an address takes it, which is for another host. */
  readonly taken: boolean;
}

/**
 * What a change makes of the calls that it does not itself remove, a sentence a kind of outcome: "2 calls will pass through by address."
 * With `now` it has happened: "2 calls now pass through by address."
 */
export function callsAfter(
  before: Snapshot,
  after: Snapshot,
  tense: 'will' | 'now',
  /** The new ids of pods and entries that the change moves, by the old ones. */
  moved: ReadonlyMap<string, string> = new Map(),
): string[] {
  const old = fatesOf(topologyOf(before), moved);
  const groups = new Map<string, { readonly becomes: Becomes; count: number }>();
  for (const [call, fate] of fatesOf(topologyOf(after))) {
    const was = old.get(call);
    const becomes = was && becomesOf(was, fate);
    if (becomes === undefined) continue;
    const group = groups.get(becomes.now(2)) ?? { becomes, count: 0 };
    groups.set(becomes.now(2), { ...group, count: group.count + 1 });
  }
  return [...groups.values()].map(({ becomes, count }) => becomes[tense](count));
}

function becomesOf(was: Fate, is: Fate): Becomes | undefined {
  if (is.entry !== null && is.entry !== was.entry) {
    const name = is.entry.replace('/', ' ');
    if (is.taken) return outcomeWords.taken(name);
    if (is.outcome === 'reached' && was.outcome === 'reached') return outcomeWords.servedBy(name);
  }
  if (is.outcome !== was.outcome) return becomesBy(is.outcome, was.outcome);
  if (encrypts(was.tls) && is.tls === 'none') return outcomeWords.plainText;
  return undefined;
}

function becomesBy(outcome: Fate['outcome'], before: Fate['outcome']): Becomes | undefined {
  switch (outcome) {
    case 'inside':
      return undefined;
    case 'unknown':
      return before === 'reached' ? outcomeWords.unknown : undefined;
    default:
      return outcomeWords[outcome];
  }
}

function encrypts(tls: TlsBy | undefined): boolean {
  return tls === 'sidecar' || tls === 'waypoint' || tls === 'gateway';
}

/** The fate of each call by its workload and URL; of equal calls of one workload by their order. */
function fatesOf(topology: Topology, moved: ReadonlyMap<string, string> = new Map()): Map<string, Fate> {
  const wires = new Map(topology.edges.flatMap((edge) => (edge.type === 'call' ? [[edge.fromRow, edge.tls]] : [])));
  const fates = new Map<string, Fate>();
  for (const node of topology.nodes) {
    if (node.type !== 'workload') continue;
    for (const call of node.calls) {
      let key = `${moved.get(node.id) ?? node.id}\n${call.url}`;
      while (fates.has(key)) key += '\n';
      const entry = call.target && (moved.get(call.target.node) ?? call.target.node);
      fates.set(key, { outcome: outcomeOf(call), entry, tls: wires.get(call.id), taken: isTaken(call) });
    }
  }
  return fates;
}

function isTaken(call: CallRow): boolean {
  return call.target !== null && call.outcome === 'reached' && call.reason !== undefined;
}

function outcomeOf(call: CallRow): Fate['outcome'] {
  if (call.unresolved === 'inside' && !endsAtProxy(call)) return 'inside';
  if (call.outcome) return call.outcome;
  if (call.target) return 'reached';
  if (call.unresolved === 'passes') return 'passthrough';
  return call.unresolved === 'refused' ? 'blackhole' : 'unknown';
}
