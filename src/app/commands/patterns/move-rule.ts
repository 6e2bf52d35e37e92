import type { DestinationRule } from '../../../core/mesh';
import { resourceKey, type Resource } from '../../../core/schema';
import type { Snapshot } from '../../../core/snapshot';
import { valueAt, type Op } from '../../../core/yaml';
import { changeInSteps, refused, type ChangeStep } from '../change-steps';
import { rekeyDesign } from '../design-document';
import { duplicateResource } from '../duplicate-resource';
import { freeName } from '../resource-names';
import { editResource } from './rule-steps';
import { exactRuleWords } from '../words/patterns';

/** Puts a rule into another namespace with what the design says of it; `exportTo` null takes that list out. */
export function moveRule(
  snapshot: Snapshot,
  rule: DestinationRule,
  namespace: string | null,
  exportTo: readonly string[] | null,
): ReturnType<ChangeStep> {
  const { resource } = rule;
  const name = freeName(snapshot, 'DestinationRule', namespace, resource.name);
  const ops: Op[] = [
    ...(name === resource.name ? [] : [{ type: 'set' as const, path: ['metadata', 'name'], value: name }]),
    namespace === null
      ? { type: 'delete', path: ['metadata', 'namespace'] }
      : { type: 'set', path: ['metadata', 'namespace'], value: namespace },
    ...exportOps(resource, exportTo),
  ];
  return changeInSteps(snapshot, '', 'command', [
    editResource(resource.key, () => ops),
    rekeyDesign(resource.key, resourceKey({ ...resource, namespace, name })),
  ]);
}

/** Puts a copy of a rule into another namespace, for one host; `exportTo` null leaves that list out. */
export function copyRule(
  snapshot: Snapshot,
  { resource }: DestinationRule,
  host: string,
  namespace: string,
  exportTo: readonly string[] | null,
): ReturnType<ChangeStep> {
  const known = new Set(snapshot.resources.map(({ key }) => key));
  const name = freeName(snapshot, 'DestinationRule', namespace, resource.name);
  return changeInSteps(snapshot, '', 'command', [
    (at) => duplicateResource(at, resource),
    (at) => {
      const copy = at.resources.find(({ key, kind }) => kind === 'DestinationRule' && !known.has(key));
      if (!copy) return refused(exactRuleWords.gone(resource.name));
      return editResource(copy.key, () => [
        { type: 'set', path: ['metadata', 'name'], value: name },
        { type: 'set', path: ['metadata', 'namespace'], value: namespace },
        { type: 'set', path: ['spec', 'host'], value: host },
        ...exportOps(resource, exportTo),
      ])(at);
    },
  ]);
}

function exportOps({ value }: Resource, exportTo: readonly string[] | null): Op[] {
  const path = ['spec', 'exportTo'];
  if (exportTo) return [{ type: 'set', path, value: [...exportTo] }];
  return valueAt(value, path) === undefined ? [] : [{ type: 'delete', path }];
}
