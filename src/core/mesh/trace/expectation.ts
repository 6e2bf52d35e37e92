import type { Expectation } from '../call';
import type { Trace } from './trace';

/** Whether a call does what is promised of it. */
export interface ExpectationCheck {
  /** `cannot tell` where there is no trace to hold the promise against. */
  readonly verdict: 'holds' | 'fails' | 'cannot tell';
  /** What differs, or why nothing can be told, in one or two sentences; empty where it holds. */
  readonly because: string;
  /** The parts of the promise that differ, in its own order. */
  readonly differs: readonly (keyof Expectation)[];
}

type Part = keyof Expectation;
type Found = Pick<Trace, 'outcome' | 'tls' | 'via' | 'response'> & Partial<Pick<Trace, 'undecided'>>;

/** What each part may promise. `blocked` stands for all that does not get out; of a redirected call nothing does, whatever the caller does next. */
const promised: Readonly<Record<Part, readonly string[]>> = {
  outcome: ['reached', 'passthrough', 'blocked'],
  tls: ['none', 'passthrough', 'originated', 'gateway', 'double'],
  via: ['sidecar', 'egress-gateway', 'waypoint', 'ztunnel'],
};

const parts: readonly Part[] = ['outcome', 'tls', 'via'];

/**
 * Holds what is promised of a call against its trace; undefined is a call that cannot be traced, such as one whose url is none. A promised
 * value that is not known never holds.
 */
export function checkExpectation(expect: Expectation, trace: Found | undefined): ExpectationCheck {
  const unknown = parts.filter((part) => isUnknown(part, expect[part]));
  if (unknown.length > 0) return { verdict: 'fails', because: sayUnknown(unknown, expect), differs: unknown };
  if (trace === undefined) {
    const because = 'The call cannot be traced: its url is not scheme://host[:port][/path] with a known scheme.';
    return { verdict: 'cannot tell', because, differs: [] };
  }
  if (trace.undecided !== undefined) return { verdict: 'cannot tell', because: trace.undecided, differs: [] };
  const differs = parts.filter((part) => !isMet(part, expect[part], trace));
  if (differs.length === 0) return { verdict: 'holds', because: '', differs };
  return {
    verdict: 'fails',
    because: differs.map((part) => sayDifference(part, expect[part], trace)).join(' '),
    differs,
  };
}

function isUnknown(part: Part, value: string | undefined): boolean {
  return value !== undefined && !promised[part].includes(value);
}

function isMet(part: Part, value: string | undefined, trace: Found): boolean {
  if (value === undefined) return true;
  if (part === 'outcome' && value === 'blocked') return !isSentOn(trace);
  return trace[part] === value;
}

function isSentOn({ outcome }: Found): boolean {
  return outcome === 'reached' || outcome === 'passthrough';
}

function sayUnknown(unknown: readonly Part[], expect: Expectation): string {
  return unknown
    .map((part) => `expect.${part} is “${expect[part] ?? ''}”, which never holds: write ${list(promised[part])}.`)
    .join(' ');
}

function sayDifference(part: Part, value: string | undefined, trace: Found): string {
  if (part === 'outcome') return `Expected ${value ?? ''}, found ${trace.outcome}${answerOf(trace)}.`;
  if (part === 'via') return `Expected via ${value ?? ''}, found ${trace.via}.`;
  if (trace.tls === null) return `Expected tls ${value ?? ''}, and nothing is sent to a server.`;
  return `Expected tls ${value ?? ''}, found ${trace.tls}.`;
}

function answerOf({ response }: Found): string {
  const says = [response?.code, response?.flag].filter((each) => each !== undefined && each !== null);
  return says.length === 0 ? '' : ` (${says.join(' ')})`;
}

function list(values: readonly string[]): string {
  return `${values.slice(0, -1).join(', ')} or ${values.at(-1) ?? ''}`;
}
