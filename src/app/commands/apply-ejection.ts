import type { Cluster, OutlierSettings } from '../../core/mesh';
import { editAt, type ChangeResult } from '../../core/edit-at';
import { scalar, type Place, type Resource } from '../../core/schema';
import type { Snapshot } from '../../core/snapshot';
import type { Path } from '../../core/text';
import type { Op } from '../../core/yaml';
import { refused } from './change-steps';
import { addAfter, headOf } from './patterns/rule-steps';
import { freeName } from './resource-names';
import { ejectionWords } from './words/ejection';

/** Fields of `outlierDetection` that are to be written, with their values; null takes the block away. */
export type EjectionChange = Partial<OutlierSettings> | null;

/** Where a change of a cluster's ejection is written: into the block in force, as a block of the rule in force, or into a rule of its own. */
type EjectionPlace =
  | { readonly type: 'block' | 'rule'; readonly resource: Resource; readonly path: Path; readonly hosts: string }
  | { readonly type: 'new'; readonly after: Resource; readonly host: string };

/** Undefined where there is no service to write a rule for. */
export function ejectionPlace({ policy, service, host }: Cluster): EjectionPlace | undefined {
  const block = policy.blocks.outlierDetection;
  const hosts = policy.rule?.host ?? host;
  if (block?.resource) return { type: 'block', resource: block.resource, path: block.path, hosts };
  const from = policy.from;
  if (from) return { type: 'rule', resource: from.resource, path: [...from.path, 'outlierDetection'], hosts };
  const [rule] = policy.rule?.rules ?? [];
  const path: Path = ['spec', 'trafficPolicy', 'outlierDetection'];
  if (rule) return { type: 'rule', resource: rule.resource, path, hosts };
  return service && { type: 'new', after: service.resource, host };
}

/** The change that writes these fields, and only these, for a cluster: one step of the history. */
export function ejectionChange(snapshot: Snapshot, cluster: Cluster, change: EjectionChange): ChangeResult {
  const place = ejectionPlace(cluster);
  if (place === undefined) return refused(ejectionWords.noRule(cluster.host));
  if (place.type === 'new')
    return change === null ? refused(ejectionWords.noBlock) : addRule(snapshot, cluster, place, change);
  const ops =
    change === null
      ? removal(place.path)
      : place.type === 'rule'
        ? whole(place.path, change)
        : each(place.path, change);
  const at: Place = { ...place.resource.place, path: [] };
  const wanted = ops.map((op) => ({ ...op, path: [...place.resource.place.path, ...op.path] }));
  return editAt(snapshot, at, wanted, { label: labelFor(cluster), origin: 'command' });
}

function labelFor({ host }: Cluster): string {
  return ejectionWords.change(host);
}

function removal(path: Path): Op[] {
  return [{ type: 'delete', path }];
}

function whole(path: Path, change: Partial<OutlierSettings>): Op[] {
  return [{ type: 'set', path, value: Object.fromEntries(written(change)) }];
}

function each(path: Path, change: Partial<OutlierSettings>): Op[] {
  return written(change).map(([field, value]) => ({ type: 'set', path: [...path, field], value }));
}

/** Fields as YAML has them, in Istio's order. */
function written(change: Partial<OutlierSettings>): [string, unknown][] {
  return fields.flatMap((field): [string, unknown][] => {
    const value = change[field];
    if (value === undefined) return [];
    return [[field, field === 'interval' || field === 'baseEjectionTime' ? durationText(Number(value)) : value]];
  });
}

const fields: readonly (keyof OutlierSettings)[] = [
  'splitExternalLocalOriginErrors',
  'consecutiveLocalOriginFailures',
  'consecutiveGatewayErrors',
  'consecutive5xxErrors',
  'interval',
  'baseEjectionTime',
  'maxEjectionPercent',
  'minHealthPercent',
];

/** Milliseconds as Go writes them: `30s`, `1500ms`. */
function durationText(milliseconds: number): string {
  return milliseconds % 1000 === 0 ? `${milliseconds / 1000}s` : `${milliseconds}ms`;
}

function addRule(
  snapshot: Snapshot,
  cluster: Cluster,
  { after, host }: Extract<EjectionPlace, { type: 'new' }>,
  change: Partial<OutlierSettings>,
): ChangeResult {
  const lines = written(change).map(([field, value]) => `      ${field}: ${String(value)}\n`);
  const block = lines.length === 0 ? '    outlierDetection: {}\n' : `    outlierDetection:\n${lines.join('')}`;
  const name = freeName(snapshot, 'DestinationRule', after.namespace, after.name);
  const head = headOf('DestinationRule', name, after.namespace);
  const made = addAfter(after.key, () => [`${head}spec:\n  host: ${scalar(host)}\n  trafficPolicy:\n${block}`])(
    snapshot,
  );
  return made.ok ? { ok: true, change: { ...made.change, label: labelFor(cluster) } } : made;
}
