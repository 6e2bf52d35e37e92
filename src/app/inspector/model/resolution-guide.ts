import { isRecord, itemsOf } from '../../../core/lists';

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

/** A question of the guide, by its answer. */
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

/** What a resolution that is written already answers. */
const writtenAnswers: Readonly<Record<string, Partial<GuideAnswers>>> = {
  NONE: { appDecides: true },
  STATIC: { appDecides: false, knownAddresses: true },
  DNS: { appDecides: false, knownAddresses: false, useAll: true },
  DNS_ROUND_ROBIN: { appDecides: false, knownAddresses: false, useAll: false },
  DYNAMIC_DNS: { appDecides: false, manyNames: true },
};

/** What an entry's `spec` answers by itself: a wildcard host, endpoints or selected workloads, and where those are silent the resolution. */
export function answersIn(spec: unknown): GuideAnswers {
  const hosts = isRecord(spec) ? itemsOf(spec['hosts']) : [];
  const endpoints = isRecord(spec) ? itemsOf(spec['endpoints']) : [];
  const named = hosts.filter((host): host is string => typeof host === 'string');
  const selects = isRecord(spec) && isRecord(spec['workloadSelector']);
  const written = isRecord(spec) && typeof spec['resolution'] === 'string' ? spec['resolution'] : '';
  const { manyNames, appDecides, knownAddresses, useAll } = writtenAnswers[written] ?? {};
  return {
    manyNames: named.length === 0 ? manyNames : named.some((host) => host.startsWith('*')),
    appDecides: endpoints.length > 0 || selects ? false : appDecides,
    knownAddresses: selects || (endpoints.length > 0 && endpoints.every(isNumeric)) ? true : knownAddresses,
    useAll,
  };
}

/** Whether an endpoint is an IP or a socket, and so needs no DNS. */
function isNumeric(endpoint: unknown): boolean {
  const address = isRecord(endpoint) ? endpoint['address'] : undefined;
  return typeof address === 'string' && (/^[\d.]+$/.test(address) || address.includes(':'));
}
