import type { Expectation } from '../mesh';
import type { TlsBy } from './call-row';
import { tlsWords } from './tls-words';

const outcomeWords: ReadonlyMap<string, string> = new Map([
  ['reached', 'reached'],
  ['passthrough', 'passes through'],
  ['blocked', 'blocked'],
]);

/** Each word of `expect.tls`, as a way of encrypting that meets it. */
const tlsMeeting: ReadonlyMap<string, TlsBy> = new Map([
  ['none', 'none'],
  ['passthrough', 'app'],
  ['originated', 'sidecar'],
  ['gateway', 'gateway'],
  ['double', 'app-and-sidecar'],
]);

const viaWords: ReadonlyMap<string, string> = new Map([
  ['sidecar', 'from the sidecar'],
  ['egress-gateway', 'through an egress gateway'],
  ['waypoint', 'through a waypoint'],
]);

/** What is expected of a call in a few words; values that mean nothing stand as they are written. */
export function expectationWords({ outcome, tls, via }: Expectation): string {
  const says = [
    outcome === undefined ? undefined : (outcomeWords.get(outcome) ?? outcome),
    tls === undefined ? undefined : wordsOfTls(tls, via),
    via === undefined ? undefined : (viaWords.get(via) ?? via),
  ];
  return says.filter((each) => each !== undefined).join(', ');
}

function wordsOfTls(tls: string, via: string | undefined): string {
  const meeting = tls === 'originated' && via === 'waypoint' ? 'waypoint' : tlsMeeting.get(tls);
  return meeting === undefined ? tls : tlsWords[meeting];
}
