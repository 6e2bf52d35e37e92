import { createContext, useMemo } from 'react';
import { keyWithoutDefault } from '../../core/mesh';
import type { Resource } from '../../core/schema';
import { parsePath } from '../../core/text';
import { notesOf, type Note } from '../../core/topology';
import { useApp } from '../store';
import { pathKey } from './model/place';

/** The notes on an object and its fields, by the key of their path from its root. */
export type Notes = ReadonlyMap<string, readonly Note[]>;

const none: Notes = new Map();

/** The notes of the form around a field. */
export const NotesContext = createContext<Notes>(none);

/** The notes of the designs on an object; those whose path cannot be read are on the whole of it. */
export function useNotes(resource: Resource): Notes {
  const designs = useApp((state) => state.snapshot.mesh.designs);
  return useMemo(() => {
    const key = keyWithoutDefault(resource.key);
    const own = notesOf({ designs }).filter(({ on }) => keyWithoutDefault(on) === key);
    if (own.length === 0) return none;
    const byPath = new Map<string, Note[]>();
    for (const note of own) {
      const at = pathKey(parsePath(note.path ?? '') ?? []);
      byPath.set(at, [...(byPath.get(at) ?? []), note]);
    }
    return byPath;
  }, [designs, resource.key]);
}
