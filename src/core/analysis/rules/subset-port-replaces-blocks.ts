import { listIn, recordIn, type DestinationRule, type Mesh } from '../../mesh';
import { remedyIn } from '../istioctl/remedy';
import { listNames } from '../istioctl/words';
import type { Report, WorkspaceRule } from '../rule';
import {
  isInForce,
  isOnlyBalancing,
  leftOut,
  mayHavePort,
  portBlocks,
  repeating,
  servicesFor,
} from '../runtime/rule-blocks';
import { forRules } from '../runtime/rule-fates';

export const subsetPortReplacesBlocks: WorkspaceRule = {
  id: 'subset-port-replaces-blocks',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['V15'],
  summary: 'Settings for a port in a subset leave out blocks that the subset or the rule has.',
  why: 'They replace connectionPool, outlierDetection, loadBalancer and tls together, those that they leave out as well: for that port of the subset they are then those of Envoy.',
  source: 'istio/istio pilot/pkg/networking/util/util.go (MergeSubsetTrafficPolicy)',
  check: forRules(checkRule),
};

type Fields = Readonly<Record<string, unknown>>;

function checkRule(rule: DestinationRule, mesh: Mesh): readonly Report[] {
  const spec = recordIn(rule.resource.value, 'spec');
  const services = servicesFor(rule, mesh);
  const reports = rule.subsets.flatMap(({ index, name, policy }) => {
    const ports = policy?.ports ?? [];
    const own = recordIn(recordIn(listIn(spec, 'subsets'), index), 'trafficPolicy');
    return ports
      .filter((port, at) => ports.findIndex((each) => each.number === port.number) === at)
      .filter(({ number }) => mayHavePort(services, number))
      .flatMap((port) => {
        const blocks = { ...only(baseFor(spec, port.number)), ...only(own) };
        const lost = leftOut(blocks, recordIn(listIn(own, 'portLevelSettings'), port.index), services);
        return lost.length > 0 ? [reportOf(rule, { ...port, subset: name, at: index }, lost, blocks)] : [];
      });
  });
  return reports.length > 0 && isInForce(rule, mesh) ? reports : [];
}

/** The policy of the rule for a port, as written. */
function baseFor(spec: Fields, number: number): Fields {
  const policy = recordIn(spec, 'trafficPolicy');
  const settings = listIn(policy, 'portLevelSettings');
  const index = settings.findIndex((each) => recordIn(each, 'port')['number'] === number);
  return index < 0 ? policy : recordIn(settings, index);
}

function only(policy: Fields): Fields {
  return Object.fromEntries(Object.entries(policy).filter(([name]) => portBlocks.includes(name)));
}

interface SubsetPort {
  readonly index: number;
  readonly number: number;
  readonly subset: string;
  /** Of the subset. */
  readonly at: number;
}

function reportOf(
  { resource }: DestinationRule,
  { index, number, subset, at }: SubsetPort,
  lost: readonly string[],
  blocks: Fields,
): Report {
  const place = ['spec', 'subsets', at, 'trafficPolicy', 'portLevelSettings', index];
  const [names, one] = [listNames(lost), lost.length === 1];
  const blockOf = (name: string): Fields => recordIn(blocks, name);
  const message = `Settings for port ${number} of subset ${subset} replace all blocks there: ${names} ${one ? 'does' : 'do'} not apply on port ${number} of ${subset}. Repeat ${one ? 'it' : 'them'} for the port.`;
  const ops = repeating(place, lost, blockOf);
  return {
    resource,
    path: [...place, 'port', 'number'],
    message,
    ref: 'V15',
    ...(isOnlyBalancing(lost, blockOf) ? { severity: 'info' } : {}),
    fix: ops && remedyIn(resource, `Repeat ${names} for port ${number}`, ops),
  };
}
