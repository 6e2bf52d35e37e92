import { Fragment, useContext } from 'react';
import type { FieldViewProps } from '../fields/nested';
import { ObjectGroup } from '../fields/object-field';
import { ViewContext } from '../form';
import { ownValue } from '../model/form-model';
import { worksIn } from '../model/server-tls';
import { useField } from '../use-field';

/** The tls block of a listener. Until all fields are asked for, those that its mode has no use for are left out, unless they are written. */
export function ServerTlsField({ row }: FieldViewProps): React.JSX.Element {
  const { field, path, value } = row;
  const state = useField(field, path);
  const view = useContext(ViewContext);
  if (field.type.type !== 'object') return <Fragment />;
  const mode = ownValue(value, 'mode');
  const leave =
    view.filter === 'all' || view.search !== ''
      ? []
      : field.type.fields
          .map(({ name }) => name)
          .filter((name) => !worksIn(mode, name) && ownValue(value, name) === undefined);
  return <ObjectGroup row={row} type={field.type} state={state} leave={leave} />;
}
