import { policyRows, type Origin, type PolicyInForce, type PolicyRow, type Trace } from '../mesh';

/** Parts of a policy that stop applying as a whole, by the first part of their values' names. */
export const blockNames = [
  'timeout',
  'retries',
  'loadBalancer',
  'outlierDetection',
  'connectionPool',
  'proxyProtocol',
  'retryBudget',
] as const;

/** A block of a traffic policy, by the name of its field. */
export type PolicyBlock = (typeof blockNames)[number];

/** A value of the policy of the last proxy that changes something there. */
export interface ValueInForce {
  /** `outlierDetection.interval`. */
  readonly name: string;
  readonly value: string;
  readonly origin: Origin | undefined;
}

/** What a policy sets in each block, without what amounts to nothing: no timeout, no limit, ejection that is off. */
export function valuesInForce({ policy, cluster, outcome }: Trace): ReadonlyMap<PolicyBlock, readonly ValueInForce[]> {
  const found = new Map<PolicyBlock, ValueInForce[]>();
  if (policy === undefined || outcome !== 'reached') return found;
  const rows = policyRows(policy).flatMap((row) => (row.name === 'loadBalancer' ? balancerRow(policy, row) : [row]));
  for (const row of [...rows, ...blockRows(cluster)]) {
    const block = blockNames.find((name) => name === row.name.split('.')[0]);
    if (block === undefined || nothing.has(row.value)) continue;
    found.set(block, [...(found.get(block) ?? []), row]);
  }
  return found;
}

const nothing: ReadonlySet<string> = new Set(['none', 'off', 'no limit']);

/** Whether a resource says it, and no default. */
export function isWritten({ origin }: ValueInForce): boolean {
  return origin?.by === 'resource' && origin.resource !== undefined;
}

/** How endpoints are chosen, without their order, which is told of the endpoints. The address that was dialled leaves no choice. */
function balancerRow({ loadBalancer: { policy, hash } }: PolicyInForce, row: PolicyRow): readonly PolicyRow[] {
  if (policy === 'CLUSTER_PROVIDED') return [];
  const key = hash === null ? '' : ` by ${JSON.stringify(hash)}`;
  return [{ ...row, value: `${policy}${key}` }];
}

/** Blocks that no row tells of, as they are written. */
function blockRows(cluster: Trace['cluster']): readonly ValueInForce[] {
  return (['proxyProtocol', 'retryBudget'] as const).flatMap((name) => {
    const block = cluster?.policy.blocks[name];
    if (block === undefined) return [];
    const { resource, path, value } = block;
    return [{ name, value: JSON.stringify(value), origin: { by: resource ? 'resource' : 'mesh', resource, path } }];
  });
}
