import { editAt } from '../../../core/edit-at';
import { locate, resourceAt, type Snapshot } from '../../../core/snapshot';
import { valueAt, type Op } from '../../../core/yaml';
import { noChange, type ChangeStep } from '../change-steps';
import { retargetUrl, type EntryCall } from './aim';

interface NewTarget {
  /** Unset where the calls dial what they dialled. */
  readonly url?: { readonly scheme: string; readonly port: number };
  /** What `expect.tls` and `expect.via` become where the design promises them; absent ones stay. */
  readonly expect?: { readonly tls?: string; readonly via?: string };
}

/**
 * A step that lets drawn calls dial another scheme and port. A promise about TLS or the way out is kept true; headers, comments and other
 * promises stay.
 */
export function retargetCalls(calls: (snapshot: Snapshot) => readonly EntryCall[], target: NewTarget): ChangeStep {
  return (snapshot) => {
    const found = calls(snapshot);
    const [first] = found;
    const document = first && locate(snapshot, first.place)?.document;
    if (!first || !document) return noChange();
    // All calls of one document at once; a design in several documents is edited one by one.
    const here = found.filter(
      (each) => each.place.document === first.place.document && each.place.file === first.place.file,
    );
    const ops = here.flatMap(({ call, place }): Op[] => {
      const url = target.url ? retargetUrl(call.url, target.url.scheme, target.url.port) : call.url;
      const set: Op[] = url === call.url ? [] : [{ type: 'set', path: [...place.path, 'url'], value: url }];
      const promised = Object.entries(target.expect ?? {}).flatMap(([field, value]): Op[] => {
        const path = [...place.path, 'expect', field];
        const now = valueAt(document.value, path);
        return now === undefined || now === value ? [] : [{ type: 'set', path, value }];
      });
      return [...set, ...promised];
    });
    if (ops.length === 0 || !resourceAt(snapshot, first.place)) return noChange();
    return editAt(snapshot, { ...first.place, path: [] }, ops, { label: '', origin: 'command' });
  };
}
