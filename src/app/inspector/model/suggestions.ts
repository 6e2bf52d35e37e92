import { suggestAt, suggestKeysAt, type Candidate } from '../../../core/language';
import type { Resource } from '../../../core/schema';
import type { Snapshot } from '../../../core/snapshot';
import type { Path } from '../../../core/text';

/** A value that can be picked for a field. */
interface Suggestion {
  readonly value: string;
  /** What it is or leads to. */
  readonly doc?: string;
  /** Who it comes from, where `doc` says something else. */
  readonly beside?: string;
}

/** What there is to offer for the field at a path of an object; nothing for an object that is gone. */
export function suggestionsAt(snapshot: Snapshot, resource: Resource | undefined, path: Path): readonly Suggestion[] {
  return resource ? suggestAt(snapshot.mesh, resource, path).map(asSuggestion) : [];
}

/** What there is to offer for a new key of the mapping at a path of an object. */
export function keySuggestionsAt(
  snapshot: Snapshot,
  resource: Resource | undefined,
  path: Path,
): readonly Suggestion[] {
  return resource ? suggestKeysAt(snapshot.mesh, resource, path).map(asSuggestion) : [];
}

function asSuggestion({ value, detail = '', doc = '' }: Candidate): Suggestion {
  if (doc === '') return detail === '' ? { value } : { value, doc: detail };
  return { value, doc, ...(detail === '' ? {} : { beside: detail }) };
}
