import type { Expectation } from '../mesh';
import { tlsWords } from './tls-words';
import type { TlsBy } from './topology';

const outcomeWords: Readonly<Record<string, string>> = {
  reached: 'reached',
  passthrough: 'passes through',
  blocked: 'blocked',
};

/** Each word of `expect.tls`, and the ways of encrypting that meet it. */
const tlsMeeting: Readonly<Record<string, readonly TlsBy[]>> = {
  none: ['none'],
  passthrough: ['app'],
  originated: ['sidecar'],
  gateway: ['gateway'],
  double: ['app-and-sidecar', 'app-and-gateway'],
};

const viaWords: Readonly<Record<string, string>> = {
  sidecar: 'from the sidecar',
  'egress-gateway': 'through an egress gateway',
  waypoint: 'through a waypoint',
};

/** What is expected of a call in a few words; values that mean nothing stand as they are written. */
export function expectationWords({ outcome, tls, via }: Expectation): string {
  const says = [
    outcome === undefined ? undefined : (outcomeWords[outcome] ?? outcome),
    tls === undefined ? undefined : wordsOfTls(tls),
    via === undefined ? undefined : (viaWords[via] ?? via),
  ];
  return says.filter((each) => each !== undefined).join(', ');
}

function wordsOfTls(tls: string): string {
  const [first] = tlsMeeting[tls] ?? [];
  return first === undefined ? tls : tlsWords[first];
}
