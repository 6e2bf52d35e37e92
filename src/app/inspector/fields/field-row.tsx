import { Fragment, useContext, type ReactNode } from 'react';
import type { Field } from '../../../core/schema';
import { pathKey } from '../model/place';
import type { Path } from '../../../core/text';
import { OuterContext, type Outer } from '../outer-context';
import type { FieldState } from '../use-field';
import { FieldMenu } from './field-menu';
import { helpOf, longDefault } from './field-words';
import { FieldNote } from './field-note';
import { FieldSlips } from './field-slips';

interface FieldRowProps {
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
  const outer = useContext(OuterContext);
  const labels = outer === null ? [labelOf(state)] : [labelOf(outer.state), labelOf(state)];
  return (
    <div
      className="ins-row"
      data-path={pathKey(path)}
      data-set={value !== undefined || undefined}
      data-wide={props.wide || undefined}
      {...(group ? { role: 'group', 'aria-labelledby': labels.join(' ') } : {})}
    >
      <RowLabel field={field} state={state} outer={outer} group={group === true} />
      <div className="ins-control">{props.children}</div>
      <FieldMenu field={field} path={path} state={state} value={value} />
      <FieldNote state={state} fallback={props.note ?? longDefault(field, value)} />
      <FieldSlips path={path} state={state} />
      <span id={state.helpId} hidden>
        {helpOf(field)}
      </span>
    </div>
  );
}

interface RowLabelProps {
  readonly field: Field;
  readonly state: FieldState;
  readonly outer: Outer | null;
  readonly group: boolean;
}

/** A field's Istio name, after the name of the object of which it is the only field. Each of both names labels the control by itself. */
function RowLabel({ field, state, outer, group }: RowLabelProps): React.JSX.Element {
  if (outer === null)
    return <Name field={field} state={state} target={group ? undefined : state.id} className="ins-label" />;
  return (
    <span className="ins-label ins-labels">
      <Name field={outer.row.field} state={outer.state} target={group ? undefined : state.id} className="ins-outer" />
      <Name field={field} state={state} target={group ? undefined : state.id} className="ins-inner" />
    </span>
  );
}

function Name(props: {
  readonly field: Field;
  readonly state: FieldState;
  /** The control that it names; undefined where it names a group. */
  readonly target: string | undefined;
  readonly className: string;
}): React.JSX.Element {
  const { field, state, target, className } = props;
  const shared = { className, id: labelOf(state), 'data-help': helpOf(field) };
  return target === undefined ? (
    <span {...shared}>
      <FieldName name={field.name} />
    </span>
  ) : (
    <label {...shared} htmlFor={target}>
      <FieldName name={field.name} />
    </label>
  );
}

function labelOf(state: FieldState): string {
  return `${state.id}-label`;
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
