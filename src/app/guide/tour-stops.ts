import { topologyOf } from '../../core/topology';
import { isRecord, type Resource } from '../../core/schema';
import type { Snapshot } from '../../core/snapshot';
import type { CallRow } from '../../core/topology';
import { listIn, recordIn, textIn } from '../../core/mesh';

/** What a stop of the tour looks at: never a click, always how things are. */
export interface TourView {
  readonly snapshot: Snapshot;
  /** Whether the way of a call is shown, which tracing it does. */
  readonly traced: boolean;
  /** Whether something was exported from this tab. */
  readonly exported: boolean;
}

/** One thing to do, and how to see that it is done. */
interface TourStep {
  readonly text: string;
  readonly isDone: (view: TourView) => boolean;
}

/** A place at which the tour waits until something was tried. */
export interface TourStop {
  readonly title: string;
  /** One step, or two where a thing is first tried and then put right. */
  readonly steps: readonly TourStep[];
  /** What can be seen now, and why. */
  readonly done: string;
}

/** The tour: from an empty canvas to an exported promise. */
export const tourStops: readonly TourStop[] = [
  {
    title: 'Draw a pod',
    steps: [
      {
        text: 'A pod is what calls. Press W on the canvas, or drag Workload from the palette into the lane Mesh.',
        isDone: ({ snapshot }) => snapshot.mesh.workloads.length > 0,
      },
    ],
    done: 'The pod stands in its namespace, and design.yaml has an item for it. Istio’s own kinds never say which pods there are.',
  },
  {
    title: 'Call a host outside',
    steps: [
      {
        text: 'Drag from the pod to an empty place, or press C, and write https://api.example.com.',
        isDone: ({ snapshot }) => rowsOf(snapshot).some(({ host }) => host !== ''),
      },
    ],
    done: 'Nobody defines that host. The mesh allows any destination, so the sidecar lets the call pass by its address: no policy, no limits, no statistics by name.',
  },
  {
    title: 'Close the mesh',
    steps: [
      {
        text: 'In the status bar, change ALLOW_ANY to REGISTRY_ONLY.',
        isDone: ({ snapshot }) => snapshot.mesh.settings.outboundTrafficPolicy === 'REGISTRY_ONLY',
      },
    ],
    done: 'Calls to hosts that no entry defines are refused now: they end in the BlackHoleCluster. This keeps honest apps in; it is not a barrier.',
  },
  {
    title: 'Let the host in',
    steps: [
      {
        text: 'Create a ServiceEntry for the host: press S on the canvas, use the menu of the call, or write it.',
        isDone: ({ snapshot }) => rowsOf(snapshot).some(({ target }) => target !== null),
      },
    ],
    done: 'The call is reached again, and now by name. The wire runs through the entry to the addresses behind it; the entry itself is only what the proxies know.',
  },
  {
    title: 'Read the trace',
    steps: [
      {
        text: 'Select the call on the canvas and press T, or choose Trace in its menu: each decision on its way, and the line that made it.',
        isDone: ({ traced }) => traced,
      },
    ],
    done: 'TLS by the app: on an HTTPS port the sidecar sees the server name and nothing else. Escape on the canvas shows all of it again.',
  },
  {
    title: 'Start TLS at the sidecar',
    steps: [
      {
        text: 'Open the menu of the entry and choose Start TLS at the sidecar. The app calls http then, and a DestinationRule encrypts.',
        isDone: ({ snapshot }) =>
          topologyOf(snapshot).edges.some(({ type, tls }) => type === 'call' && tls === 'sidecar'),
      },
    ],
    done: 'The rail on the wire begins at the pod’s edge: one layer of TLS, put on by the sidecar. Routes, retries and limits on requests can work now.',
  },
  {
    title: 'Check the name',
    steps: [
      {
        text: 'Select the DestinationRule and set sni to the host. Read what the form says about the name check.',
        isDone: ({ snapshot }) => rulesOf(snapshot).some((rule) => tlsBlocksOf(rule).some(isUnchecked)),
      },
      {
        text: 'With sni alone any certificate of a trusted CA is accepted. Unset sni, or add subjectAltNames.',
        isDone: ({ snapshot }) => !rulesOf(snapshot).some((rule) => tlsBlocksOf(rule).some(isUnchecked)),
      },
    ],
    done: 'The certificate has to match a name again: that of the Host header, or those that you have listed.',
  },
  {
    title: 'Promise and export',
    steps: [
      {
        text: 'Choose Expect this in the menu of the call, or set outcome under expect: a promise that CI can hold the design to.',
        isDone: ({ snapshot }) => promisesIn(snapshot),
      },
      { text: 'Export the bundle with Ctrl+S or the button Export.', isDone: ({ exported }) => exported },
    ],
    done: 'That is the whole way: draw, see, decide, promise, export. Templates and Lessons have more of it.',
  },
];

function rowsOf(snapshot: Snapshot): readonly CallRow[] {
  return topologyOf(snapshot).nodes.flatMap((node) => (node.type === 'workload' ? node.calls : []));
}

function rulesOf({ resources }: Snapshot): readonly Resource[] {
  return resources.filter(({ kind }) => kind === 'DestinationRule');
}

/** All tls blocks of a rule: of the policy, of its ports, and of its subsets. */
function tlsBlocksOf({ value }: Resource): readonly Readonly<Record<string, unknown>>[] {
  const spec = recordIn(value, 'spec');
  const policies = [spec, ...listIn(spec, 'subsets')].map((each) => recordIn(each, 'trafficPolicy'));
  return policies.flatMap((policy) =>
    [policy, ...listIn(policy, 'portLevelSettings')].map((each) => recordIn(each, 'tls')),
  );
}

/**
 * Setting sni turns the automatic name check off, and without subjectAltNames nothing takes its place (istio/istio
 * pilot/pkg/networking/core/cluster_tls.go, setAutoSniAndAutoSanValidation).
 */
function isUnchecked(tls: Readonly<Record<string, unknown>>): boolean {
  const mode = textIn(tls, 'mode');
  return (
    (mode === 'SIMPLE' || mode === 'MUTUAL') &&
    textIn(tls, 'sni') !== undefined &&
    listIn(tls, 'subjectAltNames').length === 0
  );
}

function promisesIn({ resources }: Snapshot): boolean {
  return resources
    .filter(({ kind }) => kind === 'EgressDesign')
    .flatMap(({ value }) => listIn(recordIn(value, 'spec'), 'workloads'))
    .flatMap((workload) => listIn(workload, 'calls'))
    .some((call) => isRecord(call) && textIn(recordIn(call, 'expect'), 'outcome') !== undefined);
}
