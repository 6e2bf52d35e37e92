import { ChevronDown } from 'lucide-react';
import { useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useApp } from '../store';
import { CallerList, optionId } from './caller-list';
import { callerName, callersIn, findCallers, isSameCaller, noteCaller, type Caller } from './callers';
import { callWords } from './words';
import './caller-choice.css';

/** So many are listed at once; typing narrows them. */
const most = 50;

/** What is looked for while the list is open. */
interface Search {
  /** In the field, where it was typed; undefined while the one that is chosen still stands there. */
  readonly typed: string | undefined;
  /** Index in what was found. */
  readonly at: number;
}

/** Chooses who calls, a pod of the design or any pod of a namespace: a field that a part of the name is typed into, and the list of who has it. */
export function CallerChoice(
  props: Caller & { readonly label?: string; readonly onChange: (caller: Caller) => void },
): React.JSX.Element {
  const mesh = useApp((state) => state.snapshot.mesh);
  const [search, setSearch] = useState<Search | null>(null);
  const isOpen = search !== null;
  // Anew whenever the list opens, which begins with who was chosen last.
  const all = useMemo(() => (isOpen ? callersIn(mesh) : []), [mesh, isOpen]);
  const found = useMemo(() => findCallers(all, search?.typed ?? ''), [all, search?.typed]);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const at = Math.min(search?.at ?? 0, found.length - 1, most - 1);

  const take = (caller: Caller | undefined): void => {
    if (caller === undefined) return;
    setSearch(null);
    noteCaller(caller);
    if (!isSameCaller(caller, props)) props.onChange(caller);
  };
  const open = (): void => {
    field.current?.select();
    setSearch({
      typed: undefined,
      at: Math.max(
        0,
        callersIn(mesh).findIndex((each) => isSameCaller(each, props)),
      ),
    });
  };
  const leave = (): void => {
    // Who typed a whole name and went on meant it.
    const named = search?.typed === undefined ? undefined : found.find((each) => callerName(each) === search.typed);
    if (named) take(named);
    else setSearch(null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = stepOf(event.key, at, Math.min(found.length, most));
    if (to !== undefined) {
      if (search) setSearch({ ...search, at: to });
      else open();
    } else if (!search) return;
    else if (event.key === 'Enter') take(found[at]);
    else if (event.key === 'Escape') setSearch(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <span className="trace-from caller-choice">
      <input
        ref={field}
        className="trace-choice"
        role="combobox"
        aria-label={props.label ?? callWords.from}
        aria-expanded={isOpen}
        aria-autocomplete="list"
        aria-controls={isOpen ? id : undefined}
        aria-activedescendant={isOpen && at >= 0 ? optionId(id, at) : undefined}
        title={isOpen ? undefined : callerName(props)}
        spellCheck={false}
        autoComplete="off"
        value={search?.typed ?? callerName(props)}
        onChange={(event) => setSearch({ typed: event.target.value, at: 0 })}
        onClick={search ? undefined : open}
        onBlur={leave}
        onKeyDown={onKeyDown}
      />
      <ChevronDown size={12} strokeWidth={1.75} aria-hidden />
      {isOpen && (
        <CallerList
          id={id}
          field={field}
          callers={found.slice(0, most)}
          more={Math.max(0, found.length - most)}
          at={at}
          onTake={take}
          onClose={leave}
        />
      )}
    </span>
  );
}

/** Where a key leads in the list; undefined for keys that are the field's. */
function stepOf(key: string, at: number, length: number): number | undefined {
  if (key === 'ArrowDown') return Math.min(length - 1, at + 1);
  if (key === 'ArrowUp') return Math.max(0, at - 1);
  if (key === 'PageDown') return Math.min(length - 1, at + 8);
  if (key === 'PageUp') return Math.max(0, at - 8);
  return undefined;
}
