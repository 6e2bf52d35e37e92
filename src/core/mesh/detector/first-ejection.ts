import type { OutlierSettings } from '../proxy/clusters/cluster';
import type { Experiment, FailureKind, Outcome } from './experiment';
import { simulate } from './simulate';
import { errorsToEject } from './verdict';
import { secondsText } from './words';

/** What becomes of one endpoint that fails each second, by the settings alone. */
export interface FirstEjection {
  readonly outcome: Outcome;
  /** The kind of failure that was tried: the one that every protocol sees. */
  readonly kind: FailureKind;
  /** `leaves after 5 errors in a row, back at 40 s (30 s, then the next sweep)`, or why it never leaves. */
  readonly text: string;
}

/**
 * Tries one endpoint that fails once a second among `total`, or among as many as let one go where that is not known. Times are milliseconds.
 */
export function firstEjection(
  settings: OutlierSettings,
  protocol: Experiment['protocol'],
  total: number | undefined,
  duration: number,
): FirstEjection {
  const kind = protocol === 'tcp' || settings.splitExternalLocalOriginErrors ? 'connect failure' : '5xx';
  const experiment = experimentFor(
    settings,
    protocol,
    kind,
    total ?? Math.ceil(100 / settings.maxEjectionPercent),
    duration,
  );
  const outcome = simulate(experiment);
  return { outcome, kind, text: textFor(experiment, outcome, kind) };
}

function experimentFor(
  settings: OutlierSettings,
  protocol: Experiment['protocol'],
  kind: FailureKind,
  total: number,
  duration: number,
): Experiment {
  const endpoints = Array.from({ length: total }, (_, index) => ({
    name: index === 0 ? 'A' : `other ${index}`,
    priority: 0,
    weight: 1,
    locality: undefined,
  }));
  return {
    settings,
    clusterType: 'EDS',
    protocol,
    balancer: 'ROUND_ROBIN',
    localityWeighted: false,
    endpoints,
    patterns: [{ endpoint: 'A', from: 0, to: duration, percent: 100, kind }],
    // In turns, so that each endpoint gets a call each second.
    rate: total,
    proxies: 1,
    timeout: 0,
    duration,
    seed: 1,
  };
}

function textFor(experiment: Experiment, { events }: Outcome, kind: FailureKind): string {
  const errors = errorsToEject(experiment, kind);
  const first = events.find(({ type }) => type === 'ejection' || type === 'refusal');
  if (errors === undefined) return 'never leaves: no detector counts this';
  const row = errors === 1 ? 'leaves after 1 error' : `leaves after ${errors} errors in a row`;
  if (first?.type === 'refusal') return `never leaves: 1 of ${first.total} is over maxEjectionPercent`;
  if (first?.type !== 'ejection') return `${row}, later than is shown`;
  return `${row}, back at ${secondsText(first.back)} (${secondsText(first.lasts)}, then the next sweep)`;
}
