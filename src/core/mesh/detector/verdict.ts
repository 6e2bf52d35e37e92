import { greatestOf } from '../../lists';
import type { DetectorName, Experiment, FailureKind } from './experiment';
import { fateOfKind } from './fate';
import { countResult, newHost } from './host';
import { mayEject } from './detector';

/** Whether the settings can eject anybody at all, whatever fails, and a sentence that says so. */
interface Verdict {
  readonly ejects: boolean;
  readonly text: string;
}

const kindsThatFail = ['5xx', '502-504', '429', 'connect failure', 'timeout', 'reset'] as const;

/** Says of an experiment whether its settings can ever eject, before any call is tried. */
export function verdictOf(experiment: Experiment): Verdict {
  const why = whyNever(experiment);
  return why === undefined ? { ejects: true, text: limitText(experiment) } : { ejects: false, text: why };
}

function whyNever(experiment: Experiment): string | undefined {
  const { settings, clusterType, endpoints } = experiment;
  if (settings === null) return 'Nothing is ever ejected: no outlierDetection is in force here.';
  if (clusterType === 'ORIGINAL_DST')
    return 'Nothing is ever ejected: Envoy dials the address that the app dialled, and spreads over nothing.';
  if (clusterType === 'DYNAMIC_FORWARD_PROXY')
    return 'Nothing is ever ejected: Envoy looks up the name of each call, and spreads over nothing.';
  if (endpoints.length === 0) return 'There is no endpoint to eject.';
  const percent = settings.maxEjectionPercent;
  if (!mayEject(0, endpoints.length, percent)) {
    const needed = Math.ceil(100 / endpoints.length);
    return `No endpoint can be ejected: ${percent} % of ${endpoints.length} is less than one. Set maxEjectionPercent to ${needed} or more.`;
  }
  return kindsThatFail.some((kind) => errorsToEject(experiment, kind) !== undefined) ? undefined : offText(experiment);
}

function offText({ settings, protocol }: Experiment): string {
  if (settings?.splitExternalLocalOriginErrors === true && protocol === 'tcp')
    return 'Nothing is ever ejected: on TCP, with splitExternalLocalOriginErrors, only consecutiveLocalOriginFailures counts, and it is 0.';
  return 'Nothing is ever ejected: every detector is off.';
}

function limitText(experiment: Experiment): string {
  const { endpoints, settings, protocol } = experiment;
  const { maxEjectionPercent: percent, minHealthPercent } = settings ?? { maxEjectionPercent: 0, minHealthPercent: 0 };
  const total = endpoints.length;
  const most = Math.floor((Math.min(100, percent) * total) / 100);
  if (most < total) return `At most ${most} of ${total} endpoints can be out at once: ${percent} % of ${total}.`;
  const all = total === 1 ? 'The only endpoint can be ejected' : `All ${total} endpoints can be out at once`;
  return minHealthPercent > 0
    ? `${all}. Below ${minHealthPercent} % healthy Envoy uses ejected ones too.`
    : `${all}: then ${starvedWords(protocol)}.`;
}

/** What calls get while no endpoint is left: bytes cannot be answered (envoyproxy/envoy source/common/tcp_proxy/tcp_proxy.cc, onInitFailure). */
export function starvedWords(protocol: Experiment['protocol']): string {
  return protocol === 'tcp' ? 'every connection is closed (UH)' : 'every call gets 503 UH';
}

/**
 * After how many failures of a kind in a row, and nothing else, an endpoint is up for ejection; undefined where it never is. The counters themselves
 * are asked, call after call.
 */
export function errorsToEject(experiment: Experiment, kind: FailureKind): number | undefined {
  const { settings, endpoints } = experiment;
  const [endpoint] = endpoints;
  if (settings === null || endpoint === undefined || kind === 'absent') return undefined;
  const host = newHost(endpoint, 0);
  const { first, last } = fateOfKind(experiment, kind);
  const told = [first, last].filter((each) => each !== undefined);
  const limit = Math.min(10_000, greatestOf(detectors.map((each) => settings[each])));
  for (let errors = 1; errors <= limit; errors += 1)
    if (told.flatMap((result) => countResult(host, result, settings)).length > 0) return errors;
  return undefined;
}

const detectors: readonly DetectorName[] = [
  'consecutive5xxErrors',
  'consecutiveGatewayErrors',
  'consecutiveLocalOriginFailures',
];

/** Why a kind of failure never ejects here; undefined where it can, and where nothing can. */
export function whyNotCounted(experiment: Experiment, kind: FailureKind): string | undefined {
  if (kind === 'absent' || !verdictOf(experiment).ejects) return undefined;
  if (errorsToEject(experiment, kind) !== undefined) return undefined;
  return experiment.protocol === 'tcp' ? whyNotOnTcp(kind) : whyNotOnHttp(experiment, kind);
}

function whyNotOnTcp(kind: FailureKind): string {
  if (kind === 'reset') return 'A reset never counts here: on TCP Envoy counts connections that are not made.';
  if (kind === 'connect failure' || kind === 'timeout')
    return `${nameOf(kind)} never counts here: its detector is off.`;
  return `${kind} never counts here: on TCP Envoy sees connections, not answers.`;
}

function whyNotOnHttp({ settings, errorCodes = [] }: Experiment, kind: FailureKind): string {
  if (kind === '429') return '429 never counts here.';
  if ((kind === '5xx' || kind === '502-504') && errorCodes.length > 0)
    return `${kind} never counts here: outlierDetectionHttpErrorCodes lists others.`;
  if (kind === '5xx') return '5xx never counts here: consecutive5xxErrors is 0.';
  if (kind === '502-504' || settings?.splitExternalLocalOriginErrors !== true)
    return `${nameOf(kind)} never counts here: consecutive5xxErrors and consecutiveGatewayErrors are 0.`;
  if (settings.consecutiveLocalOriginFailures === 0)
    return `${nameOf(kind)} never counts here: consecutiveLocalOriginFailures is 0.`;
  return `${nameOf(kind)} does not add up here: each connection that is made starts consecutiveLocalOriginFailures anew.`;
}

function nameOf(kind: FailureKind): string {
  if (kind === 'connect failure') return 'A failed connection';
  return kind === 'timeout' || kind === 'reset' ? `A ${kind}` : kind;
}
