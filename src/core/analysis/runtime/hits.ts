import { groupBy, isSameList } from '../../lists';
import type { Proxy } from '../../mesh';
import type { Resource } from '../../schema';
import type { Path, Severity } from '../../text';
import type { Remedy, Report } from '../rule';
import { clientKey, clientWords } from './client-words';

/** Something that a rule found for some clients. One place may be found for others too; then it is reported once, for each that it is put down to. */
export interface Hit {
  readonly resource: Resource;
  /** From the resource's own root. */
  readonly path: Path;
  readonly part?: 'key' | 'value';
  /** Unset for a rule that has none. */
  readonly ref?: string;
  readonly severity?: Severity;
  /** What it is put down to, where that may be another for other clients, such as the host that wins. */
  readonly by?: string;
  /** Those for whom it holds, and all those for whom it might. */
  readonly clients: readonly Proxy[];
  readonly all: readonly Proxy[];
  /** The message; `whose` is ` of pods in shop`, or empty where it holds for all. */
  readonly say: (whose: string) => string;
  readonly fix?: Remedy | undefined;
}

/**
 * One report for each place and what it is put down to, which names its clients where it does not hold for all. A text that is not read to its end gets none. Hits of before give
 * their reports of before.
 */
export function reportHits(hits: readonly Hit[]): readonly Report[] {
  const readable = hits.filter(({ resource }) => !resource.incomplete);
  return Array.from(groupBy(readable, placeOf).values(), reportKept);
}

const places = new WeakMap<Hit, string>();

function placeOf(hit: Hit): string {
  let place = places.get(hit);
  if (place === undefined) {
    const { resource, ref, path, by } = hit;
    const { file, document } = resource.place;
    place = `${resource.key} ${file} ${document} ${ref ?? ''} ${path.join('/')} ${by ?? ''}`;
    places.set(hit, place);
  }
  return place;
}

interface Kept {
  readonly group: readonly Hit[];
  readonly report: Report;
}

const keptByFirst = new WeakMap<Hit, Kept>();

function reportKept(group: readonly [Hit, ...Hit[]]): Report {
  const [first] = group;
  const before = keptByFirst.get(first);
  if (before && isSameList(group, before.group)) return before.report;
  const report = reportOf(first, group);
  keptByFirst.set(first, { group, report });
  return report;
}

const known = new WeakMap<Resource, Map<string, Report>>();

/** The same report as before while the resource stays and there is the same to say, whoever was asked. It is an error where one of its hits is. */
function reportOf(first: Hit, group: readonly Hit[]): Report {
  const clients = distinct(group.map((each) => each.clients));
  const all = distinct(group.map((each) => each.all));
  const message = first.say(whose(clients, all));
  const { resource, path, part, ref, fix } = first;
  const { severity } = group.find((each) => each.severity === 'error') ?? first;
  const key = [ref, path.join('/'), part, severity, fix !== undefined, message].join(' ');
  let reports = known.get(resource);
  if (reports === undefined) known.set(resource, (reports = new Map<string, Report>()));
  const before = reports.get(key);
  if (before !== undefined) return before;
  const report: Report = {
    resource,
    path,
    message,
    fix,
    ...(ref === undefined ? {} : { ref }),
    ...(part === undefined ? {} : { part }),
    ...(severity === undefined ? {} : { severity }),
  };
  reports.set(key, report);
  return report;
}

/** Each client once: what is kept of the mesh before has the same ones as other objects. Hits of one rule mostly share their lists. */
function distinct(lists: readonly (readonly Proxy[])[]): readonly Proxy[] {
  const [list = [], ...others] = new Set(lists);
  return others.length === 0 ? distinctIn(list) : eachOnce([list, ...others].flat());
}

const distinctLists = new WeakMap<readonly Proxy[], readonly Proxy[]>();

function distinctIn(list: readonly Proxy[]): readonly Proxy[] {
  let clients = distinctLists.get(list);
  if (clients === undefined) distinctLists.set(list, (clients = eachOnce(list)));
  return clients;
}

function eachOnce(list: readonly Proxy[]): readonly Proxy[] {
  const clients = [...new Set(list)];
  if (clients.length < 2) return clients;
  return [...new Map(clients.map((each) => [`${each.workload?.id ?? ''} ${clientKey(each)}`, each])).values()];
}

function whose(clients: readonly Proxy[], all: readonly Proxy[]): string {
  return clients.length >= all.length ? '' : ` of ${clientWords(clients, all)}`;
}
