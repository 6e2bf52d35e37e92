import { useMemo, useState, type KeyboardEvent } from 'react';
import { stepInList } from '../list-keys';
import { useApp } from '../store';
import { callerName, callersIn, findCallers, isSameCaller, noteCaller, type Caller } from './callers';

/** So many are listed at once; typing narrows them. */
const most = 50;

/** What is looked for while the list is open. */
interface Search {
  /** In the field, where it was typed; undefined while the one that is chosen still stands there. */
  readonly typed: string | undefined;
  /** Index in what was found. */
  readonly at: number;
}

/** Who was found for what stands in the field, and what can be done with the list of them. */
interface CallerSearch {
  readonly isOpen: boolean;
  /** What stands in the field. */
  readonly text: string;
  /** Those who are listed. */
  readonly found: readonly Caller[];
  /** How many were found and are not listed. */
  readonly more: number;
  /** Index of the one that Enter takes; -1 without any. */
  readonly at: number;
  /** Opens the list at the one that is chosen, whose name is selected in the field for typing over it. */
  readonly open: (field: HTMLInputElement) => void;
  readonly type: (text: string) => void;
  readonly goTo: (at: number) => void;
  readonly take: (caller: Caller | undefined) => void;
  /** Closes the list without choosing. */
  readonly close: () => void;
  /** Closes the list: who typed a whole name and went on meant it. */
  readonly leave: () => void;
}

/** The search for another caller than the one that is chosen. */
export function useCallerSearch(chosen: Caller, onChange: (caller: Caller) => void): CallerSearch {
  const [search, setSearch] = useState<Search | null>(null);
  const { all, found } = useFound(search);
  const close = (): void => setSearch(null);
  const take = (caller: Caller | undefined): void => {
    if (caller === undefined) return;
    close();
    noteCaller(caller);
    if (!isSameCaller(caller, chosen)) onChange(caller);
  };
  return {
    isOpen: search !== null,
    text: search?.typed ?? callerName(chosen),
    found: found.slice(0, most),
    more: Math.max(0, found.length - most),
    at: Math.min(search?.at ?? 0, found.length - 1, most - 1),
    open: (field) => {
      field.select();
      const at = all().findIndex((each) => isSameCaller(each, chosen));
      setSearch({ typed: undefined, at: Math.max(0, at) });
    },
    type: (typed) => setSearch({ typed, at: 0 }),
    goTo: (at) => search && setSearch({ ...search, at }),
    take,
    close,
    leave: () => {
      const named = search?.typed === undefined ? undefined : found.find((each) => callerName(each) === search.typed);
      if (named) take(named);
      else close();
    },
  };
}

/** Everybody who may call, and those who have what is typed. They are listed anew whenever the list opens, which begins with who was chosen last. */
function useFound(search: Search | null): { readonly all: () => readonly Caller[]; readonly found: readonly Caller[] } {
  const mesh = useApp((state) => state.snapshot.mesh);
  const isOpen = search !== null;
  const listed = useMemo(() => (isOpen ? callersIn(mesh) : []), [mesh, isOpen]);
  const found = useMemo(() => findCallers(listed, search?.typed ?? ''), [listed, search?.typed]);
  return { all: () => callersIn(mesh), found };
}

/** Does what a key means in the field: the arrows and pages step through the list and open it, Enter takes, Escape closes. */
export function pressCallerKey(event: KeyboardEvent<HTMLInputElement>, search: CallerSearch): void {
  const { isOpen, found, at } = search;
  const to = stepInList(event.key, at, found.length);
  if (to !== undefined && isOpen) search.goTo(to);
  else if (to !== undefined) search.open(event.currentTarget);
  else if (isOpen && event.key === 'Enter') search.take(found[at]);
  else if (isOpen && event.key === 'Escape') search.close();
  else return;
  event.preventDefault();
  event.stopPropagation();
}
