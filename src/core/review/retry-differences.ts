import { parseCall, type PolicyInForce, type Trace } from '../mesh';
import { isRecord, retryConditions } from '../schema';
import { valueAt } from '../yaml';
import type { ChangePlace } from './behaviour-change';
import type { CallPair } from './call-pairs';
import { decidersOf } from './deciding';
import { rulesAt } from './differences-between';
import { fromTo, type BothTraces, type Difference } from './difference';
import type { Reasons } from './reasons';
import { listed } from './words';

/** Methods that do something once for each request (RFC 9110, 9.2.2: all others are idempotent). */
const writing: ReadonlySet<string> = new Set(['POST', 'PATCH', 'CONNECT']);

const groups = new Map<string, 'unsent' | 'seen' | 'grpc'>(retryConditions.map(({ value, group }) => [value, group]));

type RetryPolicy = NonNullable<PolicyInForce['retries']>;

/** The same call by POST on both sides, for calls that are drawn without saying what they do. */
type AskPost = () => { readonly before: Trace | undefined; readonly after: Trace | undefined };

/**
 * Requests that may do something twice now: Envoy does not look at the method, so a condition under which the server may have seen the request repeats
 * writes (envoyproxy/envoy source/common/router/retry_state_impl.cc, wouldRetryFromHeaders).
 */
export function retryDifferences(
  { drawnAfter, drawnBefore }: CallPair,
  traces: BothTraces,
  askPost: AskPost,
  reasons: Reasons,
): readonly Difference[] {
  if (!repeatsMore(traces.before, traces.after)) return [];
  const call = drawnAfter ?? drawnBefore;
  const isWrite = writing.has(call?.method ?? 'GET') || call?.dialled?.scheme === 'grpc';
  const post = isWrite ? traces : askPost();
  if (!post.after || !repeatsMore(post.before, post.after)) return [];
  const [was, is] = [repeatsOf(post.before), repeatsOf(post.after)];
  const [decidedBefore, decidedAfter] = [placesOf(post.before, was), placesOf(post.after, is)];
  const requests = isWrite ? 'Calls' : 'POST and PATCH requests';
  return [
    {
      kind: 'retries-of-writes',
      risk: 'medium',
      says: (about) =>
        `${requests} ${fromTo(about)} may be sent again up to ${is.times === 1 ? 'once' : `${is.times} times`} after the server saw them, on ${listed(is.conditions)} (${wasWords(was)}).`,
      ...reasons.ofCall(['retries'], decidedBefore, decidedAfter, post),
    },
  ];
}

interface Repeats {
  readonly times: number;
  readonly conditions: readonly string[];
  /** The rule that says so; undefined for what no proxy before the last one says. */
  readonly place?: ChangePlace;
}

/** The rule that repeats, which may be that of a proxy before the last one, and the other resources that route the call. */
function placesOf(trace: Trace | undefined, { place }: Repeats): readonly ChangePlace[] {
  const places = decidersOf(trace, 'route');
  return place ? [place, ...places.filter(({ resource }) => resource !== place.resource)] : places;
}

/** How often a request that the server may have seen is sent again, and when: at whichever proxy does it more. Statuses of gRPC are none of plain HTTP. */
function repeatsOf(trace: Trace | undefined): Repeats {
  if (trace === undefined) return none;
  const isGrpc = parseCall(trace.call.url)?.scheme === 'grpc';
  const all = [repeatsIn(trace.policy?.retries ?? undefined, isGrpc), ...betweenRepeats(trace, isGrpc)];
  return all.reduce((most, each) => (each.times > most.times ? each : most), none);
}

const none: Repeats = { times: 0, conditions: [] };

function repeatsIn(
  retries: Pick<RetryPolicy, 'attempts' | 'retryOn' | 'statusCodes'> | undefined,
  isGrpc: boolean,
): Repeats {
  if (!retries) return none;
  const named = retries.retryOn.filter(
    (each) =>
      each !== 'retriable-status-codes' && (groups.get(each) === 'seen' || (isGrpc && groups.get(each) === 'grpc')),
  );
  const codes = retries.retryOn.includes('retriable-status-codes') ? retries.statusCodes.map(String) : [];
  const conditions = [...named, ...codes];
  return { times: conditions.length === 0 ? 0 : retries.attempts, conditions };
}

/** What rules of the proxies before the last one say, as written: a rule without retries has the default, which repeats no writes. */
function betweenRepeats(trace: Trace, isGrpc: boolean): readonly Repeats[] {
  return trace.legs.slice(0, -1).flatMap(({ via }) => {
    const [place] = rulesAt(trace, via);
    const retries = place && valueAt(place.resource.value, [...place.path.slice(0, 3), 'retries']);
    if (!isRecord(retries)) return [];
    const { attempts, retryOn } = retries;
    const items = typeof retryOn === 'string' ? retryOn.split(',') : [];
    const codes = items.filter((each) => /^\d+$/.test(each)).map(Number);
    const all = codes.length > 0 ? [...items, 'retriable-status-codes'] : items;
    const times = typeof attempts === 'number' ? attempts : 0;
    return [{ ...repeatsIn({ attempts: times, retryOn: all, statusCodes: codes }, isGrpc), place }];
  });
}

function repeatsMore(before: Trace | undefined, after: Trace): boolean {
  const [was, is] = [repeatsOf(before), repeatsOf(after)];
  if (is.times === 0) return false;
  return is.times > was.times || is.conditions.some((each) => !was.conditions.includes(each));
}

function wasWords({ times, conditions }: Repeats): string {
  if (times === 0) return 'were not';
  return `were up to ${times === 1 ? 'once' : `${times} times`}, on ${listed(conditions)}`;
}
