import { FieldRow } from '../fields/field-row';
import { ListItems } from '../fields/list-field';
import type { FieldViewProps } from '../fields/nested';
import { useField } from '../use-field';

interface Reach {
  readonly name: string;
  readonly symbol: string | undefined;
  readonly says: string;
}

const reaches: readonly Reach[] = [
  { name: 'default', symbol: undefined, says: 'Every namespace sees it, unless the mesh has another default.' },
  { name: 'all', symbol: '*', says: 'Proxies of every namespace see it.' },
  { name: 'own', symbol: '.', says: 'Only proxies of its own namespace see it.' },
  { name: 'nobody', symbol: '~', says: 'No proxy sees it.' },
];

/** Who sees a resource: everybody, its own namespace, nobody, or a list of namespaces. */
export function ExportToField({ row }: FieldViewProps): React.JSX.Element {
  const { field, path, value } = row;
  const state = useField(field, path);
  const chosen = reachOf(value);
  // A DestinationRule that nobody sees is refused (validation.go, ValidateDestinationRule).
  const offered = reaches.filter(({ symbol }) => symbol !== '~' || state.form.kind.kind !== 'DestinationRule');
  return (
    <FieldRow
      field={field}
      path={path}
      state={state}
      value={value}
      group
      note={chosen?.says ?? 'Proxies of these namespaces see it.'}
    >
      <div className="ins-choices" role="radiogroup" aria-label="Who sees it">
        {offered.map((reach) => (
          <label
            key={reach.name}
            className="ins-choice"
            data-chosen={reach === chosen || undefined}
            data-ghost={reach.symbol === undefined || undefined}
          >
            <input
              type="radio"
              className="spoken-only"
              name={state.id}
              checked={reach === chosen}
              disabled={state.form.disabled}
              onChange={() => (reach.symbol === undefined ? state.unset() : state.commit([reach.symbol]))}
            />
            {reach.symbol !== undefined && <span className="ins-mono">{`${reach.symbol} `}</span>}
            {reach.name}
          </label>
        ))}
      </div>
      {field.type.type === 'list' && (value === undefined || Array.isArray(value)) && (
        <ListItems row={row} type={field.type} state={state} quiet />
      )}
    </FieldRow>
  );
}

function reachOf(value: unknown): Reach | undefined {
  if (value === undefined) return reaches[0];
  if (!Array.isArray(value) || value.length !== 1) return undefined;
  return reaches.find(({ symbol }) => symbol === value[0]);
}
