import { editAt, type ChangeResult } from '../../core/edit-at';
import { isRecord, type Place } from '../../core/schema';
import { locate, type Snapshot } from '../../core/snapshot';
import { valueAt, type Op } from '../../core/yaml';
import { readCallUrl, urlRefusal } from './add-call';
import { noChange, refused } from './change-steps';
import { callWords } from './words/calls';

/** The change that gives a call another URL; everything else that the call says stays. */
export function setCallUrl(
  snapshot: Snapshot,
  call: Place,
  text: string,
  label: (url: string) => string = callWords.editCall,
): ChangeResult {
  const url = readCallUrl(text);
  if (url === null) return refused(urlRefusal(text));
  return editCall(snapshot, call, label(url), () => [{ type: 'set', path: ['url'], value: url }]);
}

/** The change that edits the item of a call; paths of the operations begin at the item. */
export function editCall(
  snapshot: Snapshot,
  call: Place,
  label: string,
  ops: (item: Readonly<Record<string, unknown>>) => readonly Op[],
): ChangeResult {
  const item = itemAt(snapshot, call);
  if (item === undefined) return refused(callWords.gone);
  const wanted: readonly Op[] = ops(item).map((op) => ({ ...op, path: [...call.path, ...op.path] }));
  if (wanted.length === 0) return noChange(label);
  return editAt(snapshot, { ...call, path: [] }, wanted, { label, origin: 'canvas' });
}

function itemAt(snapshot: Snapshot, call: Place): Readonly<Record<string, unknown>> | undefined {
  const located = locate(snapshot, call);
  const item = located && valueAt(located.document.value, call.path);
  return isRecord(item) ? item : undefined;
}
