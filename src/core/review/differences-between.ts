import { isEqual, type Leg, type Trace } from '../mesh';
import { isRecord } from '../schema';
import { valueAt } from '../yaml';
import type { ChangePlace } from './behaviour-change';
import { proxyWords } from './differences-reach';
import { fromTo, type BothTraces, type Difference } from './difference';
import type { Topic } from './mattering-paths';
import type { Reasons } from './reasons';
import { listed } from './words';

type Fields = Readonly<Record<string, unknown>>;

/** What proxies before the last one do with a call: their rules and policies are in force too, on the way to the next proxy. */
export function betweenDifferences({ before, after }: BothTraces, reasons: Reasons): readonly Difference[] {
  if (before.legs.length !== after.legs.length) return [];
  return before.legs.slice(0, -1).flatMap((leg, index) => {
    const other = after.legs[index];
    if (other?.via !== leg.via) return [];
    const [was, is] = [settingsOf(before, leg), settingsOf(after, other)];
    const names = [...new Set([...Object.keys(is.values), ...Object.keys(was.values)])];
    const changed = names.filter((name) => !isEqual(was.values[name], is.values[name]));
    const words = (name: string): string =>
      `${name} is ${valueWords(is.values[name])} (was ${valueWords(was.values[name])})`;
    return sorts.flatMap(({ kind, risk, holds }): readonly Difference[] => {
      const told = changed.filter((name) => holds(name, is.values[name]));
      if (told.length === 0) return [];
      return [
        {
          kind,
          risk,
          says: (about) => `For calls ${fromTo(about)}, at ${proxyWords[leg.via]}, ${listed(told.map(words))}.`,
          ...reasons.ofCall(told.map(topicOf), was.places, is.places, { before, after }),
        },
      ];
    });
  });
}

/** Faults, values that are gone, and others. */
const sorts: readonly {
  readonly kind: Difference['kind'];
  readonly risk: Difference['risk'];
  readonly holds: (name: string, value: unknown) => boolean;
}[] = [
  { kind: 'rule-changed', risk: 'medium', holds: (name) => name === 'fault' },
  { kind: 'policy-stopped', risk: 'medium', holds: (name, value) => name !== 'fault' && value === undefined },
  { kind: 'limits-changed', risk: 'low', holds: (name, value) => name !== 'fault' && value !== undefined },
];

const topics: readonly Topic[] = ['timeout', 'retries', 'fault', 'outlierDetection'];

/** Limits stand in `connectionPool`, each by its own name. */
function topicOf(name: string): Topic {
  return topics.find((topic) => topic === name) ?? 'connectionPool';
}

interface Settings {
  readonly values: Fields;
  readonly places: readonly ChangePlace[];
}

const ruleFields = ['timeout', 'retries', 'fault'] as const;

/** The rule that takes the call at a proxy, and the policy of the cluster that it is sent to. */
function settingsOf(trace: Trace, { via, ways: [way] }: Leg): Settings {
  const rules = rulesAt(trace, via);
  const written = rules
    .flatMap(({ resource, path }) => valueAt(resource.value, path.slice(0, 3)) ?? [])
    .filter(isRecord);
  const ofRule = ruleFields.flatMap((name) => {
    const [value] = written.flatMap((rule) => rule[name] ?? []);
    return value === undefined ? [] : [[name, value] as const];
  });
  const cluster = way?.cluster;
  const ofCluster = cluster ? Object.entries({ outlierDetection: cluster.outlier, ...cluster.pool }) : [];
  const blocks = Object.values(cluster?.policy.blocks ?? {}).flatMap(({ resource, path }) =>
    resource ? [{ resource, path }] : [],
  );
  const values = Object.fromEntries([...ofRule, ...ofCluster].filter(([, value]) => value !== null));
  return { values, places: [...rules, ...blocks] };
}

/** The rules that took a call at a proxy, those of a delegate first: they say more. */
export function rulesAt({ hops }: Trace, via: Leg['via']): readonly ChangePlace[] {
  return hops
    .flatMap(({ at, proxy, resource, path }) =>
      at === 'route' && proxy === via && resource ? [{ resource, path }] : [],
    )
    .reverse();
}

function valueWords(value: unknown): string {
  if (value === undefined || value === null) return 'none';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
