import { Fragment } from 'react';
import { resourceAt } from '../../../core/snapshot';
import { getState } from '../../store';
import type { FieldViewProps } from '../fields/nested';
import { ObjectGroup } from '../fields/object-field';
import { endpointCount, hostOfRule } from '../model/entries';
import { percentToEject } from '../model/ejection';
import { useField } from '../use-field';

/** Ejection as a switch. Turning it on writes numbers that can eject something; turning it off removes the block. */
export function OutlierField({ row }: FieldViewProps): React.JSX.Element {
  const { field, path, value } = row;
  const state = useField(field, path);
  if (field.type.type !== 'object') return <Fragment />;
  const turn = (on: boolean): void => {
    if (!on) {
      state.unset();
      return;
    }
    const { snapshot } = getState();
    const total = endpointCount(snapshot, hostOfRule(resourceAt(snapshot, state.form.place)));
    // Envoy's default of 10 % ejects nobody among fewer than ten endpoints.
    state.commit({
      consecutive5xxErrors: 5,
      ...(total === undefined ? {} : { maxEjectionPercent: Math.max(10, percentToEject(1, total)) }),
    });
  };
  const control = (
    <label className="ins-switch">
      <input
        type="checkbox"
        role="switch"
        aria-label={field.name}
        aria-describedby={state.helpId}
        checked={value !== undefined}
        disabled={state.form.disabled}
        onChange={(event) => turn(event.currentTarget.checked)}
      />
      <span aria-hidden="true">{value === undefined ? 'off' : 'on'}</span>
    </label>
  );
  return <ObjectGroup row={row} type={field.type} state={state} control={control} />;
}
