import { useState } from 'react';
import { isRecord, isSamePlace, resolutionConflicts, resolutionModeOf, type EnumValue } from '../../../core/schema';
import { resourceAt } from '../../../core/snapshot';
import { formatPath } from '../../../core/text';
import { askAboutResolution, useResolutionQuestions } from '../../inspector-requests';
import { useApp, type Selection } from '../../store';
import { SeverityMark } from '../../widgets';
import { FieldRow } from '../fields/field-row';
import { describedBy, ghostOf } from '../fields/field-words';
import { textOf } from '../fields/input';
import type { FieldViewProps } from '../fields/nested';
import { Picker } from '../fields/picker';
import { consequenceOf, enumOptions } from '../fields/scalar';
import { revealField } from '../go';
import { useField, type FieldState } from '../use-field';
import { changeWords } from '../words/changes';
import { resolutionWords } from '../words/sections';
import { ResolutionGuide } from './resolution-guide';

/** The resolution of a ServiceEntry: choosing writes one line, and what does not go with the mode is listed under it. */
export function ResolutionField({ row }: FieldViewProps): React.JSX.Element {
  const { field, path, value } = row;
  const state = useField(field, path);
  const [asked, setAsked] = useAsked(state);
  const written = textOf(value);
  const guide = `${state.id}-guide`;
  const choose = (mode: string): void => {
    if (state.commit(mode)) setAsked(false);
  };
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
        <button
          type="button"
          className="ins-link"
          aria-expanded={asked}
          aria-controls={guide}
          aria-label={asked ? resolutionWords.closeSpoken : resolutionWords.whySpoken}
          onClick={() => setAsked(!asked)}
        >
          {asked ? resolutionWords.close : resolutionWords.why}
        </button>
      </FieldRow>
      {asked && field.type.type === 'string' && (
        <Guide id={guide} state={state} modes={field.type.enum ?? []} onChoose={choose} />
      )}
      <ConflictsCard state={state} />
    </>
  );
}

/**
 * Whether the questions are open, and how to open and close them. They open from the field, by the command, and when the chip of the card is
 * selected on the canvas.
 */
function useAsked({ form }: FieldState): [boolean, (asked: boolean) => void] {
  const entry = useResolutionQuestions();
  const chip = useApp(({ selection }) => (selection?.from === 'canvas' ? selection : null));
  const [closed, setClosed] = useState<Selection | null>(null);
  const field = { ...form.place, path: [...form.place.path, 'spec', 'resolution'] };
  const byChip = chip !== null && chip !== closed && isSamePlace(chip.place, field);
  const setAsked = (asked: boolean): void => {
    askAboutResolution(asked ? form.place : null);
    if (!asked) setClosed(chip);
  };
  return [byChip || (entry !== null && isSamePlace(entry, form.place)), setAsked];
}

function Guide(props: {
  readonly id: string;
  readonly state: FieldState;
  readonly modes: readonly EnumValue[];
  readonly onChoose: (mode: string) => void;
}): React.JSX.Element {
  const { state } = props;
  const spec = useApp(({ snapshot }) => resourceAt(snapshot, state.form.place)?.value['spec']);
  const release = useApp(({ snapshot }) => snapshot.mesh.settings.istioVersion);
  return (
    <ResolutionGuide
      id={props.id}
      spec={spec}
      release={release}
      modes={props.modes}
      disabled={state.form.disabled}
      onChoose={props.onChoose}
    />
  );
}

/** What Istio refuses or ignores because of the resolution, and a button for what only has to go. */
function ConflictsCard({ state }: { readonly state: FieldState }): React.JSX.Element | null {
  const spec = useApp(({ snapshot }) => resourceAt(snapshot, state.form.place)?.value['spec']);
  const release = useApp(({ snapshot }) => snapshot.mesh.settings.istioVersion);
  const conflicts = isRecord(spec) ? resolutionConflicts(spec, release) : [];
  if (!isRecord(spec) || conflicts.length === 0) return null;
  const mode = resolutionModeOf(spec);
  const places = conflicts.flatMap(({ remove }) => remove);
  const cleanUp = (): void => {
    // The last items go first, so that the paths of the others stay right.
    const ops = places.map((path) => ({ type: 'delete', path: ['spec', ...path] }) as const).reverse();
    state.run(ops, changeWords.cleanUpAfter(mode));
  };
  return (
    <div className="ins-card" role="group" aria-label={resolutionWords.leavesBehind(mode)}>
      <p className="ins-card-title">{resolutionWords.conflicts(mode)}</p>
      <ul>
        {conflicts.map(({ path, says, by }) => (
          <li key={formatPath(path)}>
            <SeverityMark severity={by === 'nobody' ? 'info' : 'error'} size={12} silent />
            <span>
              {says}{' '}
              <button type="button" className="ins-link" onClick={() => revealField(state.form, ['spec', ...path])}>
                {formatPath(path)}
              </button>
            </span>
          </li>
        ))}
      </ul>
      {places.length > 0 && (
        <button type="button" className="ins-button" disabled={state.form.disabled} onClick={cleanUp}>
          {resolutionWords.cleanUp(places.length)}
        </button>
      )}
    </div>
  );
}
