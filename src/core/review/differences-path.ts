import { isEqual, isUnseen, resourceWords, type Hop, type Trace } from '../mesh';
import type { Resource } from '../schema';
import type { Path } from '../text';
import { valueAt } from '../yaml';
import { decidersOf, lastHop, lastReason } from './deciding';
import { splitOf, splitWords } from './destinations';
import { proxyWords } from './differences-reach';
import { fromTo, type BothTraces, type Difference } from './difference';
import type { Reasons } from './reasons';
import { listed } from './words';

/** Which rule or entry decides at the proxies of a call, and what they make of the request. */
export function pathDifferences(traces: BothTraces, reasons: Reasons): readonly Difference[] {
  return [
    ...(traces.before.outcome === traces.after.outcome ? deciderDifferences(traces, reasons) : []),
    ...readingDifferences(traces, reasons),
    ...requestDifferences(traces, reasons),
    ...splitDifferences(traces, reasons),
  ];
}

/** Which proxies a call takes: one difference, or none. */
export function wayDifferences({ before, after }: BothTraces, reasons: Reasons): readonly Difference[] {
  const [was, is] = [wayWords(before), wayWords(after)];
  if (was === is) return [];
  const reasoned = reasons.ofCall(['way'], decidersOf(before), decidersOf(after), { before, after });
  return [
    {
      kind: 'path-changed',
      risk: 'medium',
      says: (about) => `Calls ${fromTo(about)} ${is} (${inThePast(was)}).`,
      ...reasoned,
      why: reasoned.why || lastReason(after),
    },
  ];
}

/** What a way was: `went through the sidecar`. */
export function inThePast(way: string): string {
  return way.replace(/^(?:go|pass|leave)\b/, (verb) => past[verb] ?? verb);
}

const past: Readonly<Record<string, string>> = { go: 'went', pass: 'passed', leave: 'left' };

/** `go through the sidecar and the egress gateway istio-egress.istio-system.svc.cluster.local`. */
export function wayWords(trace: Trace): string {
  if (isUnseen(trace)) return 'leave past every proxy, as the app sends them';
  if (trace.outcome === 'passthrough') return 'pass through to the dialled address, without any policy';
  const proxies = trace.legs.map(({ via }, index) => {
    const by = index === 0 ? undefined : trace.legs[index - 1]?.ways[0]?.cluster.host;
    return via === 'egress-gateway' && by !== undefined ? `${proxyWords[via]} ${by}` : proxyWords[via];
  });
  return `go through ${listed([...(proxies.length === 0 ? [proxyWords[trace.via]] : proxies), ...tunnelWords(trace)])}`;
}

function tunnelWords({ legs }: Trace): readonly string[] {
  const tunnel = legs.at(-1)?.tunnel;
  return tunnel ? [`the ${tunnel.method} tunnel of ${tunnel.by} to ${tunnel.target}`] : [];
}

/** Whether the last proxy sees requests or carries bytes: with the one go routes, retries and timeouts. */
function readingDifferences({ before, after }: BothTraces, reasons: Reasons): readonly Difference[] {
  const [was, is] = [before.legs.at(-1)?.isHttp, after.legs.at(-1)?.isHttp];
  if (was === is || before.outcome !== 'reached' || after.outcome !== 'reached') return [];
  const [decidedBefore, decidedAfter] = [
    decidersOf(before, 'listener', 'cluster'),
    decidersOf(after, 'listener', 'cluster'),
  ];
  const words = is ? 'are read as HTTP (were carried as bytes)' : 'are carried as bytes (were read as HTTP)';
  return [
    {
      kind: 'rule-changed',
      risk: 'medium',
      says: (about) => `Calls ${fromTo(about)} ${words}.`,
      ...reasons.ofCall(['reading'], decidedBefore, decidedAfter, { before, after }),
    },
  ];
}

/** Each decision that another resource makes, or another rule of it. What is written anew with the same words decides the same. */
function deciderDifferences({ before, after }: BothTraces, reasons: Reasons): readonly Difference[] {
  return (['route', 'cluster', 'destination-rule'] as const).flatMap((sort) => {
    const [was, is] = [lastHop(before, sort), lastHop(after, sort)];
    if (!was?.resource || !is?.resource || decidesAlike(was, is, reasons)) return [];
    // Calls that are sent to another host have the entry and the rule of that host: their address says so.
    if (sort !== 'route' && before.cluster?.host !== after.cluster?.host) return [];
    const [decidedBefore, decidedAfter] = [decidersOf(before, sort).slice(-1), decidersOf(after, sort).slice(-1)];
    const words = `${decides[sort]} ${deciderWords(is, sort)} (was ${deciderWords(was, sort)})`;
    return [
      {
        kind: 'rule-changed',
        risk: 'medium',
        says: (about) => `Calls ${fromTo(about)} are ${words}.`,
        ...reasons.ofCall(['decider'], decidedBefore, decidedAfter, { before, after }),
      } satisfies Difference,
    ];
  });
}

const decides = { route: 'routed by', cluster: 'defined by', 'destination-rule': 'governed by' } as const;

function deciderWords({ resource, path }: Hop, sort: Hop['at']): string {
  if (!resource) return 'nothing';
  const rule = sort === 'route' ? ruleWords(resource, path) : '';
  return `${resourceWords(resource)}${rule}`;
}

/** ` http[1]`, with the rule's name where it has one. */
function ruleWords({ value }: Resource, path: Path): string {
  const [, list, index] = path;
  if (typeof list !== 'string' || typeof index !== 'number') return '';
  const name = valueAt(value, [...path.slice(0, 3), 'name']);
  return ` ${list}[${index}]${typeof name === 'string' ? ` “${name}”` : ''}`;
}

/**
 * Whether it is the same rule: of the same resource, in its old place, under its old name, or with the same words in another place of it; or a resource that
 * says the same in the same namespace under a new name.
 */
function decidesAlike(was: Hop, is: Hop, { counterparts }: Reasons): boolean {
  const [old, now] = [was.resource, is.resource];
  if (!old || !now) return old === now;
  if (counterparts.ofBefore.get(old) !== now)
    return !counterparts.ofBefore.has(old) && old.namespace === now.namespace && isEqual(specOf(old), specOf(now));
  if (is.at !== 'route') return true;
  const [from, to] = [was.path.slice(0, 3), is.path.slice(0, 3)];
  const [rule, other] = [valueAt(old.value, from), valueAt(now.value, to)];
  if (isEqual(rule, other)) return true;
  const names = [valueAt(old.value, [...from, 'name']), valueAt(now.value, [...to, 'name'])];
  if (names.some((name) => typeof name === 'string')) return names[0] === names[1];
  return from.join() === to.join() && !isElsewhere(rule, now, from);
}

/** Whether a rule still stands in the list, in another place. */
function isElsewhere(rule: unknown, { value }: Resource, [spec = '', list = '']: Path): boolean {
  const rules = valueAt(value, [spec, list]);
  return Array.isArray(rules) && rules.some((each) => isEqual(each, rule));
}

function specOf({ value }: Resource): unknown {
  return value['spec'];
}

const requestFields = ['headers', 'corsPolicy'] as const;

/** What the server gets: host and path after rewrites, headers that a rule sets or takes away, delays and aborts. */
function requestDifferences({ before, after }: BothTraces, reasons: Reasons): readonly Difference[] {
  const found: string[] = [];
  const [was, is] = [before.request, after.request];
  if (was && is && (was.host !== is.host || was.path !== is.path))
    found.push(`ask for ${is.host}${is.path} (asked for ${was.host}${was.path})`);
  const [old, now] = [routeFields(before), routeFields(after)];
  for (const name of requestFields)
    if (!isEqual(old[name], now[name])) found.push(`get other ${name === 'headers' ? 'headers' : 'CORS answers'}`);
  const faults = [faultWords(before), faultWords(after)] as const;
  if (faults[0] !== faults[1]) found.push(`${faults[1]} (${faults[0].replace(/^(get|have)/, 'had')})`);
  const [decidedBefore, decidedAfter] = [decidersOf(before, 'route'), decidersOf(after, 'route')];
  return found.map((words) => ({
    kind: 'rule-changed',
    risk: 'medium',
    says: (about) => `Calls ${fromTo(about)} ${words}.`,
    ...reasons.ofCall(['request'], decidedBefore, decidedAfter, { before, after }),
  }));
}

/** The fields of the rules that take the request, at each proxy, and of their destinations. */
function routeFields({ hops }: Trace): Readonly<Record<(typeof requestFields)[number], readonly unknown[]>> {
  const rules = hops.flatMap(({ at, resource, path }) =>
    at === 'route' && resource && path[1] === 'http' ? [valueAt(resource.value, path.slice(0, 3))] : [],
  );
  const destinations = rules.flatMap((rule) => {
    const route = valueAt(rule, ['route']);
    return Array.isArray(route) ? route.map((each: unknown) => valueAt(each, ['headers'])) : [];
  });
  const written = (name: string): readonly unknown[] => rules.map((rule) => valueAt(rule, [name]));
  return {
    headers: [...written('headers'), ...destinations].filter((each) => each !== undefined),
    corsPolicy: written('corsPolicy').filter((each) => each !== undefined),
  };
}

function faultWords({ policy }: Trace): string {
  const fault = policy?.fault;
  if (!fault) return 'have no faults put in';
  const parts = [
    fault.delay === null ? '' : `${fault.delayPercent ?? 0} % wait ${fault.delay}`,
    fault.abort === null ? '' : `${fault.abortPercent ?? 0} % get ${fault.grpcStatus ?? fault.abort}`,
  ];
  return `have faults put in: ${parts.filter((part) => part !== '').join(' and ')}`;
}

/** How calls are split between destinations by weights of a rule; where the destinations are others, their addresses are told. */
function splitDifferences({ before, after }: BothTraces, reasons: Reasons): readonly Difference[] {
  const [was, is] = [splitOf(before), splitOf(after)];
  const names = [was, is].map((each) => [...each.keys()].sort().join());
  if (names[0] !== names[1] || was.size < 2 || splitWords(was) === splitWords(is)) return [];
  const [decidedBefore, decidedAfter] = [decidersOf(before, 'route'), decidersOf(after, 'route')];
  return [
    {
      kind: 'rule-changed',
      risk: 'medium',
      says: (about) => `Calls ${fromTo(about)} are split ${splitWords(is)} (were split ${splitWords(was)}).`,
      ...reasons.ofCall(['split'], decidedBefore, decidedAfter, { before, after }),
    },
  ];
}
