import { Diff, Search, X } from 'lucide-react';
import { useId } from 'react';
import type { PostureExtent } from '../../core/exchange';
import { setPosture, usePosture, type ColumnOrder, type RowOrder } from './posture-state';

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
        aria-label={`Against ${mode}`}
        title={`Ring what would change under ${mode}`}
        onClick={() => setPosture({ compares: !compares })}
      >
        <Diff size={13} strokeWidth={1.75} aria-hidden />
        <span>Against {mode}</span>
      </button>
      <FilterField problem={problem} />
      <Orders />
      {children}
    </div>
  );
}

const extents: readonly (readonly [PostureExtent, string])[] = [
  ['drawn', 'Drawn calls'],
  ['everything', 'Everything reachable'],
];

function ExtentChoice(): React.JSX.Element {
  const extent = usePosture((state) => state.extent);
  const name = useId();
  return (
    <div role="radiogroup" aria-label="Cells" className="posture-extent">
      {extents.map(([value, words]) => (
        <label key={value}>
          <input type="radio" name={name} checked={extent === value} onChange={() => setPosture({ extent: value })} />
          <span>{words}</span>
        </label>
      ))}
    </div>
  );
}

function FilterField({ problem }: { readonly problem: string | undefined }): React.JSX.Element {
  const text = usePosture((state) => state.text);
  const id = useId();
  return (
    <div className="posture-filter" role="search">
      <Search size={13} strokeWidth={1.75} aria-hidden />
      <input
        aria-label="Filter the matrix"
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : id}
        placeholder="ns: host: tls: outcome: …"
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
          aria-label="Clear the filter"
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

const rowOrders: readonly (readonly [RowOrder, string])[] = [
  ['namespace', 'Rows by namespace'],
  ['name', 'Rows by name'],
  ['reach', 'Rows by reach'],
];

const columnOrders: readonly (readonly [ColumnOrder, string])[] = [
  ['domain', 'Columns by domain'],
  ['name', 'Columns by name'],
  ['reach', 'Columns by reach'],
];

function Orders(): React.JSX.Element {
  const rowOrder = usePosture((state) => state.rowOrder);
  const columnOrder = usePosture((state) => state.columnOrder);
  return (
    <>
      <Order
        label="Order of rows"
        value={rowOrder}
        options={rowOrders}
        onChoose={(next) => setPosture({ rowOrder: next })}
      />
      <Order
        label="Order of columns"
        value={columnOrder}
        options={columnOrders}
        onChoose={(next) => setPosture({ columnOrder: next })}
      />
    </>
  );
}

interface OrderProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly (readonly [T, string])[];
  readonly onChoose: (value: T) => void;
}

function Order<T extends string>({ label, value, options, onChoose }: OrderProps<T>): React.JSX.Element {
  return (
    <select
      className="posture-order"
      aria-label={label}
      value={value}
      onChange={(event) => {
        const chosen = options.find(([each]) => each === event.target.value);
        if (chosen) onChoose(chosen[0]);
      }}
    >
      {options.map(([each, words]) => (
        <option key={each} value={each}>
          {words}
        </option>
      ))}
    </select>
  );
}
