import { formatPath, type Path } from '../text';
import type { Choice, EditResult, RefusalCode } from './document';

/** An edit that was not made, with why. */
export type Refusal = Extract<EditResult, { ok: false }>;

const DETACH: Choice = { id: 'detach', title: 'Write an own copy here' };
const EDIT_ANCHOR: Choice = { id: 'edit-anchor', title: 'Change it for all its uses' };

function refuse(code: RefusalCode, detail: string, choices: readonly Choice[] = []): Refusal {
  return { ok: false, code, detail, choices };
}

/** The value is the alias of another, so that an edit in its place is an edit elsewhere. */
export function refuseAlias(path: Path, name: string): Refusal {
  const detail = `${nameOf(path)} is the alias *${name}, whose text stands elsewhere. Write an own copy here, or change it for all its uses.`;
  return refuse('alias', detail, [DETACH, EDIT_ANCHOR]);
}

/** Aliases elsewhere use the value, and would change with it. */
export function refuseShared(path: Path, name: string, uses: number): Refusal {
  const others = uses === 1 ? '1 alias uses' : `${uses} aliases use`;
  const detail = `${others} ${nameOf(path)} through the anchor &${name}. Change it for all of them, or edit it in the text.`;
  return refuse('shared-anchor', detail, [EDIT_ANCHOR]);
}

/** What is to go holds an anchor that aliases elsewhere lean on. */
export function refuseDangling(path: Path, name: string): Refusal {
  return refuse(
    'dangling-alias',
    `${nameOf(path)} holds the anchor &${name}, which aliases elsewhere use. Remove those aliases first.`,
  );
}

/** The edit would put an alias before its anchor. */
export function refuseOrder(path: Path): Refusal {
  return refuse(
    'dangling-alias',
    `In ${nameOf(path)} an alias would come before its anchor. Write the value in the place of the alias first.`,
  );
}

/** The key is inherited by a merge key and stands somewhere else. */
export function refuseMerged(path: Path): Refusal {
  return refuse(
    'merged-key',
    `${nameOf(path)} comes from a merge key (<<) and does not stand here. Delete it where it is written, or set another value here.`,
  );
}

/** The edit would change what is inherited by a merge key. */
export function refuseMerge(path: Path): Refusal {
  return refuse(
    'merge-conflict',
    `${nameOf(path)} depends on a merge key (<<), so this would change what is inherited. Edit it in the text.`,
  );
}

/** The key is written in a way that is not edited here. */
export function refuseKey(code: 'complex-key' | 'explicit-key', path: Path): Refusal {
  const what = code === 'explicit-key' ? 'an explicit key (?)' : 'a key that is not plain text';
  return refuse(code, `${nameOf(path)} is written with ${what}. Edit it in the text.`);
}

/** The mapping has the key more than once, so that it is not known which of them is meant. */
export function refuseDuplicate(path: Path, key: string): Refusal {
  return refuse('duplicate-key', `${nameOf(path)} has the key ${key} more than once. Keep one of them in the text.`);
}

/** The mapping has a key of the new name already. */
export function refuseTaken(path: Path, name: string): Refusal {
  return refuse('duplicate-key', `${nameOf(path)} has a key ${name} already. Choose another name.`);
}

/** The path leads nowhere; the reason goes on behind its name. */
export function refusePath(path: Path, reason: string): Refusal {
  return refuse('no-path', `${nameOf(path)} ${reason}`);
}

/** No edit was found that changes the value and nothing else. */
export function refuseUnverified(path: Path): Refusal {
  return refuse(
    'unverified',
    `${nameOf(path)} cannot be changed here without touching something else. Edit it in the text.`,
  );
}

/** The text at the place cannot be read; `text` is how it begins. */
export function refuseUnread(path: Path, text: string): Refusal {
  const what = path.length === 0 ? 'the document' : formatPath(path);
  return refuse(
    'unverified',
    `The text at ${JSON.stringify(text)} cannot be read, so it is not known what ${what} holds. Fix the text first.`,
  );
}

function nameOf(path: Path): string {
  return path.length === 0 ? 'The document' : formatPath(path);
}

/** How long a list is, in words. */
export function countItems(count: number): string {
  return count === 1 ? '1 item' : `${count} items`;
}
