import { groupBy, isSameList, sameList } from '../../lists';
import {
  hasKey,
  hostsAbout,
  listIn,
  type BlockName,
  type ClusterUse,
  type DestinationRule,
  type Mesh,
  type NoEffect,
} from '../../mesh';
import type { Resource } from '../../schema';
import type { Path, Severity } from '../../text';
import { valueAt } from '../../yaml';
import { eachOf, fact, flatOf, question, settingsOf, type Question } from '../question';
import type { Remedy, Report } from '../rule';
import { arrivedUses, idleParts, inBoth, type ArrivedUse } from './arrivals';
import type { WrittenBlock } from './cluster-uses';

/** A block of a DestinationRule with the clusters that obey it. */
export interface InForce {
  readonly name: BlockName;
  readonly block: WrittenBlock;
  /** Empty where the files have no service of the rule's host, which may be one of the cluster. */
  readonly uses: readonly ClusterUse[];
  /** The same with how calls get to each. */
  readonly arrived: readonly ArrivedUse[];
}

/** What else blocks are judged by. */
export type Ground = ReturnType<typeof groundOf>;

/** What a rule has to say about a block. */
export interface Remark {
  /** Below the block; from the root of `resource` where one is named. */
  readonly path: Path;
  readonly resource?: Resource | undefined;
  readonly part?: 'key' | 'value';
  readonly message: string;
  readonly ref: string;
  readonly severity?: Severity;
  readonly fix?: Remedy | undefined;
}

/** What a rule finds in each block of a name that is in force, or would be if the files had its service; once for each place. */
export function inBlocks(
  name: BlockName,
  judge: (each: InForce, ground: Ground) => readonly Remark[],
): Question<readonly Report[]> {
  const reports = eachOf(named(name), groundOf, (each, ground): readonly Report[] => {
    const remarks = judge(each, ground);
    return remarks.length === 0 ? nothing : remarks.map((remark) => reportOf(each.block, remark));
  });
  return question((input) => oncePerPlace(reports(input).flat()));
}

/** The same for the few blocks that `isSuspect` leaves, with all of the mesh to judge them by. */
export function inBlocksOfMesh(
  name: BlockName,
  isSuspect: (each: InForce) => boolean,
  judge: (each: InForce, mesh: Mesh) => readonly Remark[],
): Question<readonly Report[]> {
  const suspects = flatOf(named(name), (each) => (isSuspect(each) ? [each] : []));
  return question((input) => {
    const few = suspects(input);
    if (few.length === 0) return nothing;
    const { mesh } = input;
    return oncePerPlace(few.flatMap((each) => judge(each, mesh).map((remark) => reportOf(each.block, remark))));
  });
}

const nothing: readonly never[] = [];

const byName = new Map<BlockName, Question<readonly InForce[]>>();

/** The blocks of a name, which several rules ask for. */
function named(name: BlockName): Question<readonly InForce[]> {
  let ofName = byName.get(name);
  if (ofName === undefined)
    byName.set(
      name,
      (ofName = flatOf(
        (input) => blocks(input),
        (each) => (each.name === name ? [each] : []),
      )),
    );
  return ofName;
}

function oncePerPlace(reports: readonly Report[]): readonly Report[] {
  if (reports.length < 2) return reports;
  const seen = new Map<Resource, Set<string>>();
  return reports.filter(({ resource, path }) => {
    const paths = seen.get(resource) ?? new Set();
    seen.set(resource, paths);
    const key = path.join('.');
    return !paths.has(key) && paths.add(key);
  });
}

const othersOf = fact(({ mesh }) => mesh.others);

const groundOf = question((input) => ({
  settings: settingsOf(input),
  others: othersOf(input),
}));

function reportOf({ resource, path }: WrittenBlock, { path: below, resource: other, ...remark }: Remark): Report {
  if (other) return { resource: other, path: below, ...remark };
  return { resource, path: [...path, ...below], ...remark };
}

interface Held {
  readonly name: BlockName;
  readonly block: WrittenBlock;
  readonly arrived: ArrivedUse;
  /** Where the block stands. */
  readonly place: string;
}

const held = flatOf(arrivedUses, (arrived): readonly Held[] =>
  Object.entries(arrived.use.cluster.policy.blocks).flatMap(([name, block]) => {
    const { resource, path } = block;
    if (resource === undefined || resource.incomplete) return [];
    const place = `${resource.place.file} ${resource.place.document} ${resource.key} ${path.join('.')}`;
    return [{ name: name as BlockName, block: { ...block, resource }, arrived, place }];
  }),
);

/** Each block once with all of its clusters; the same object as before while those stay. */
const obeyed = question((input, before: readonly InForce[] | undefined): readonly InForce[] => {
  const groups = [...groupBy(held(input), ({ place }) => place).values()];
  return sameList(
    groups.flatMap((group) => kept(group) ?? []),
    before,
  );
});

const keptByFirst = new WeakMap<Held, InForce & { readonly helds: readonly Held[] }>();

/** A block none of whose services is still being typed. */
function kept(group: readonly [Held, ...Held[]]): InForce | undefined {
  const [first] = group;
  const before = keptByFirst.get(first);
  if (before && isSameList(group, before.helds)) return before;
  if (group.some(({ arrived }) => isUnread(arrived.use))) return undefined;
  const arrived = group.map((each) => each.arrived);
  const made = { name: first.name, block: first.block, uses: arrived.map(({ use }) => use), arrived, helds: group };
  keptByFirst.set(first, made);
  return made;
}

function isUnread({ service }: ClusterUse): boolean {
  return service.definitions.some(({ resource }) => resource.incomplete);
}

/** Rules for hosts without a service in the files. */
const unknownRules = question((input, before: readonly DestinationRule[] | undefined) => {
  const { mesh } = input;
  const rules = mesh.entryIndex.hasUnread
    ? []
    : mesh.rules.filter(({ host, resource }) => !resource.incomplete && hostsAbout(mesh, host).length === 0);
  return sameList(rules, before);
});

const names: readonly BlockName[] = ['connectionPool', 'outlierDetection', 'loadBalancer'];

const unobeyed = flatOf(unknownRules, ({ resource, subsets }): readonly InForce[] =>
  [['spec', 'trafficPolicy'], ...subsets.map(({ index }): Path => ['spec', 'subsets', index, 'trafficPolicy'])].flatMap(
    (path) => blocksAt(resource, path),
  ),
);

function blocksAt(resource: Resource, path: Path): readonly InForce[] {
  const policy = valueAt(resource.value, path);
  const ports = listIn(policy, 'portLevelSettings').map((_, index): Path => [...path, 'portLevelSettings', index]);
  return [path, ...ports].flatMap((at) => {
    const part = valueAt(resource.value, at);
    return names.flatMap((name): readonly InForce[] => {
      const value = valueAt(part, [name]);
      if (!hasKey(part, name) || typeof value !== 'object') return [];
      return [
        {
          name,
          block: { value: value as WrittenBlock['value'], resource, path: [...at, name] },
          uses: [],
          arrived: [],
        },
      ];
    });
  });
}

const blocks = question((input): readonly InForce[] => [...obeyed(input), ...unobeyed(input)]);

/** The clusters that there are, with something to send to. */
export function liveUses({ uses }: Pick<InForce, 'uses'>): readonly ClusterUse[] {
  return uses.filter(isLive);
}

/** The same with how calls get to each. */
export function liveArrivals({ arrived }: InForce): readonly ArrivedUse[] {
  return arrived.filter(({ use }) => isLive(use));
}

function isLive({ cluster }: ClusterUse): boolean {
  return cluster.type !== null && cluster.missing === undefined;
}

const idleByBlock = new WeakMap<InForce, readonly NoEffect[]>();

/** The parts of a block that change nothing in any of its clusters; nothing where no cluster is known. */
export function idleIn(each: InForce): readonly NoEffect[] {
  let parts = idleByBlock.get(each);
  if (parts === undefined) idleByBlock.set(each, (parts = findIdle(each)));
  return parts;
}

function findIdle(each: InForce): readonly NoEffect[] {
  const [first, ...others] = liveArrivals(each).map((arrived) =>
    idleParts(arrived).filter(({ block }) => block === each.name),
  );
  return others.reduce<readonly NoEffect[]>((all, list) => inBoth(all, list, ({ path }) => path), first ?? []);
}

/** Whether the whole block changes nothing. */
export function isIdle(each: InForce): boolean {
  return idleIn(each).some(({ path }) => path.length === 0);
}
