import { editAt } from '../../core/edit-at';
import { isEqual } from '../../core/mesh';
import { isRecord, resolutionModeOf, type Resource } from '../../core/schema';
import type { Snapshot } from '../../core/snapshot';
import type { Op } from '../../core/yaml';
import { recordAt } from './connect-ends';
import { noConnection, type Connection } from './connection';
import { listAt } from './list-at';
import { selectorWords } from './words/connect';

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
    title: switches ? selectorWords.switchAndSelect(words) : selectorWords.select(words),
    change: () =>
      editAt(
        snapshot,
        { ...entry.place, path: [] },
        ops.map((op) => ({ ...op, path: [...entry.place.path, ...op.path] })),
        { label: selectorWords.byLabels(name), origin: 'canvas' },
      ),
    done: selectorWords.sendsTo(entry.name, words),
    select: entry.key,
  };
  const replaces = Object.keys(before).length > 0;
  if (!switches)
    return { fits: true, says: selectorWords.selects(words, replaces), then: { type: 'change', ...offer } };
  const why = selectorWords.notSent[mode === 'NONE' ? 'none' : 'dynamicDns'];
  return {
    fits: true,
    says: selectorWords.selectsWithStatic(words, replaces),
    then: { type: 'choose', says: why, offers: [offer] },
  };
}

function refusalOf(entry: Resource, { name, namespace, labels }: Selectable): string | null {
  if (listAt(entry, 'spec', 'endpoints').length > 0) return selectorWords.listsEndpoints(entry.name);
  if (entry.namespace !== namespace) return selectorWords.otherNamespace(name, namespace ?? 'none');
  if (Object.keys(labels).length === 0) return selectorWords.noLabels(name);
  const before = recordAt(entry, 'spec', 'workloadSelector')['labels'];
  if (isRecord(before) && isEqual(before, labels)) return selectorWords.selectsAlready(entry.name, name);
  return null;
}
