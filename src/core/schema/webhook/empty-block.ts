import type { Path } from '../../text';
import { valueAt } from '../../yaml';
import { isRecord } from '../resource';
import type { Subject } from '../report';
import { labelAt, refuse } from './refuse';
import { remedy } from './remedy';

/** A block that is there and sets none of the fields of which istiod's webhook asks for one. `fields` is how a sentence names them. */
export function refuseEmptyBlock(subject: Subject, path: Path, fields: string, ref: string): void {
  const label = labelAt(subject, path);
  const isItem = typeof path[path.length - 1] === 'number';
  const value = valueAt(subject.resource.value, path);
  // What somebody wrote into it may only stand in the wrong place.
  const isBare = !isItem && isRecord(value) && Object.keys(value).length === 0;
  refuse(subject, {
    rule: 'empty-block',
    path,
    part: 'key',
    ref,
    message: `${label} sets nothing; istiod refuses it without ${fields}. Add one, or remove ${label}.`,
    ...(isBare ? { fix: remedy(subject, `Remove ${label}`, [{ type: 'delete', path }]) } : {}),
  });
}
