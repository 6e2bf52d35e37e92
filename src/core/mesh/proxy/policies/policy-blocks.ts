import type { Resource } from '../../../schema';
import type { Path } from '../../../text';
import { valueAt } from '../../../yaml';
import { hasKey, integerIn, listIn, recordIn } from '../../read';
import { subsetNamed, type MergedRule } from '../../rule-pool';
import type { Block, BlockName, ClusterPolicy } from '../clusters/cluster';
import type { Loser } from '../listeners/listener';

type Blocks = ClusterPolicy['blocks'];

/** What the settings of a port may say; the others are the whole policy's alone (istio/api networking/v1alpha3, PortTrafficPolicy). */
const portBlocks: readonly BlockName[] = ['connectionPool', 'outlierDetection', 'loadBalancer', 'tls'];
/** All blocks of a policy. */
const policyBlocks: readonly BlockName[] = [...portBlocks, 'tunnel', 'proxyProtocol', 'retryBudget'];

/**
 * What no settings of a port replace: listeners read it in the policy of the rule itself, and for a subset in that of the subset alone
 * (pilot/pkg/networking/core/tunnelingconfig/apply.go, Apply).
 */
const listenerBlock = 'tunnel';

/** What one rule says for a cluster, before anything of the mesh is filled in. */
export interface WrittenPolicy {
  readonly from: ClusterPolicy['from'];
  readonly blocks: Blocks;
  /** Written blocks that others replace. */
  readonly replaced: readonly Loser[];
}

/** A `trafficPolicy` as it counts for one port. */
interface Part extends WrittenPolicy {
  /** Settings of the port stand in place of the policy's own. */
  readonly onPort: boolean;
}

const nothing: WrittenPolicy = { from: undefined, blocks: {}, replaced: [] };

/**
 * The blocks of a rule for a service port and subset. Settings of the port replace the policy's blocks as a whole, also those that they leave out; the
 * blocks of a subset replace those of the rule one by one, and settings of the port in a subset all four that a port may have
 * (pilot/pkg/networking/util/util.go, GetPortLevelTrafficPolicy and MergeSubsetTrafficPolicy). A tunnel is what listeners take for one. `fill` is what the mesh adds to the rule's own part.
 */
export function writtenPolicy(
  rule: MergedRule | undefined,
  port: number,
  subset: string | undefined,
  fill: (blocks: Blocks) => Blocks,
): WrittenPolicy {
  const base = rule?.policyRule && partAt(rule.policyRule.resource, ['spec', 'trafficPolicy'], port);
  const filled = { ...(base ?? nothing), blocks: fill(base?.blocks ?? {}) };
  const named = subsetNamed(rule, subset);
  if (named === undefined) return filled;
  if (named.subset.policy === undefined) return withoutTunnel(filled, subset ?? '');
  const own = partAt(named.rule.resource, ['spec', 'subsets', named.subset.index, 'trafficPolicy'], port);
  return overlay(filled, own, subset ?? '', port);
}

function partAt(resource: Resource, path: Path, port: number): Part {
  const policy = valueAt(resource.value, path);
  const index = settingsByPort(listIn(policy, 'portLevelSettings')).get(port) ?? -1;
  const own = readBlocks(resource, path, policyBlocks);
  if (index < 0) return { from: { resource, path }, blocks: own, replaced: [], onPort: false };
  const at = [...path, 'portLevelSettings', index];
  const blocks = { ...readBlocks(resource, at, portBlocks), ...(own.tunnel ? { tunnel: own.tunnel } : {}) };
  const replaced = blocksOf({ ...own, tunnel: undefined }).map(([name, block]) =>
    loserOf(block, resource, becauseOfPort(name, port, blocks[name] !== undefined)),
  );
  return { from: { resource, path: at }, blocks, replaced, onPort: true };
}

const byPort = new WeakMap<readonly unknown[], ReadonlyMap<number | undefined, number>>();

/** The indexes of `portLevelSettings` by port; of several for one port the first counts. */
function settingsByPort(settings: readonly unknown[]): ReadonlyMap<number | undefined, number> {
  let found = byPort.get(settings);
  if (found === undefined) {
    const numbers = settings.map((each, index) => [integerIn(recordIn(each, 'port'), 'number'), index] as const);
    byPort.set(settings, (found = new Map(numbers.reverse())));
  }
  return found;
}

function becauseOfPort(name: BlockName, port: number, repeated: boolean): string {
  return repeated
    ? `portLevelSettings for port ${port} has its own ${name}, which replaces this one as a whole.`
    : `portLevelSettings for port ${port} replaces the whole policy and has no ${name}: the default applies there.`;
}

/** The blocks of a subset over those of its rule. */
function overlay(base: WrittenPolicy, own: Part, subset: string, port: number): WrittenPolicy {
  const cleared = own.onPort ? portBlocks : [];
  const blocks: Record<string, Block> = {};
  const replaced: Loser[] = [];
  for (const name of policyBlocks) {
    const [upper, lower] = [own.blocks[name], base.blocks[name]];
    const block = upper ?? (cleared.includes(name) || name === listenerBlock ? undefined : lower);
    if (block) blocks[name] = block;
    if (lower?.resource && block !== lower)
      replaced.push(loserOf(lower, lower.resource, becauseOfSubset(name, subset, port, upper !== undefined)));
  }
  return { from: own.from, blocks, replaced: [...base.replaced, ...own.replaced, ...replaced] };
}

/** A subset without a policy takes over all but the tunnel. */
function withoutTunnel(base: WrittenPolicy, subset: string): WrittenPolicy {
  const { [listenerBlock]: block, ...blocks } = base.blocks;
  if (block?.resource === undefined) return base;
  return {
    ...base,
    blocks,
    replaced: [...base.replaced, loserOf(block, block.resource, becauseOfListener(subset))],
  };
}

function becauseOfListener(subset: string): string {
  return `Connections to subset ${subset} get the tunnel of that subset alone, and it has none.`;
}

function becauseOfSubset(name: BlockName, subset: string, port: number, repeated: boolean): string {
  if (repeated) return `Subset ${subset} has its own ${name}, which replaces this one as a whole.`;
  return name === listenerBlock
    ? becauseOfListener(subset)
    : `Subset ${subset} has settings for port ${port} without ${name}: the default applies there.`;
}

function loserOf(block: Block, resource: Resource, because: string): Loser {
  return { resource, path: block.path, because, tied: false };
}

function readBlocks(resource: Resource, path: Path, names: readonly BlockName[]): Blocks {
  const policy = valueAt(resource.value, path);
  const blocks: Record<string, Block> = {};
  for (const name of names)
    if (hasKey(policy, name)) blocks[name] = { value: recordIn(policy, name), resource, path: [...path, name] };
  return blocks;
}

/** The blocks that are set, with their names. */
function blocksOf(blocks: Blocks): readonly (readonly [BlockName, Block])[] {
  return policyBlocks.flatMap((name) => {
    const block = blocks[name];
    return block ? [[name, block] as const] : [];
  });
}
