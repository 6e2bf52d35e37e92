import { isSameList } from '../lists';
import { isEqual, type Cluster, type Trace } from '../mesh';
import type { Resource } from '../schema';
import type { Counterparts } from './document-changes';
import type { Choice } from './mattering-paths';

/** A call on both sides; undefined where there is none. */
export interface Traces {
  readonly before: Trace | undefined;
  readonly after: Trace | undefined;
}

/** The outbound policy chooses for what is not known, and for nothing else. */
type OfKnown = Exclude<Choice, 'outbound'>;

const all: readonly OfKnown[] = ['service', 'rule', 'destination', 'policy'];

/**
 * What of the way of a call is chosen otherwise. Everything may be where a side has no such call, or does not send it on.
 * The outbound policy decides about what the proposal does not know: what it knows at last, it knows by an entry.
 */
export function choicesBetween({ before, after }: Traces, counterparts: Counterparts): ReadonlySet<Choice> {
  if (before === undefined && after === undefined) return new Set(['outbound', ...all]);
  const outbound: readonly Choice[] = isUnknown(after) ? ['outbound'] : [];
  if (before?.outcome !== 'reached' || after?.outcome !== 'reached') return new Set([...outbound, ...all]);
  const other = all.filter((choice) => {
    const [was, is] = [chosen[choice](before), chosen[choice](after)];
    const now = was.resources.map((resource) => resource && (counterparts.ofBefore.get(resource) ?? resource));
    return !isEqual(was.words, is.words) || !isSameList(now, is.resources);
  });
  return new Set([...outbound, ...other]);
}

/** Whether a sidecar does not know the destination, so that the outbound policy decides: it passes on, refuses, or hands over to its `egressProxy`. */
function isUnknown(trace: Trace | undefined): boolean {
  if (trace === undefined) return false;
  const [first] = trace.legs;
  return (
    trace.outcome === 'passthrough' ||
    trace.outcome === 'blackhole' ||
    (first?.via === 'sidecar' && first.service === undefined)
  );
}

/** What was chosen, in words and by the resources that stand for it. */
interface Chosen {
  readonly words: readonly unknown[];
  readonly resources: readonly (Resource | undefined)[];
}

const chosen: Readonly<Record<OfKnown, (trace: Trace) => Chosen>> = {
  service: ({ legs, hops }) => ({
    words: legs.map(({ via, port, isHttp }) => [via, port, isHttp]),
    resources: [
      ...legs.map(({ service }) => service?.resource),
      ...hops.flatMap(({ at, resource }) => (at === 'gateway' ? [resource] : [])),
    ],
  }),
  rule: ({ hops }) => {
    const rules = hops.filter(({ at }) => at === 'route');
    return { words: rules.map(({ path }) => path.slice(0, 3)), resources: rules.map(({ resource }) => resource) };
  },
  destination: (trace) => ({
    words: clustersOf(trace).map(({ name, type }) => [name, type === null]),
    resources: clustersOf(trace).flatMap(({ service }) => service?.definitions.map(({ resource }) => resource) ?? []),
  }),
  policy: (trace) => ({
    words: clustersOf(trace).map(({ subset, policy }) => [subset, policy.from?.path]),
    resources: clustersOf(trace).flatMap(({ policy }) => policy.rule?.rules.map(({ resource }) => resource) ?? []),
  }),
};

function clustersOf({ legs }: Trace): readonly Cluster[] {
  return legs.flatMap(({ ways }) => ways.map(({ cluster }) => cluster));
}
