import { topologyOf } from '../../core/topology';
import { isRecord, type Resource } from '../../core/schema';
import type { Snapshot } from '../../core/snapshot';
import type { CallRow } from '../../core/topology';
import { listIn, recordIn, textIn } from '../../core/mesh';
import { tourStopWords as stops } from './words/tour';

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
    ...stops.drawPod,
    steps: [
      {
        text: stops.drawPod.steps[0],
        isDone: ({ snapshot }) => snapshot.mesh.workloads.length > 0,
      },
    ],
  },
  {
    ...stops.callHost,
    steps: [
      {
        text: stops.callHost.steps[0],
        isDone: ({ snapshot }) => rowsOf(snapshot).some(({ host }) => host !== ''),
      },
    ],
  },
  {
    ...stops.closeMesh,
    steps: [
      {
        text: stops.closeMesh.steps[0],
        isDone: ({ snapshot }) => snapshot.mesh.settings.outboundTrafficPolicy === 'REGISTRY_ONLY',
      },
    ],
  },
  {
    ...stops.letHostIn,
    steps: [
      {
        text: stops.letHostIn.steps[0],
        isDone: ({ snapshot }) => rowsOf(snapshot).some(({ target }) => target !== null),
      },
    ],
  },
  {
    ...stops.readTrace,
    steps: [
      {
        text: stops.readTrace.steps[0],
        isDone: ({ traced }) => traced,
      },
    ],
  },
  {
    ...stops.startTls,
    steps: [
      {
        text: stops.startTls.steps[0],
        isDone: ({ snapshot }) =>
          topologyOf(snapshot).edges.some(({ type, tls }) => type === 'call' && tls === 'sidecar'),
      },
    ],
  },
  {
    ...stops.checkName,
    steps: [
      {
        text: stops.checkName.steps[0],
        isDone: ({ snapshot }) => rulesOf(snapshot).some((rule) => tlsBlocksOf(rule).some(isUnchecked)),
      },
      {
        text: stops.checkName.steps[1],
        isDone: ({ snapshot }) => !rulesOf(snapshot).some((rule) => tlsBlocksOf(rule).some(isUnchecked)),
      },
    ],
  },
  {
    ...stops.promise,
    steps: [
      {
        text: stops.promise.steps[0],
        isDone: ({ snapshot }) => promisesIn(snapshot),
      },
      { text: stops.promise.steps[1], isDone: ({ exported }) => exported },
    ],
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
