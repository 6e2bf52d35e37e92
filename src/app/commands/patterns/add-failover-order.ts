import { percentToEject, type Endpoint, type ServiceEntry } from '../../../core/mesh';
import { isRecord } from '../../../core/schema';
import type { Snapshot } from '../../../core/snapshot';
import type { Path } from '../../../core/text';
import { valueAt, type Op } from '../../../core/yaml';
import { changeInSteps, noChange, refused, type ChangeStep } from '../change-steps';
import { readableEntry } from './aim';
import { repeatsOf } from './exact-rules';
import type { Chosen, Pattern } from './pattern';
import { orderRefusal } from './order-refusal';
import { editPolicies } from './policy-steps';
import { editResource } from './rule-steps';
import { orderWords } from '../words/ejection-patterns';
import { patternTitles } from '../words/titles';

export const addFailoverOrder: Pattern = {
  id: 'add-failover-order',
  title: patternTitles['add-failover-order'],
  about: orderWords.about,
  offered: (snapshot, key) => {
    const groups = groupsFor(snapshot, key);
    return typeof groups === 'string' ? groups : true;
  },
  choices: (snapshot, key) => {
    const groups = groupsFor(snapshot, key);
    if (typeof groups === 'string') return [];
    return [
      {
        type: 'order',
        id: 'order',
        label: groups.by === 'region' ? orderWords.regions : orderWords.endpoints,
        items: groups.list.map(({ value, label }) => ({ value, label })),
      },
    ];
  },
  change: (snapshot, key, chosen) => {
    const groups = groupsFor(snapshot, key);
    if (typeof groups === 'string') return refused(groups);
    const { entry } = groups;
    const ordered = inOrder(groups, chosen);
    const label = orderWords.label(entry.hosts[0] ?? entry.name);
    return changeInSteps(snapshot, label, 'command', [
      policyStep(groups, ordered),
      groups.by === 'endpoint' ? labelStep(entry, ordered) : () => noChange(),
    ]);
  },
  warns: (snapshot, key, chosen) => {
    const groups = groupsFor(snapshot, key);
    if (typeof groups === 'string') return [];
    return [...repeatsOf(snapshot, groups.entry), ...warningsFor(groups, inOrder(groups, chosen))];
  },
};

interface Group {
  /** A region, or the index of an endpoint. */
  readonly value: string;
  readonly label: string;
  readonly endpoints: readonly number[];
}

interface Groups {
  readonly entry: ServiceEntry;
  /** Endpoints of several regions fail over by region; others need labels of their own to be told apart. */
  readonly by: 'region' | 'endpoint';
  readonly list: readonly Group[];
}

function groupsFor(snapshot: Snapshot, key: string): Groups | string {
  const entry = readableEntry(snapshot, key);
  if (typeof entry === 'string') return entry;
  const { endpoints, resolution, name } = entry;
  if (resolution !== 'STATIC' && resolution !== 'DNS') return orderWords.oneHostOrNone(resolution);
  if (endpoints.length < 2) return orderWords.needsTwo(name, endpoints.length);
  const regions = regionsOf(entry);
  const refusal = orderRefusal(snapshot, entry, regions.length > 1);
  if (refusal !== undefined) return refusal;
  if (regions.length > 1) return { entry, by: 'region', list: regions };
  const list = endpoints.map(({ index, address, locality }) => ({
    value: String(index),
    label: locality === undefined ? address : `${address} · ${locality}`,
    endpoints: [index],
  }));
  return { entry, by: 'endpoint', list };
}

/** The regions of the endpoints in their order; none where an endpoint names no region. */
function regionsOf({ endpoints }: ServiceEntry): readonly Group[] {
  const regions = new Map<string, number[]>();
  for (const { index, locality } of endpoints) {
    const region = locality?.split('/')[0] ?? '';
    if (region === '') return [];
    regions.set(region, [...(regions.get(region) ?? []), index]);
  }
  return [...regions].map(([value, indexes]) => {
    const addresses = indexes.map((index) => endpoints.find((each) => each.index === index)?.address ?? '');
    return { value, label: `${value} · ${addresses.join(', ')}`, endpoints: indexes };
  });
}

function inOrder({ list }: Groups, chosen: Chosen): readonly Group[] {
  const order = chosen['order'];
  if (!Array.isArray(order)) return list;
  const known = order.flatMap((value) => list.find((group) => group.value === value) ?? []);
  return [...known, ...list.filter((group) => !known.includes(group))];
}

/**
 * Failover follows ejection: an endpoint counts as gone only when it is ejected, and at the default of 10 % few ever are
 * (pilot/pkg/networking/core/loadbalancer, applyLocalityFailover needs outlierDetection).
 */
function policyStep({ entry, by }: Groups, ordered: readonly Group[]): ChangeStep {
  const setting: Readonly<Record<string, readonly unknown[]>> =
    by === 'region'
      ? { failover: regionPairs(ordered) }
      : { failoverPriority: stepLabels(ordered).map((name) => `${name}=yes`) };
  const total = entry.endpoints.length;
  const percent = percentToEject(total - (ordered.at(-1)?.endpoints.length ?? 0), total);
  const ops = (policy: Readonly<Record<string, unknown>>, path: Path): Op[] => [
    ...Object.entries(setting).map(([field, value]): Op => ({
      type: 'set',
      path: [...path, 'loadBalancer', 'localityLbSetting', field],
      value,
    })),
    ...(valueAt(policy, ['loadBalancer', 'localityLbSetting', 'enabled']) === false
      ? [{ type: 'delete' as const, path: [...path, 'loadBalancer', 'localityLbSetting', 'enabled'] }]
      : []),
    ...ejectionOps(policy['outlierDetection'], [...path, 'outlierDetection'], percent),
  ];
  return editPolicies(entry, ops, policyText(setting, percent));
}

function ejectionOps(block: unknown, path: Path, percent: number): Op[] {
  if (block === undefined)
    return [{ type: 'set', path, value: { consecutive5xxErrors: 5, maxEjectionPercent: percent } }];
  const now = valueAt(block, ['maxEjectionPercent']);
  const inForce = typeof now === 'number' && now > 0 ? now : 10;
  return inForce >= percent ? [] : [{ type: 'set', path: [...path, 'maxEjectionPercent'], value: percent }];
}

function regionPairs(ordered: readonly Group[]): { from: string; to: string }[] {
  return ordered.slice(0, -1).map(({ value }, index) => ({ from: value, to: ordered[index + 1]?.value ?? '' }));
}

/** One label a step. An endpoint goes after the first label that it does not have, so the first endpoint has all and the last one none. */
function stepLabels(ordered: readonly Group[]): string[] {
  return ordered.slice(1).map((_, index) => `failover-step-${index + 1}`);
}

/** Labels of an order that was there before go: what is left of them would keep an endpoint in front. */
function labelStep(entry: ServiceEntry, ordered: readonly Group[]): ChangeStep {
  const names = stepLabels(ordered);
  return editResource(entry.resource.key, () =>
    ordered.flatMap(({ endpoints }, rank) => {
      const own = names.slice(0, names.length - rank);
      return entry.endpoints.filter(({ index }) => endpoints.includes(index)).flatMap((each) => labelOps(each, own));
    }),
  );
}

function labelOps({ index, labels }: Endpoint, own: readonly string[]): Op[] {
  const at: Path = ['spec', 'endpoints', index, 'labels'];
  const old = Object.keys(labels).filter((name) => /^failover-step-\d+$/.test(name) && !own.includes(name));
  const wanted = own.filter((name) => labels[name] !== 'yes');
  if (own.length === 0 && old.length > 0 && old.length === Object.keys(labels).length)
    return [{ type: 'delete', path: at }];
  return [
    ...old.map((name): Op => ({ type: 'delete', path: [...at, name] })),
    ...wanted.map((name): Op => ({ type: 'set', path: [...at, name], value: 'yes' })),
  ];
}

function warningsFor({ by, entry }: Groups, ordered: readonly Group[]): string[] {
  const [first] = ordered;
  const isBlind = entry.ports.every((port) => port.class === 'tls' || port.class === 'tcp');
  return [
    ...(by === 'region' ? [orderWords.regionsBegin(first?.value ?? '')] : []),
    // Remote regions are the preferred one and the others (pilot/pkg/networking/core/loadbalancer, applyLocalityFailover).
    ...(by === 'region' && ordered.length > 3 ? [orderWords.behindAlike(ordered[1]?.value ?? '')] : []),
    orderWords.nobodyProbes,
    ...(isBlind ? [orderWords.onlyFailedConnections] : []),
  ];
}

function policyText(setting: Readonly<Record<string, readonly unknown[]>>, percent: number): string {
  const lists = Object.entries(setting).map(
    ([field, items]) => `        ${field}:\n${items.map((item) => `          - ${itemText(item)}\n`).join('')}`,
  );
  return `    loadBalancer:\n      localityLbSetting:\n${lists.join('')}    outlierDetection:\n      consecutive5xxErrors: 5\n      maxEjectionPercent: ${percent}\n`;
}

function itemText(item: unknown): string {
  if (!isRecord(item)) return String(item);
  return Object.entries(item)
    .map(([field, value]) => `${field}: ${JSON.stringify(value)}`.replace(/: "([a-z][\w-]*)"$/i, ': $1'))
    .join('\n            ');
}
