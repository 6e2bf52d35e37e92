import type { Subject } from '../report';
import { countOf, itemsOf, textOf, type Spot } from './read';
import { labelAt, refuse, warn } from './refuse';

const topologyLabels = ['topology.kubernetes.io/region', 'topology.kubernetes.io/zone', 'topology.istio.io/subzone'];

/** Whether a priority names a level of the topology, which `failover` and the zones rank themselves. With a value behind `=` it is no such name. */
export function isTopologyLabel(priority: string): boolean {
  return topologyLabels.includes(priority);
}

/**
 * Warns of failover without ejection, which istiod does not apply (ValidateLocalityLbSetting,
 * ValidateZoneAwareLbSetting; pilot/pkg/networking/core/loadbalancer/loadbalancer.go, ApplyLocalityLoadBalancer).
 */
export function warnOfNoEjection(subject: Subject, setting: Spot, ref: string): void {
  const name = ['failover', 'failoverPriority'].find((each) => countOf(setting, each) > 0);
  if (name === undefined) return;
  warn(subject, {
    rule: 'failover-without-ejection',
    path: [...setting.path, name],
    part: 'key',
    ref,
    message: `${name} has no effect without outlierDetection in the same policy, and istiod warns of it. Add outlierDetection.`,
  });
}

/** The regions of each pair, in both kinds of settings; `row` is the beginning of the rows of the reference. */
export function checkFailover(subject: Subject, setting: Spot, row: string): void {
  for (const pair of itemsOf(setting, 'failover')) {
    const [from, to] = [textOf(pair, 'from'), textOf(pair, 'to')];
    if (from === to) refuseSame(subject, pair, from, `${row}-same`);
    else for (const name of ['from', 'to']) checkRegion(subject, pair, name, row);
  }
}

function refuseSame(subject: Subject, pair: Spot, region: string, ref: string): void {
  const label = labelAt(subject, pair.path);
  const says = region === '' ? 'names no regions' : `leads from ${region} to itself`;
  refuse(subject, {
    rule: 'failover-region',
    path: [...pair.path, 'to'],
    near: pair.value['to'] === undefined ? pair.path : [...pair.path, 'to'],
    part: region === '' ? 'key' : 'value',
    ref,
    message: `${label} ${says}; istiod refuses that. Name two regions.`,
  });
}

function checkRegion(subject: Subject, pair: Spot, name: string, row: string): void {
  const region = textOf(pair, name);
  const ref = region.includes('/') ? `${row}-slash` : region.includes('*') ? `${row}-star` : undefined;
  if (ref === undefined) return;
  const message = `${name} is a region alone, without zones and without *; istiod refuses ${region}. Name the region.`;
  refuse(subject, { rule: 'failover-region', path: [...pair.path, name], ref, message });
}
