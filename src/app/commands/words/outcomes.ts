import { counted } from '../../counted';

/** What becomes of so many calls, as a sentence before the change and one after it. */
export interface Becomes {
  readonly will: (calls: number) => string;
  readonly now: (calls: number) => string;
}

/** What a change makes of the calls that it does not itself remove. */
export const outcomeWords = {
  taken: (entry: string) =>
    becoming(
      `go to ${entry}, which takes every call to that port`,
      `goes to ${entry}, which takes every call to that port`,
    ),
  servedBy: (entry: string) => being(`served by ${entry}`),
  plainText: becoming('leave in plain text', 'leaves in plain text'),
  passthrough: becoming('pass through by address', 'passes through by address'),
  blackhole: being('refused'),
  blocked: being('blocked'),
  redirected: being('redirected'),
  unresolved: becoming('find no address', 'finds no address'),
  error: being('delivered', 'not '),
  reached: being('reached'),
  unknown: being('certain to arrive', 'not '),
} as const;

/** "2 calls will find no address.", "2 calls now find no address.", "1 call now finds no address." */
function becoming(several: string, one: string): Becomes {
  return {
    will: (calls) => `${counted(calls, 'call')} will ${several}.`,
    now: (calls) => `${counted(calls, 'call')} now ${calls === 1 ? one : several}.`,
  };
}

/** "2 calls will not be delivered.", "2 calls now are not delivered." */
function being(what: string, not = ''): Becomes {
  return {
    will: (calls) => `${counted(calls, 'call')} will ${not}be ${what}.`,
    now: (calls) => `${counted(calls, 'call')} now ${calls === 1 ? 'is' : 'are'} ${not}${what}.`,
  };
}
