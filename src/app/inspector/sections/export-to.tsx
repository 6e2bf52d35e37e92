import type { Field } from '../../../core/schema';
import { useApp } from '../../store';
import { FieldRow } from '../fields/field-row';
import { ListItems } from '../fields/list-field';
import type { FieldViewProps } from '../fields/nested';
import { exportDefaultWords } from '../model/export-default';
import { useField } from '../use-field';
import { exportToWords } from '../words/sections';
import { NamespaceTicks } from './namespace-ticks';

interface Reach {
  readonly name: string;
  /** Undefined for the absent field. */
  readonly word: string | undefined;
  readonly says: string;
}

/** What a button says beside the word. */
const names: Readonly<Record<string, string>> = {
  '*': exportToWords.all,
  '.': exportToWords.own,
  '~': exportToWords.nobody,
};

/** Who sees a resource: the words that its kind takes as buttons, the design's namespaces as ticks, and a list. */
export function ExportToField({ row }: FieldViewProps): React.JSX.Element {
  const { field, path, value } = row;
  const state = useField(field, path);
  const unset = useApp(({ snapshot }) => exportDefaultWords(state.form.kind.kind, snapshot.mesh.settings));
  const offered = reachesOf(field, unset);
  const chosen = offered.find(({ word }) => word === wordOf(value));
  return (
    <FieldRow
      field={field}
      path={path}
      state={state}
      value={value}
      group
      note={chosen?.says ?? exportToWords.namespaces}
    >
      <div className="ins-choices" role="radiogroup" aria-label={exportToWords.title}>
        {offered.map((reach) => (
          <label
            key={reach.name}
            className="ins-choice"
            data-chosen={reach === chosen || undefined}
            data-ghost={reach.word === undefined || undefined}
          >
            <input
              type="radio"
              className="spoken-only"
              name={state.id}
              checked={reach === chosen}
              disabled={state.form.disabled}
              onChange={() => (reach.word === undefined ? state.unset() : state.commit([reach.word]))}
            />
            {reach.word !== undefined && <span className="ins-mono">{`${reach.word} `}</span>}
            {reach.name}
          </label>
        ))}
      </div>
      <NamespaceTicks path={path} value={value} state={state} />
      {field.type.type === 'list' && (value === undefined || Array.isArray(value)) && (
        <ListItems row={row} type={field.type} state={state} quiet />
      )}
    </FieldRow>
  );
}

function reachesOf({ type }: Field, unset: string): readonly Reach[] {
  const words = type.type === 'list' && type.item.type === 'string' ? (type.item.words ?? []) : [];
  const absent: Reach = { name: exportToWords.default, word: undefined, says: unset };
  return [absent, ...words.map(({ value, doc }) => ({ name: names[value] ?? '', word: value, says: doc }))];
}

/** The one word that is written; undefined for the absent field, and null for a list of namespaces. */
function wordOf(value: unknown): unknown {
  if (value === undefined) return undefined;
  return Array.isArray(value) && value.length === 1 ? (value[0] ?? null) : null;
}
