import type { ChangeResult } from '../../core/edit-at';
import { isRecord, type Place } from '../../core/schema';
import type { Snapshot } from '../../core/snapshot';
import type { CallRow, WorkloadNode } from '../../core/topology';
import type { Op } from '../../core/yaml';
import { refused } from './change-steps';
import { editCall } from './edit-call';
import { promiseWords } from './words/calls';

/** What a call promises, as `expect` in the EgressDesign says it. */
export interface Promised {
  readonly outcome: 'reached' | 'passthrough' | 'blocked';
  readonly tls?: 'none' | 'passthrough' | 'originated' | 'gateway' | 'double';
  readonly via?: 'sidecar' | 'egress-gateway' | 'waypoint';
}

/** `Expect blocked`: the change that makes a promise that the call does not get out. */
export function expectBlocked(snapshot: Snapshot, workload: WorkloadNode, { place, url }: CallRow): ChangeResult {
  if (place === undefined) return refused(promiseWords.notWritten(url));
  const label = promiseWords.expectBlocked(workload.name, url);
  const result = editCall(snapshot, place, label, (item) => opsForPromise(item['expect'], { outcome: 'blocked' }));
  return result.ok && result.change.files.length === 0 ? refused(promiseWords.isExpected(url)) : result;
}

/** The change that takes the promise of a call back, by the place of its item. */
export function expectNothing(snapshot: Snapshot, call: Place): ChangeResult {
  const result = editCall(snapshot, call, promiseWords.expectNothing, (item) =>
    item['expect'] === undefined ? [] : [{ type: 'delete', path: ['expect'] }],
  );
  return result.ok && result.change.files.length === 0 ? refused(promiseWords.nothingExpected) : result;
}

/**
 * What writes a promise into the item of a call, from what stands in its `expect`; paths begin at the item. Values that are there already
 * are replaced where they stand, so that comments stay.
 */
export function opsForPromise(before: unknown, promise: Promised): readonly Op[] {
  if (!isRecord(before)) return [{ type: 'set', path: ['expect'], value: promise }];
  return (['outcome', 'tls', 'via'] as const).flatMap((key): Op[] => {
    const path = ['expect', key];
    const value = promise[key];
    if (before[key] === value) return [];
    return [value === undefined ? { type: 'delete', path } : { type: 'set', path, value }];
  });
}
