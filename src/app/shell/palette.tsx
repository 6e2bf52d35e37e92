import { Search } from 'lucide-react';
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { closeDialog } from '../dialogs';
import { getState } from '../store';
import { KindGlyph, Kbd } from '../widgets';
import { ModalDialog } from './modal-dialog';
import { findEntries, noteRun } from './palette-entries';
import { gatherEntries, type Entry } from './palette-sources';
import { paletteWords } from './words/palette';

/** Everything by name: commands, resources, pods, hosts and files. `>` narrows to commands, `@` to what is drawn, `:` goes to a line, `?` says so. */
export function Palette({ start }: { readonly start: string }): React.JSX.Element {
  const [query, setQuery] = useState(start);
  const [chosen, setChosen] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const [sources] = useState(() => gatherEntries(getState()));
  const entries = useMemo(() => findEntries(getState(), sources, query), [sources, query]);
  const at = Math.min(chosen, entries.length - 1);

  const run = (entry: Entry | undefined): void => {
    if (!entry?.run) return;
    noteRun(entry);
    closeDialog();
    // The dialog gives the focus back first, so that what the entry does with the focus stays.
    setTimeout(entry.run);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const target = stepIn(event.key, at, entries.length);
    if (event.key === 'Enter') run(entries[at]);
    else if (target === undefined) return;
    else {
      setChosen(target);
      list.current?.children[target]?.scrollIntoView({ block: 'nearest' });
    }
    event.preventDefault();
  };

  return (
    <ModalDialog className="command-palette" label={paletteWords.name} width={600}>
      <div className="palette-head">
        <Search size={16} strokeWidth={1.75} aria-hidden />
        <input
          className="palette-input"
          data-autofocus
          role="combobox"
          aria-label={paletteWords.field}
          aria-expanded="true"
          aria-controls="palette-list"
          aria-autocomplete="list"
          aria-activedescendant={entries[at] ? `palette-${at}` : undefined}
          placeholder={paletteWords.placeholder}
          value={query}
          spellCheck={false}
          onChange={(event) => {
            setQuery(event.target.value);
            setChosen(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div ref={list} id="palette-list" className="palette-list" role="listbox" aria-label={paletteWords.matches}>
        {entries.map((entry, index) => (
          <EntryLine key={entry.id} entry={entry} index={index} chosen={index === at} onRun={run} />
        ))}
      </div>
      {entries.length === 0 && <p className="palette-empty">{paletteWords.noMatch(query)}</p>}
    </ModalDialog>
  );
}

interface EntryLineProps {
  readonly entry: Entry;
  readonly index: number;
  readonly chosen: boolean;
  readonly onRun: (entry: Entry) => void;
}

function EntryLine({ entry, index, chosen, onRun }: EntryLineProps): React.JSX.Element {
  return (
    <div
      id={`palette-${index}`}
      role="option"
      aria-selected={chosen}
      aria-disabled={entry.disabled}
      className="palette-entry"
      onClick={() => onRun(entry)}
    >
      {entry.kind !== undefined && <KindGlyph kind={entry.kind} size={18} />}
      <span className="palette-title">{entry.title}</span>
      <span className="palette-detail">{entry.detail}</span>
      {entry.keys && <Kbd keys={entry.keys} />}
    </div>
  );
}

function stepIn(key: string, at: number, count: number): number | undefined {
  if (count === 0) return undefined;
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % count;
    case 'ArrowUp':
      return (at - 1 + count) % count;
    case 'PageDown':
      return Math.min(at + 10, count - 1);
    case 'PageUp':
      return Math.max(at - 10, 0);
    default:
      return undefined;
  }
}
