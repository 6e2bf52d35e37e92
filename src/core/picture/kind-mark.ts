import { kinds } from '../schema';
import type { Node } from '../topology';

/** The form of a kind's badge, in a square of 24. */
type MarkShape = 'circle' | 'tag' | 'dashed' | 'posts' | 'plate' | 'ring' | 'circles' | 'frame';

/** The colour of a kind's badge: the name of a token after `kind-`. */
type MarkHue = 'workload' | 'service-entry' | 'endpoint' | 'gateway' | 'destination-rule' | 'virtual-service' | 'other';

/** The badge of a kind: letters on a shape of a colour. */
interface KindMark {
  readonly shape: MarkShape;
  readonly hue: MarkHue;
  readonly letters: string;
}

const workload: KindMark = { shape: 'circle', hue: 'workload', letters: 'W' };

/** Shapes follow Kiali where it has one: a service entry is a tag, a workload a circle. */
const marks: Readonly<Record<string, KindMark>> = {
  Workload: workload,
  Deployment: workload,
  StatefulSet: workload,
  DaemonSet: workload,
  ReplicaSet: workload,
  Job: workload,
  CronJob: workload,
  Pod: workload,
  Namespace: { shape: 'frame', hue: 'workload', letters: 'NS' },
  ServiceEntry: { shape: 'tag', hue: 'service-entry', letters: 'SE' },
  External: { shape: 'dashed', hue: 'endpoint', letters: 'ES' },
  Gateway: { shape: 'posts', hue: 'gateway', letters: 'G' },
  DestinationRule: { shape: 'plate', hue: 'destination-rule', letters: 'DR' },
  VirtualService: { shape: 'plate', hue: 'virtual-service', letters: 'VS' },
  Sidecar: { shape: 'plate', hue: 'other', letters: 'SC' },
  WorkloadEntry: { shape: 'ring', hue: 'other', letters: 'WE' },
  WorkloadGroup: { shape: 'circles', hue: 'other', letters: 'WG' },
  Cluster: { shape: 'plate', hue: 'endpoint', letters: 'EC' },
  Unreadable: { shape: 'plate', hue: 'endpoint', letters: '?' },
  EgressDesign: { shape: 'plate', hue: 'endpoint', letters: 'ED' },
};

/** The badge of a kind: Kiali's letters where it has some, else those of the kind's data, else its capitals. */
export function kindMark(kind: string): KindMark {
  const own = Object.hasOwn(marks, kind) ? marks[kind] : undefined;
  if (own) return own;
  const known = kinds.find((each) => each.kind === kind);
  return { shape: 'plate', hue: 'other', letters: known?.letters ?? capitalsOf(kind) };
}

function capitalsOf(kind: string): string {
  return (kind.match(/[A-Z]/g)?.join('') ?? kind.slice(0, 2).toUpperCase()).slice(0, 3) || '?';
}

/** The kind whose badge a node carries. */
export function kindOfNode(node: Node): string {
  switch (node.type) {
    case 'workload':
      return 'Workload';
    case 'service-entry':
      return 'ServiceEntry';
    case 'endpoint':
      return node.from ?? 'External';
    case 'gateway':
      return 'Gateway';
    case 'loose':
      return node.kind;
    case 'cluster':
      return 'Cluster';
    case 'unreadable':
      return 'Unreadable';
  }
}

/** A path of a badge: filled with its colour, or drawn as a line of this width. */
interface MarkPath {
  readonly d: string;
  readonly stroke?: number;
  readonly dashes?: string;
}

const disc = 'M1 12a11 11 0 1 1 22 0a11 11 0 1 1-22 0Z';

/** The paths of a shape, the rearmost first. */
export const markPaths: Readonly<Record<MarkShape, readonly MarkPath[]>> = {
  circle: [{ d: disc }],
  ring: [
    { d: 'M.75 12a11.25 11.25 0 1 1 22.5 0a11.25 11.25 0 1 1-22.5 0Z', stroke: 1.5 },
    { d: 'M3 12a9 9 0 1 1 18 0a9 9 0 1 1-18 0Z' },
  ],
  circles: [
    { d: 'M5.25 12a9.25 9.25 0 1 1 18.5 0a9.25 9.25 0 1 1-18.5 0Z', stroke: 1.5 },
    { d: 'M1 12a9.5 9.5 0 1 1 19 0a9.5 9.5 0 1 1-19 0Z' },
  ],
  tag: [{ d: 'M3.5 2H17l6 10-6 10H3.5A2.5 2.5 0 0 1 1 19.5v-15A2.5 2.5 0 0 1 3.5 2Z' }],
  dashed: [
    {
      d: 'M6 2H18a4 4 0 0 1 4 4V18a4 4 0 0 1-4 4H6a4 4 0 0 1-4-4V6a4 4 0 0 1 4-4Z',
      stroke: 1.75,
      dashes: '3.2 2.4',
    },
  ],
  posts: [{ d: 'M1 2h2.5v20H1zM20.5 2H23v20h-2.5zM5 4h14v16H5z' }],
  frame: [
    {
      d: 'M2.5 2H10l2 3h9.5A1.5 1.5 0 0 1 23 6.5v14A1.5 1.5 0 0 1 21.5 22h-19A1.5 1.5 0 0 1 1 20.5v-17A1.5 1.5 0 0 1 2.5 2Z',
    },
  ],
  plate: [{ d: 'M6 3H18a5 5 0 0 1 5 5V16a5 5 0 0 1-5 5H6a5 5 0 0 1-5-5V8a5 5 0 0 1 5-5Z' }],
};

/** Where the letters of a badge stand: their middle from the left, and their size, in its square of 24. */
export function markLetters({ shape, letters }: KindMark): { readonly x: number; readonly size: number } {
  return { x: shape === 'tag' ? 10.5 : 12, size: letters.length > 2 ? 8 : letters.length > 1 ? 10 : 12 };
}
