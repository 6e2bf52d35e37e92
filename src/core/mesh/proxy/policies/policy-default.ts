import { isInRelease } from '../../../schema';
import { hasKey, recordIn } from '../../read';
import type { MeshSettings } from '../../settings';
import type { Block, ClusterPolicy } from '../clusters/cluster';

type Fields = Readonly<Record<string, unknown>>;

/** The blocks that MeshConfig may preset (istio/api mesh/v1alpha1/config.proto, DefaultTrafficPolicy). */
const preset = ['connectionPool', 'outlierDetection'] as const;

/** MeshConfig's `defaultTrafficPolicy`; undefined where it is not written, and before 1.31, which does not know it. */
export function defaultPolicyOf({ config, istioVersion }: MeshSettings): Fields | undefined {
  if (!hasKey(config, 'defaultTrafficPolicy') || !isInRelease({ since: '1.31' }, istioVersion)) return undefined;
  return recordIn(config, 'defaultTrafficPolicy');
}

/** Blocks of a rule, with those of MeshConfig where the rule has none (pilot/pkg/networking/core/cluster_traffic_policy.go, applyDefaultTrafficPolicy). */
export function withDefaults(blocks: ClusterPolicy['blocks'], fallback: Fields | undefined): ClusterPolicy['blocks'] {
  const filled: Record<string, Block> = {};
  for (const name of preset)
    if (hasKey(fallback, name))
      filled[name] = { value: recordIn(fallback, name), resource: undefined, path: ['defaultTrafficPolicy', name] };
  return { ...filled, ...blocks };
}
