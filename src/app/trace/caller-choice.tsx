import { ChevronDown } from 'lucide-react';
import { useId, useRef } from 'react';
import { CallerList, optionId } from './caller-list';
import { callerName, type Caller } from './callers';
import { pressCallerKey, useCallerSearch } from './use-caller-search';
import { callWords } from './words';
import './caller-choice.css';

/** Chooses who calls, a pod of the design or any pod of a namespace: a field that a part of the name is typed into, and the list of who has it. */
export function CallerChoice(
  props: Caller & { readonly label?: string; readonly onChange: (caller: Caller) => void },
): React.JSX.Element {
  const search = useCallerSearch(props, props.onChange);
  const { isOpen, at } = search;
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
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
        value={search.text}
        onChange={(event) => search.type(event.target.value)}
        onClick={(event) => !isOpen && search.open(event.currentTarget)}
        onBlur={search.leave}
        onKeyDown={(event) => pressCallerKey(event, search)}
      />
      <ChevronDown size={12} strokeWidth={1.75} aria-hidden />
      {isOpen && (
        <CallerList
          id={id}
          field={field}
          callers={search.found}
          more={search.more}
          at={at}
          onTake={search.take}
          onClose={search.leave}
        />
      )}
    </span>
  );
}
