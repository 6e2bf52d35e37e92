import { drawSpecial } from '../sections';
import { useForm } from '../form';
import { ListField } from './list-field';
import { MapField } from './map-field';
import type { FieldViewProps } from './nested';
import { unreadField } from '../model/unread';
import { ObjectField } from './object-field';
import { ObjectListField } from './object-list-field';
import { ScalarField } from './scalar';
import { isRecord } from '../../../core/schema';

/**
 * A field drawn by what its kind's data says of it; a few places have a hand-made control of their own. Those judge a field by others, which
 * an incomplete document may hold back, so it is drawn without them.
 */
export function FieldView(props: FieldViewProps): React.JSX.Element {
  const { kind, incomplete } = useForm();
  const row = incomplete ? { ...props.row, field: unreadField(props.row.field) } : props.row;
  const { field, path, value } = row;
  const special = incomplete ? undefined : drawSpecial(kind, row);
  if (special !== undefined) return <>{special}</>;
  const { type } = field;
  const isList = value === undefined || value === null || Array.isArray(value);
  const isMapping = value === undefined || value === null || isRecord(value);
  if (type.type === 'object' && isMapping) return <ObjectField row={row} type={type} />;
  if (type.type === 'map' && isMapping) return <MapField row={row} type={type} />;
  if (type.type === 'list' && isList) {
    return type.item.type === 'object' ? (
      <ObjectListField row={row} type={type} item={type.item} />
    ) : (
      <ListField row={row} type={type} />
    );
  }
  return <ScalarField field={field} path={path} value={value} />;
}
