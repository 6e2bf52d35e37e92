import { isRecord } from '../../../core/schema';

/** What decides between the resolutions; undefined while nobody has answered. */
export interface GuideAnswers {
  /** Whether one entry covers all names below a domain. */
  readonly manyNames: boolean | undefined;
  /** Whether the application decides which address is dialled, and not the proxy. */
  readonly appDecides: boolean | undefined;
  /** Whether the addresses are known and can be listed. */
  readonly knownAddresses: boolean | undefined;
  /** Whether all addresses of a DNS answer shall be used at a time. */
  readonly useAll: boolean | undefined;
}

export type GuideQuestion = keyof GuideAnswers;

/** The questions that still matter, in order: an answer can settle the ones after it. */
export function questionsFor(answers: GuideAnswers): readonly GuideQuestion[] {
  if (answers.appDecides === true) return ['manyNames', 'appDecides'];
  if (answers.manyNames === true) return ['manyNames', 'appDecides'];
  if (answers.knownAddresses === true) return ['manyNames', 'appDecides', 'knownAddresses'];
  return ['manyNames', 'appDecides', 'knownAddresses', 'useAll'];
}

/** The resolution that the answers ask for; undefined while one that matters is missing. */
export function resolutionFor(answers: GuideAnswers): string | undefined {
  if (questionsFor(answers).some((question) => answers[question] === undefined)) return undefined;
  if (answers.appDecides) return 'NONE';
  if (answers.manyNames) return 'DYNAMIC_DNS';
  if (answers.knownAddresses) return 'STATIC';
  return answers.useAll ? 'DNS' : 'DNS_ROUND_ROBIN';
}

/** What an entry's `spec` answers by itself: a wildcard host, and endpoints or selected workloads. */
export function answersIn(spec: unknown): GuideAnswers {
  const hosts = isRecord(spec) && Array.isArray(spec['hosts']) ? (spec['hosts'] as unknown[]) : [];
  const endpoints = isRecord(spec) && Array.isArray(spec['endpoints']) ? (spec['endpoints'] as unknown[]) : [];
  const named = hosts.filter((host): host is string => typeof host === 'string');
  const selects = isRecord(spec) && isRecord(spec['workloadSelector']);
  return {
    manyNames: named.length === 0 ? undefined : named.some((host) => host.startsWith('*')),
    appDecides: endpoints.length > 0 || selects ? false : undefined,
    knownAddresses: selects || (endpoints.length > 0 && endpoints.every(isNumeric)) ? true : undefined,
    useAll: undefined,
  };
}

/** Whether an endpoint is an IP or a socket, and so needs no DNS. */
function isNumeric(endpoint: unknown): boolean {
  const address = isRecord(endpoint) ? endpoint['address'] : undefined;
  return typeof address === 'string' && (/^[\d.]+$/.test(address) || address.includes(':'));
}
