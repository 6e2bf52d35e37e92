import { counted } from '../text';
import { isTlsTwice, type Edge } from '../topology';
import { callsBack, callsIn, callsOut, wholeEnd } from './wire-ends';

/** Many wires drawn as one, since a card at one of their ends is not drawn. */
export interface Bundle {
  /** `Bundle/<from> <to>`. */
  readonly id: string;
  /** Ids of what it leaves from and leads to: a card, a group of endpoints, or a band's spot. */
  readonly from: string;
  readonly to: string;
  readonly edges: readonly Edge[];
  readonly count: number;
  /** "12 calls", "40 endpoints", "3 routes". */
  readonly says: string;
  /** All of its wires only know of their ends: no drawn call runs through them. */
  readonly idle: boolean;
  /** The worst of what its wires show: TLS inside TLS, or a call without an address; null where nothing is wrong. */
  readonly worst: 'error' | null;
}

/** Puts the wires that leave from one thing and lead to one other into one bundle each. Wires within one thing are left out. */
export function bundleEdges(edges: readonly Edge[], endOf: (id: string) => string | undefined): Bundle[] {
  const byEnds = new Map<string, { from: string; to: string; edges: Edge[] }>();
  for (const edge of edges) {
    const from = endOf(edge.from);
    const to = endOf(edge.to);
    if (from === undefined || to === undefined || from === to) continue;
    const id = `Bundle/${from} ${to}`;
    const bundle = byEnds.get(id);
    if (bundle) bundle.edges.push(edge);
    else byEnds.set(id, { from, to, edges: [edge] });
  }
  return [...byEnds].map(([id, bundle]) => ({ id, ...bundle, ...summaryOf(bundle.edges) }));
}

function summaryOf(edges: readonly Edge[]): Pick<Bundle, 'count' | 'says' | 'idle' | 'worst'> {
  return {
    count: edges.length,
    says: wordsOf(edges),
    idle: edges.every((edge) => edge.type === 'knows' || edge.type === 'misses'),
    worst: edges.some(isWrong) ? 'error' : null,
  };
}

function isWrong(edge: Edge): boolean {
  return isTlsTwice(edge.tls) || edge.outcome === 'unresolved';
}

const kinds: readonly (readonly [readonly Edge['type'][], string])[] = [
  [['call'], 'call'],
  [['route'], 'route'],
  [['misses'], 'missed call'],
];

/** What a bundle carries, most telling first: "12 calls, 3 routes". What is dialled or only known is counted by its ends. */
function wordsOf(edges: readonly Edge[]): string {
  const parts = kinds.flatMap(([types, name]) => {
    const found = edges.filter((edge) => types.includes(edge.type)).length;
    return found > 0 ? [counted(found, name)] : [];
  });
  const ends = new Set(edges.filter((edge) => edge.type === 'dials' || edge.type === 'knows').map((edge) => edge.to))
    .size;
  return [...parts, ...(ends > 0 ? [counted(ends, 'endpoint')] : [])].join(', ');
}

const mostBundles = 60;

/** Whether so many bundles between bands and groups would be a blot in which none can be followed. */
export function isBlot(bundles: number): boolean {
  return bundles > mostBundles;
}

/** The end at which a bundle leaves: between a band and a card in the channel that the card's calls take, else beside both. */
export function bundleLeaves(bundle: Bundle, fromBand: boolean, toBand: boolean): string {
  const isCalled = bundle.edges.some((edge) => edge.type === 'call' || edge.type === 'misses');
  return fromBand && !toBand && isCalled ? callsOut : wholeEnd;
}

/** The end at which a bundle arrives: between two bands at their right edge, beside both. */
export function bundleArrives(fromBand: boolean, toBand: boolean): string {
  if (!toBand) return wholeEnd;
  return fromBand ? callsBack : callsIn;
}
