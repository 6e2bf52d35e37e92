import { hasKey, textIn } from '../../mesh';
import type { WorkspaceRule } from '../rule';
import { inBlocks, isIdle, type InForce, type Remark } from '../runtime/blocks-in-force';

export const warmupWithoutEffect: WorkspaceRule = {
  id: 'warmup-without-effect',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'info',
  refs: ['P38'],
  summary: 'warmup is set beside a balancer that starts no endpoint slowly.',
  why: 'Envoy has a slow start for ROUND_ROBIN and LEAST_REQUEST alone. With RANDOM or consistentHash a new endpoint gets its whole share at once.',
  source:
    'istio/istio pilot/pkg/networking/core/cluster_traffic_policy.go (applyLoadBalancer); envoyproxy/envoy docs/root/intro/arch_overview/upstream/load_balancing/slow_start.rst',
  check: inBlocks('loadBalancer', judge),
};

function judge(each: InForce): readonly Remark[] {
  const { value } = each.block;
  const balancer = balancerOf(value);
  if (balancer === undefined || isIdle(each)) return [];
  return ['warmup', 'warmupDurationSecs']
    .filter((key) => hasKey(value, key))
    .map((key) => ({
      path: [key],
      part: 'key',
      ref: 'P38',
      message: `${key} has no effect with ${balancer}: ${consequence(balancer)}. Use ROUND_ROBIN or LEAST_REQUEST, or remove it.`,
    }));
}

function consequence(balancer: string): string {
  return balancer === 'PASSTHROUGH'
    ? 'Envoy connects to the dialled address'
    : 'new endpoints get their whole share at once';
}

function balancerOf(value: unknown): string | undefined {
  if (hasKey(value, 'consistentHash')) return 'consistentHash';
  const simple = textIn(value, 'simple');
  return simple === 'RANDOM' || simple === 'PASSTHROUGH' ? simple : undefined;
}
