import type { Expectation, Mesh } from '../mesh';
import type { CallTarget } from './calls';
import { tlsWords } from './edge';
import { leadsThroughGateway } from './outcomes';
import type { Outcome, TlsBy } from './topology';

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

/** What is known of a call to hold an expectation against. */
export interface Judged {
  readonly outcome: Outcome;
  readonly target: CallTarget | undefined;
  /** Whether the app itself encrypts. */
  readonly encrypts: boolean;
}

/** Whether a call does what is expected of it; undefined where a part of it is not judged and no other part fails. */
export function isHeld(mesh: Mesh, { outcome, tls, via }: Expectation, judged: Judged): boolean | undefined {
  const parts = [
    outcome === undefined ? true : outcomeHolds(outcome, judged.outcome),
    tls === undefined ? true : tlsHolds(mesh, tls, judged),
    via === undefined ? true : viaHolds(mesh, via, judged),
  ];
  if (parts.includes(false)) return false;
  return parts.includes(undefined) ? undefined : true;
}

/** `blocked` is met by whatever does not get out. */
function outcomeHolds(expected: string, outcome: Outcome): boolean | undefined {
  if (outcome === 'unknown' || !Object.hasOwn(outcomeWords, expected)) return undefined;
  return expected === 'blocked' ? outcome === 'blackhole' || outcome === 'unresolved' : outcome === expected;
}

/** Past a gateway the wire to the server is the gateway's, which is not followed here. */
function tlsHolds(mesh: Mesh, expected: string, { outcome, target, encrypts }: Judged): boolean | undefined {
  const meeting = tlsMeeting[expected];
  if (meeting === undefined) return undefined;
  if (outcome === 'passthrough') return meeting.includes(encrypts ? 'app' : 'none');
  if (outcome !== 'reached' || target === undefined) return undefined;
  const direct = target.ways.every(({ onward }) => !leadsThroughGateway(mesh, target.entry, onward));
  return direct && target.tls !== 'unknown' ? meeting.includes(target.tls) : undefined;
}

function viaHolds(mesh: Mesh, expected: string, { outcome, target }: Judged): boolean | undefined {
  if (!Object.hasOwn(viaWords, expected)) return undefined;
  if (outcome === 'passthrough') return expected === 'sidecar';
  if (outcome !== 'reached' || target === undefined) return undefined;
  const through = target.ways.map(({ onward }) => leadsThroughGateway(mesh, target.entry, onward));
  if (through.includes(true) && through.includes(false)) return undefined;
  return expected === (through.includes(true) ? 'egress-gateway' : 'sidecar');
}
