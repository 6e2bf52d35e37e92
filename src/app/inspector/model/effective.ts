import type { Field } from '../../../core/schema';
import type { Snapshot } from '../../../core/snapshot';
import { fieldWords } from '../words/fields';
import { exportDefaults } from './export-default';

type Default = NonNullable<Field['default']>;

/** What a field that is left to the mesh amounts to in this workspace, where its settings say it; else what its kind's data says. */
export function effectiveDefault(snapshot: Snapshot, kind: string, field: Field): Default | undefined {
  const stated = statedBy(snapshot, kind, field.name);
  const own = field.default;
  if (stated === undefined || own === undefined || stated === own.value) return own;
  return { value: stated, source: fieldWords.thisMesh };
}

/** Whether the mesh decides what an absent field means. */
export function isLeftToMesh(field: Field): boolean {
  return field.default?.source === 'the mesh';
}

function statedBy(snapshot: Snapshot, kind: string, name: string): string | undefined {
  const { settings } = snapshot.mesh;
  if (name === 'outboundTrafficPolicy') return settings.outboundTrafficPolicy;
  if (name !== 'exportTo') return undefined;
  const key = exportDefaults[kind]?.key;
  return key && settings[key];
}
