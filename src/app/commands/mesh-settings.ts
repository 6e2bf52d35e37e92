import type { ChangeResult } from '../../core/edit-at';
import type { Snapshot } from '../../core/snapshot';
import type { Path } from '../../core/text';
import type { Op } from '../../core/yaml';
import { notify } from '../notices';
import { dispatch, getState } from '../store';
import { changeInSteps } from './change-steps';
import { editDesign, ensureDesign } from './design-document';

/**
 * Writes a setting into the first EgressDesign document at a path from its root, or makes `design.yaml` with it. Undefined as the value
 * takes the setting back to its default.
 */
export function writeDesignSetting(path: Path, value: unknown, label: string): void {
  const result = changeSetting(getState().snapshot, path, value, label);
  if (result.ok) dispatch(result.change);
  else notify({ tone: 'error', text: result.detail });
}

/** The change that writes a setting. */
export function changeSetting(snapshot: Snapshot, path: Path, value: unknown, label: string): ChangeResult {
  const op: Op = value === undefined ? { type: 'delete', path } : { type: 'set', path, value };
  const steps = [...(value === undefined ? [] : [ensureDesign]), editDesign(() => [op])];
  return changeInSteps(snapshot, label, 'command', steps);
}
