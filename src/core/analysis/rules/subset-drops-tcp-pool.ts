import { hasKey, recordIn } from '../../mesh';
import { valueAt } from '../../yaml';
import { remedyIn } from '../istioctl/remedy';
import { listNames } from '../istioctl/words';
import type { WorkspaceRule } from '../rule';
import { inBlocks, type InForce, type Remark } from '../runtime/blocks-in-force';

export const subsetDropsTcpPool: WorkspaceRule = {
  id: 'subset-drops-tcp-pool',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['P44'],
  summary: 'The connectionPool of a subset sets http alone and drops the tcp settings of its rule.',
  why: 'A block of a subset replaces that of the rule as a whole. Limits and timeouts of connections that are written above are then those of the mesh: no limit, and ten seconds to connect.',
  source:
    'istio/istio pilot/pkg/networking/util/util.go (MergeSubsetTrafficPolicy), util_test.go (TestMergeSubsetTrafficPolicy)',
  check: inBlocks('connectionPool', judge),
};

function judge({ block: { resource, path, value } }: InForce): readonly Remark[] {
  if (path[1] !== 'subsets' || path.length !== 5) return [];
  if (!hasKey(value, 'http') || hasKey(value, 'tcp')) return [];
  const above = recordIn(valueAt(resource.value, ['spec', 'trafficPolicy', 'connectionPool']), 'tcp');
  const lost = Object.keys(above).filter((key) => hasKey(above, key));
  if (lost.length === 0) return [];
  const subset = valueAt(resource.value, [...path.slice(0, 3), 'name']);
  const name = typeof subset === 'string' ? ` ${subset}` : '';
  return [
    {
      path: [],
      part: 'key',
      ref: 'P44',
      message: `This connectionPool replaces that of the rule as a whole, so subset${name} has no ${listNames(lost)}. Repeat tcp here.`,
      fix: remedyIn(resource, 'Repeat tcp of the rule', [{ type: 'set', path: [...path, 'tcp'], value: above }]),
    },
  ];
}
