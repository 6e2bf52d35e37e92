import { editAt, type ChangeResult } from '../../core/edit-at';
import { groupBy } from '../../core/lists';
import type { Trace } from '../../core/mesh';
import { isRecord, type Place } from '../../core/schema';
import { locate, type Snapshot } from '../../core/snapshot';
import { valueAt, type Op } from '../../core/yaml';
import { changeInSteps, refused } from './change-steps';
import { opsForPromise, type Promised } from './expect-call';
import { promiseWords } from './words/calls';

/** A call, by the place of its item, and what it is to promise. */
interface NewPromise {
  readonly call: Place;
  readonly promise: Promised;
}

/** What a call does today, as a promise: all that does not get out is `blocked`. */
export function promiseOfTrace({ outcome, tls, via }: Pick<Trace, 'outcome' | 'tls' | 'via'>): Promised {
  if (outcome !== 'reached' && outcome !== 'passthrough') return { outcome: 'blocked' };
  return { outcome, ...(tls === null ? {} : { tls }), ...(via === 'ztunnel' ? {} : { via }) };
}

/** The change that writes promises into the items of calls: one step of the history, however many there are. */
export function promiseCalls(snapshot: Snapshot, promises: readonly NewPromise[]): ChangeResult {
  if (promises.length === 0) return refused(promiseWords.noneTicked);
  const label = promiseWords.promiseToday(promises.length);
  const steps = [...groupBy(promises, ({ call }) => `${call.file}\n${call.document}`).values()].map(
    (group) =>
      (at: Snapshot): ChangeResult =>
        writePromises(at, group, label),
  );
  const result = changeInSteps(snapshot, label, 'command', steps);
  return result.ok && result.change.files.length === 0 ? refused(promiseWords.promisedAlready) : result;
}

function writePromises(snapshot: Snapshot, group: readonly NewPromise[], label: string): ChangeResult {
  const [first] = group;
  const located = first && locate(snapshot, first.call);
  if (!located) return refused(promiseWords.callsGone);
  const ops = group.flatMap(({ call, promise }): readonly Op[] => {
    const item = valueAt(located.document.value, call.path);
    if (!isRecord(item)) return [];
    return opsForPromise(item['expect'], promise).map((op) => ({ ...op, path: [...call.path, ...op.path] }));
  });
  return editAt(snapshot, { ...first.call, path: [] }, ops, { label, origin: 'command' });
}
