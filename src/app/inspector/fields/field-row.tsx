import { Fragment, type ReactNode } from 'react';
import type { Field } from '../../../core/schema';
import { pathKey } from '../model/place';
import type { Path } from '../../../core/text';
import type { FieldState } from '../use-field';
import { FieldMenu } from './field-menu';
import { helpOf, longDefault } from './field-words';
import { FieldNote } from './field-note';

export interface FieldRowProps {
  readonly field: Field;
  readonly path: Path;
  readonly state: FieldState;
  readonly value: unknown;
  /** What is shown instead of the note while there is neither a refusal nor a finding. */
  readonly note?: ReactNode;
  /** The label names a group instead of one control. */
  readonly group?: boolean;
  /** The control gets the whole width, below the label. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** One field: its Istio name with its help, its control, its menu, and at most one line of what there is to say about it. */
export function FieldRow(props: FieldRowProps): React.JSX.Element {
  const { field, path, state, value, group } = props;
  const labelId = `${state.id}-label`;
  return (
    <div
      className="ins-row"
      data-path={pathKey(path)}
      data-set={value !== undefined || undefined}
      data-wide={props.wide || undefined}
      {...(group ? { role: 'group', 'aria-labelledby': labelId } : {})}
    >
      {group ? (
        <span className="ins-label" id={labelId} data-help={helpOf(field)}>
          <FieldName name={field.name} />
        </span>
      ) : (
        <label className="ins-label" htmlFor={state.id} data-help={helpOf(field)}>
          <FieldName name={field.name} />
        </label>
      )}
      <div className="ins-control">{props.children}</div>
      <FieldMenu field={field} path={path} state={state} value={value} />
      <FieldNote state={state} fallback={props.note ?? longDefault(field, value)} />
      <span id={state.helpId} hidden>
        {helpOf(field)}
      </span>
    </div>
  );
}

/** A field's name that may break where its words meet, since some are longer than a label is wide. */
export function FieldName({ name }: { readonly name: string }): React.JSX.Element {
  const words = name.split(/(?<=[a-z\d])(?=[A-Z])/);
  return (
    <>
      {words.map((word, index) => (
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {word}
        </Fragment>
      ))}
    </>
  );
}
