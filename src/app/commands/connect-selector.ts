import { editAt } from '../../core/edit-at';
import { isEqual } from '../../core/mesh';
import { isRecord, resolutionModeOf, type Resource } from '../../core/schema';
import type { Snapshot } from '../../core/snapshot';
import type { Op } from '../../core/yaml';
import { recordAt } from './connect-ends';
import { noConnection, type Connection } from './connection';
import { listAt } from './design-document';

/** Pods or a WorkloadEntry that an entry can select. */
interface Selectable {
  readonly name: string;
  readonly namespace: string | null;
  readonly labels: Readonly<Record<string, string>>;
}

/**
 * What a wire from an entry to a workload writes: `workloadSelector.labels`. An entry selects in its own namespace only, and never beside endpoints
 * (istio/istio pilot/pkg/serviceregistry/serviceentry/controller.go; pkg/config/validation/validation.go, ValidateServiceEntry).
 */
export function connectSelector(snapshot: Snapshot, entry: Resource, workload: Selectable): Connection {
  const refusal = refusalOf(entry, workload);
  if (refusal !== null) return noConnection(refusal);
  const { labels, name } = workload;
  const before = recordAt(entry, 'spec', 'workloadSelector', 'labels');
  const words = Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(', ');
  const mode = resolutionModeOf(recordAt(entry, 'spec'));
  const switches = mode === 'NONE' || mode === 'DYNAMIC_DNS';
  const ops: Op[] = [
    ...(switches ? [{ type: 'set' as const, path: ['spec', 'resolution'], value: 'STATIC' }] : []),
    { type: 'set', path: ['spec', 'workloadSelector', 'labels'], value: labels },
  ];
  const offer = {
    title: switches ? `Switch to STATIC and select pods with ${words}` : `Select pods with ${words}`,
    change: () =>
      editAt(
        snapshot,
        { ...entry.place, path: [] },
        ops.map((op) => ({ ...op, path: [...entry.place.path, ...op.path] })),
        { label: `Select ${name} by labels`, origin: 'canvas' },
      ),
    done: `${entry.name} sends to pods with ${words} now.`,
    select: entry.key,
  };
  const instead = Object.keys(before).length > 0 ? ', instead of the labels that it has' : '';
  const says = `Selects pods with ${words} as endpoints${instead}`;
  if (!switches) return { fits: true, says, then: { type: 'change', ...offer } };
  const why = `${mode} does not send to selected workloads: ${mode === 'NONE' ? 'Envoy dials the address that the app dialled' : 'the name of each call is resolved'}. STATIC does.`;
  return { fits: true, says: `${says}, with STATIC`, then: { type: 'choose', says: why, offers: [offer] } };
}

function refusalOf(entry: Resource, { name, namespace, labels }: Selectable): string | null {
  if (listAt(entry, 'spec', 'endpoints').length > 0)
    return `${entry.name} lists endpoints, and Istio takes either those or a workloadSelector. Delete its endpoints first.`;
  if (entry.namespace !== namespace)
    return `An entry selects pods of its own namespace, and ${name} is in ${namespace ?? 'none'}. Move one of them first.`;
  if (Object.keys(labels).length === 0)
    return `${name} has no labels, so no selector can pick it. Give it labels first.`;
  const before = recordAt(entry, 'spec', 'workloadSelector')['labels'];
  if (isRecord(before) && isEqual(before, labels)) return `${entry.name} selects ${name} already.`;
  return null;
}
