import type { DestinationRule } from '../../../core/mesh';
import { resourceKey } from '../../../core/schema';
import type { Snapshot } from '../../../core/snapshot';
import { valueAt, type Op } from '../../../core/yaml';
import { changeInSteps, type ChangeStep } from '../change-steps';
import { rekeyDesign } from '../design-document';
import { freeName } from '../resource-names';
import { editResource } from './rule-steps';

/** Puts a rule into another namespace with what the design says of it; `exportTo` null takes that list out. */
export function moveRule(
  snapshot: Snapshot,
  rule: DestinationRule,
  namespace: string | null,
  exportTo: readonly string[] | null,
): ReturnType<ChangeStep> {
  const { resource } = rule;
  const name = freeName(snapshot, 'DestinationRule', namespace, resource.name);
  const hasExport = valueAt(resource.value, ['spec', 'exportTo']) !== undefined;
  const ops: Op[] = [
    ...(name === resource.name ? [] : [{ type: 'set' as const, path: ['metadata', 'name'], value: name }]),
    namespace === null
      ? { type: 'delete', path: ['metadata', 'namespace'] }
      : { type: 'set', path: ['metadata', 'namespace'], value: namespace },
    ...(exportTo ? [{ type: 'set' as const, path: ['spec', 'exportTo'], value: [...exportTo] }] : []),
    ...(exportTo === null && hasExport ? [{ type: 'delete' as const, path: ['spec', 'exportTo'] }] : []),
  ];
  return changeInSteps(snapshot, '', 'command', [
    editResource(resource.key, () => ops),
    rekeyDesign(resource.key, resourceKey({ ...resource, namespace, name })),
  ]);
}
