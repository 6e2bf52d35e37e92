import { resourceAt } from '../../../core/snapshot';
import { formatPath } from '../../../core/text';
import { useApp } from '../../store';
import { SeverityMark } from '../../widgets';
import { FieldRow } from '../fields/field-row';
import { describedBy, ghostOf } from '../fields/field-words';
import { textOf } from '../fields/input';
import type { FieldViewProps } from '../fields/nested';
import { Picker } from '../fields/picker';
import { consequenceOf, enumOptions } from '../fields/scalar';
import { revealField } from '../go';
import { shortPath } from '../model/place';
import { leftBehind } from '../model/resolution';
import { useField, type FieldState } from '../use-field';

/** The resolution of a ServiceEntry: choosing writes one line, and what does not go with the mode is listed under it. */
export function ResolutionField({ row }: FieldViewProps): React.JSX.Element {
  const { field, path, value } = row;
  const state = useField(field, path);
  const written = textOf(value);
  return (
    <>
      <FieldRow field={field} path={path} state={state} value={value} note={consequenceOf(field, value)}>
        <Picker
          id={state.id}
          value={written}
          options={enumOptions(field, written)}
          ghost={ghostOf(field)}
          disabled={state.form.disabled}
          aria={describedBy(state)}
          onPick={state.commit}
        />
      </FieldRow>
      <LeftBehindCard state={state} mode={written === '' ? 'NONE' : written} />
    </>
  );
}

function LeftBehindCard({
  state,
  mode,
}: {
  readonly state: FieldState;
  readonly mode: string;
}): React.JSX.Element | null {
  const entry = useApp(({ snapshot }) => resourceAt(snapshot, state.form.place)?.value);
  const places = leftBehind(entry);
  if (places.length === 0) return null;
  const removable = places.filter((place) => place.removable);
  const cleanUp = (): void => {
    // The last items go first, so that the paths of the others stay right.
    const ops = removable.map(({ path }) => ({ type: 'delete', path }) as const).reverse();
    state.run(ops, `Clean up after resolution ${mode}`);
  };
  return (
    <div className="ins-card" role="group" aria-label={`What ${mode} leaves behind`}>
      <p className="ins-card-title">What does not go with {mode}</p>
      <ul>
        {places.map((place) => (
          <li key={formatPath(place.path)}>
            <SeverityMark severity={place.refused ? 'error' : 'info'} size={12} silent />
            <span>
              {place.says}{' '}
              <button type="button" className="ins-link" onClick={() => revealField(state.form, place.path)}>
                {formatPath(shortPath(place.path))}
              </button>
            </span>
          </li>
        ))}
      </ul>
      {removable.length > 0 && (
        <button type="button" className="ins-button" disabled={state.form.disabled} onClick={cleanUp}>
          Clean up {removable.length} {removable.length === 1 ? 'place' : 'places'}
        </button>
      )}
    </div>
  );
}
