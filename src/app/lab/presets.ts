import type { ClusterTrial, FailureKind, FailurePattern } from '../../core/mesh';
import type { LabState } from '../lab-state';
import type { failureWords } from './words';

/** Milliseconds that the Lab shows. */
export const duration = 120_000;

/** Patterns of failure that are worth knowing, for whatever endpoints there are. */
interface Preset {
  readonly id: keyof typeof failureWords.presets;

  readonly make: (trial: ClusterTrial) => readonly FailurePattern[];
}

/** Failures to begin with, in the order of the picker. `dead` is set until somebody chooses. */
export const presets: readonly Preset[] = [
  { id: 'dead', make: (trial) => pick(trial, 0, 'connect failure', [[5, 120]]) },
  {
    id: 'flapping',
    make: (trial) =>
      pick(trial, 0, errorOf(trial), [
        [5, 15],
        [45, 55],
        [85, 95],
      ]),
  },
  {
    id: 'all-down',
    make: (trial) => trial.endpoints.flatMap((_, index) => pick(trial, index, gatewayErrorOf(trial), [[20, 50]])),
  },
  {
    id: '429-storm',
    make: (trial) => trial.endpoints.flatMap((_, index) => pick(trial, index, '429', [[20, 60]], 80)),
  },
  {
    id: 'dns',
    make: (trial) => [
      ...pick(trial, 0, errorOf(trial), [[10, 90]]),
      ...pick(trial, trial.endpoints.length - 1, 'absent', [[40, 80]]),
    ],
  },
];

/** What a drag over the row of an endpoint sets. */
export type Brush = Pick<FailurePattern, 'kind' | 'percent'>;

/** The brush with a kind that the protocol shows, where nobody has chosen one. */
export function brushFor(trial: Pick<ClusterTrial, 'protocol'>, { kind, percent }: LabState['brush']): Brush {
  return { kind: kind ?? errorOf(trial), percent };
}

/** The endpoint at an index fails in these spans of seconds. */
function pick(
  { endpoints }: ClusterTrial,
  index: number,
  kind: FailureKind,
  spans: readonly (readonly [number, number])[],
  percent = 100,
): FailurePattern[] {
  const endpoint = endpoints[index]?.name;
  if (endpoint === undefined) return [];
  return spans.map(([from, to]) => ({ endpoint, from: from * 1000, to: to * 1000, percent, kind }));
}

/** On TCP answers are not seen, so failed connections stand for them. */
function errorOf({ protocol }: Pick<ClusterTrial, 'protocol'>): FailureKind {
  return protocol === 'tcp' ? 'connect failure' : '5xx';
}

function gatewayErrorOf({ protocol }: ClusterTrial): FailureKind {
  return protocol === 'tcp' ? 'connect failure' : '502-504';
}
