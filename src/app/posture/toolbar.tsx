import { Diff, Search, X } from 'lucide-react';
import { useId } from 'react';
import type { PostureExtent } from '../../core/exchange';
import { setPosture, usePosture, type ColumnOrder, type RowOrder } from './posture-state';
import { toolWords } from './words';

interface ToolbarProps {
  /** The other outbound policy. */
  readonly mode: string;
  /** Why the filter cannot be understood; undefined where it can. */
  readonly problem: string | undefined;
  readonly children: React.ReactNode;
}

/** What of the matrix is shown, and in which order. */
export function Toolbar({ mode, problem, children }: ToolbarProps): React.JSX.Element {
  const compares = usePosture((state) => state.compares);
  return (
    <div className="posture-tools">
      <ExtentChoice />
      <button
        type="button"
        className="button button-small posture-compare"
        aria-pressed={compares}
        aria-label={toolWords.against(mode)}
        title={toolWords.ringChanges(mode)}
        onClick={() => setPosture({ compares: !compares })}
      >
        <Diff size={13} strokeWidth={1.75} aria-hidden />
        <span>{toolWords.against(mode)}</span>
      </button>
      <FilterField problem={problem} />
      <Orders />
      {children}
    </div>
  );
}

const extents: readonly PostureExtent[] = ['drawn', 'everything'];

function ExtentChoice(): React.JSX.Element {
  const extent = usePosture((state) => state.extent);
  const name = useId();
  return (
    <div role="radiogroup" aria-label={toolWords.cells} className="posture-extent">
      {extents.map((value) => (
        <label key={value}>
          <input type="radio" name={name} checked={extent === value} onChange={() => setPosture({ extent: value })} />
          <span>{toolWords.extents[value]}</span>
        </label>
      ))}
    </div>
  );
}

function FilterField({ problem }: { readonly problem: string | undefined }): React.JSX.Element {
  const text = usePosture((state) => state.text);
  const id = useId();
  return (
    <div className="posture-filter" role="search" aria-label={toolWords.filter}>
      <Search size={13} strokeWidth={1.75} aria-hidden />
      <input
        aria-label={toolWords.filter}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : id}
        placeholder={toolWords.filterExample}
        spellCheck={false}
        autoComplete="off"
        value={text}
        onChange={(event) => setPosture({ text: event.target.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || text === '') return;
          setPosture({ text: '' });
          event.stopPropagation();
        }}
      />
      {text !== '' && (
        <button
          type="button"
          className="posture-clear"
          aria-label={toolWords.clearFilter}
          onClick={() => setPosture({ text: '' })}
        >
          <X size={13} strokeWidth={1.75} aria-hidden />
        </button>
      )}
      {problem !== undefined && (
        <p id={id} role="status" className="posture-problem">
          {problem}
        </p>
      )}
    </div>
  );
}

const rowOrders: readonly RowOrder[] = ['namespace', 'name', 'reach'];
const columnOrders: readonly ColumnOrder[] = ['domain', 'name', 'reach'];

function Orders(): React.JSX.Element {
  const rowOrder = usePosture((state) => state.rowOrder);
  const columnOrder = usePosture((state) => state.columnOrder);
  return (
    <div className="posture-orders">
      <Order
        label={toolWords.orderOfRows}
        value={rowOrder}
        options={rowOrders}
        words={toolWords.rowOrders}
        onChoose={(next) => setPosture({ rowOrder: next })}
      />
      <Order
        label={toolWords.orderOfColumns}
        value={columnOrder}
        options={columnOrders}
        words={toolWords.columnOrders}
        onChoose={(next) => setPosture({ columnOrder: next })}
      />
    </div>
  );
}

interface OrderProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly T[];
  readonly words: Readonly<Record<T, string>>;
  readonly onChoose: (value: T) => void;
}

function Order<T extends string>({ label, value, options, words, onChoose }: OrderProps<T>): React.JSX.Element {
  return (
    <select
      className="posture-order"
      aria-label={label}
      value={value}
      onChange={(event) => {
        const chosen = options.find((each) => each === event.target.value);
        if (chosen) onChoose(chosen);
      }}
    >
      {options.map((each) => (
        <option key={each} value={each}>
          {words[each]}
        </option>
      ))}
    </select>
  );
}
