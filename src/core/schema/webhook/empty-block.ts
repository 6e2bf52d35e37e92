import { isRecord } from '../../lists';
import type { Path } from '../../text';
import { valueAt } from '../../yaml';
import type { Subject } from '../report';
import { labelAt, refuse } from './refuse';
import { remedy } from './remedy';

/**
 * A block that is there and sets none of the fields of which istiod's webhook asks for one. `fields` is how a sentence names them, and `sets` what
 * the block does set.
 */
export function refuseEmptyBlock(subject: Subject, path: Path, fields: string, ref: string, sets = 'nothing'): void {
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
    message: `${label} sets ${sets}; istiod refuses it without ${fields}. Add one, or remove ${label}.`,
    ...(isBare ? { fix: removeBlock(subject, path) } : {}),
  });
}

/** A policy that holds nothing but the block would be refused without it for being empty itself. */
function removeBlock(subject: Subject, path: Path): ReturnType<typeof remedy> {
  const parent = path.slice(0, -1);
  const around = valueAt(subject.resource.value, parent);
  const isAlone = parent[parent.length - 1] === 'trafficPolicy' && isRecord(around) && Object.keys(around).length === 1;
  const top = isAlone ? parent : path;
  return remedy(subject, `Remove ${labelAt(subject, top)}`, [{ type: 'delete', path: top }]);
}
