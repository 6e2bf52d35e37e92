import { Fragment } from 'react';
import { resourceAt } from '../../../core/snapshot';
import { getState } from '../../store';
import type { FieldViewProps } from '../fields/nested';
import { ObjectGroup } from '../fields/object-field';
import { ejectionFor, startingBlock } from '../model/ejection';
import { hostOfRule } from '../model/entries';
import { useField } from '../use-field';
import { ejectionWords } from '../words/sections';
import { OutlierStrip } from './outlier-strip';

/** Ejection as a switch. Turning it on writes numbers that can eject something, and never everything; turning it off removes the block. */
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
    const host = hostOfRule(resourceAt(snapshot, state.form.place));
    state.commit(startingBlock(ejectionFor(snapshot, host)));
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
      <span aria-hidden="true">{value === undefined ? ejectionWords.off : ejectionWords.on}</span>
    </label>
  );
  return (
    <ObjectGroup
      row={row}
      type={field.type}
      state={state}
      control={control}
      lead={<OutlierStrip value={value} state={state} />}
    />
  );
}
