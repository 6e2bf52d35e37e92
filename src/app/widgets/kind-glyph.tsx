import { kinds } from '../../core/schema';
import './widgets.css';

type Shape = 'circle' | 'tag' | 'dashed' | 'posts' | 'plate' | 'ring' | 'circles' | 'frame';

interface Look {
  readonly shape: Shape;
  /** Name of the colour token behind `--kind-`. */
  readonly hue: string;
  readonly letters?: string;
}

/** Shapes follow Kiali where it has one: a service entry is a tag, a workload a circle. */
const looks: Readonly<Record<string, Look>> = {
  Workload: { shape: 'circle', hue: 'workload', letters: 'W' },
  Deployment: { shape: 'circle', hue: 'workload', letters: 'W' },
  StatefulSet: { shape: 'circle', hue: 'workload', letters: 'W' },
  DaemonSet: { shape: 'circle', hue: 'workload', letters: 'W' },
  ReplicaSet: { shape: 'circle', hue: 'workload', letters: 'W' },
  Job: { shape: 'circle', hue: 'workload', letters: 'W' },
  CronJob: { shape: 'circle', hue: 'workload', letters: 'W' },
  Pod: { shape: 'circle', hue: 'workload', letters: 'W' },
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

/** The badge of a kind: letters on its shape. It says nothing to screen readers; put the kind's name beside it or in the label. */
export function KindGlyph({ kind, size = 20 }: { readonly kind: string; readonly size?: number }): React.JSX.Element {
  const { shape, hue, letters } = lookOf(kind);
  const dashed = shape === 'dashed';
  return (
    <svg
      className="kind-glyph"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      aria-hidden="true"
      style={{ color: `var(--kind-${hue})` }}
    >
      <Outline shape={shape} />
      <text
        className={dashed ? 'kind-glyph-letters kind-glyph-letters-open' : 'kind-glyph-letters'}
        x={shape === 'tag' ? 10.5 : 12}
        y="12.5"
        fontSize={letters.length > 2 ? 8 : letters.length > 1 ? 10 : 12}
      >
        {letters}
      </text>
    </svg>
  );
}

/** The letters of a kind's badge: Kiali's where it has some, else those of the kind's data, else its capitals. */
export function lettersOf(kind: string): string {
  return lookOf(kind).letters;
}

/** The name of a kind's colour token behind `--kind-`. */
export function hueOf(kind: string): string {
  return lookOf(kind).hue;
}

function lookOf(kind: string): Required<Look> {
  const look = Object.hasOwn(looks, kind) ? looks[kind] : undefined;
  if (look?.letters !== undefined) return { ...look, letters: look.letters };
  const known = kinds.find((each) => each.kind === kind);
  return { shape: 'plate', hue: 'other', letters: known?.letters ?? capitalsOf(kind) };
}

function capitalsOf(kind: string): string {
  return (kind.match(/[A-Z]/g)?.join('') ?? kind.slice(0, 2).toUpperCase()).slice(0, 3) || '?';
}

function Outline({ shape }: { readonly shape: Shape }): React.JSX.Element {
  switch (shape) {
    case 'circle':
      return <circle cx="12" cy="12" r="11" fill="currentColor" />;
    case 'ring':
      return (
        <>
          <circle cx="12" cy="12" r="11.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
          <circle cx="12" cy="12" r="9" fill="currentColor" />
        </>
      );
    case 'circles':
      return (
        <>
          <circle cx="14.5" cy="12" r="9.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
          <circle cx="10.5" cy="12" r="9.5" fill="currentColor" />
        </>
      );
    case 'tag':
      return <path d="M3.5 2H17l6 10-6 10H3.5A2.5 2.5 0 0 1 1 19.5v-15A2.5 2.5 0 0 1 3.5 2Z" fill="currentColor" />;
    case 'dashed':
      return (
        <rect
          x="2"
          y="2"
          width="20"
          height="20"
          rx="4"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.75"
          strokeDasharray="3.2 2.4"
        />
      );
    case 'posts':
      return <path d="M1 2h2.5v20H1zM20.5 2H23v20h-2.5zM5 4h14v16H5z" fill="currentColor" />;
    case 'frame':
      return (
        <path
          d="M2.5 2H10l2 3h9.5A1.5 1.5 0 0 1 23 6.5v14A1.5 1.5 0 0 1 21.5 22h-19A1.5 1.5 0 0 1 1 20.5v-17A1.5 1.5 0 0 1 2.5 2Z"
          fill="currentColor"
        />
      );
    case 'plate':
      return <rect x="1" y="3" width="22" height="18" rx="5" fill="currentColor" />;
  }
}
