import { hasKey, listIn, recordIn, type DestinationRule, type Mesh } from '../../mesh';
import { isRecord } from '../../schema';
import { remedyIn } from '../istioctl/remedy';
import { listNames } from '../istioctl/words';
import type { Report, WorkspaceRule } from '../rule';
import { isInForce, portBlocks } from '../runtime/rule-blocks';
import { forRules } from '../runtime/rule-fates';

export const subsetReplacesBlock: WorkspaceRule = {
  id: 'subset-replaces-block',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['V14'],
  summary: 'A block of a subset leaves out fields that the same block of the rule has.',
  why: 'A block of a subset replaces that of the rule as a whole and is not merged with it field by field. What it leaves out has the default for the subset, not the value of the rule.',
  source: 'istio/istio pilot/pkg/networking/util/util.go (MergeSubsetTrafficPolicy)',
  check: forRules(checkRule),
};

type Fields = Readonly<Record<string, unknown>>;

function checkRule(rule: DestinationRule, mesh: Mesh): readonly Report[] {
  if (rule.policy === undefined) return [];
  const spec = recordIn(rule.resource.value, 'spec');
  const reports = rule.subsets.flatMap(({ index, name }) => {
    const own = recordIn(recordIn(listIn(spec, 'subsets'), index), 'trafficPolicy');
    return portBlocks.flatMap((block) => checkBlock(rule, { spec, own, index, name, block }));
  });
  return reports.length > 0 && isInForce(rule, mesh) ? reports : [];
}

interface SubsetBlock {
  readonly spec: Fields;
  /** The policy of the subset. */
  readonly own: Fields;
  readonly index: number;
  readonly name: string;
  readonly block: string;
}

function checkBlock({ resource }: DestinationRule, { spec, own, index, name, block }: SubsetBlock): readonly Report[] {
  const policy = recordIn(spec, 'trafficPolicy');
  if (!hasKey(own, block) || !hasKey(policy, block)) return [];
  const lost = fieldsMissing(block, recordIn(policy, block), recordIn(own, block));
  if (lost.length === 0) return [];
  const path = ['spec', 'subsets', index, 'trafficPolicy', block];
  const [names, one] = [listNames(lost.map((each) => each.path.join('.'))), lost.length === 1];
  const message = `${block} of subset ${name} replaces that of the rule as a whole: ${names} ${one ? 'does' : 'do'} not apply to ${name}. Repeat ${one ? 'it' : 'them'} in the subset.`;
  const ops = lost.map((each) => ({ type: 'set' as const, path: [...path, ...each.path], value: each.value }));
  const fix = block === 'tls' ? undefined : remedyIn(resource, `Repeat ${names} in subset ${name}`, ops);
  return [{ resource, path, part: 'key', message, ref: 'V14', fix }];
}

interface Field {
  readonly path: readonly string[];
  readonly value: unknown;
}

/** What the rule's block sets and the subset's does not. TLS of another mode, and another choice of the load balancer, are meant. */
function fieldsMissing(block: string, base: Fields, own: Fields): readonly Field[] {
  if (block === 'tls' && base['mode'] !== own['mode']) return [];
  const choices = ['simple', 'consistentHash'];
  const chooses = block === 'loadBalancer' && choices.some((name) => hasKey(own, name));
  return fieldsOf(base, block === 'connectionPool' ? 2 : 1).filter(({ path }) => {
    if (chooses && choices.includes(path[0] ?? '')) return false;
    return !has(own, path);
  });
}

function fieldsOf(value: Fields, depth: number): readonly Field[] {
  return Object.entries(value).flatMap(([name, each]): readonly Field[] => {
    if (each === null || each === undefined) return [];
    if (depth < 2 || !isRecord(each)) return [{ path: [name], value: each }];
    return fieldsOf(each, depth - 1).map((field) => ({ ...field, path: [name, ...field.path] }));
  });
}

function has(value: Fields, [name = '', ...rest]: readonly string[]): boolean {
  return hasKey(value, name) && (rest.length === 0 || has(recordIn(value, name), rest));
}
