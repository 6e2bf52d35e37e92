import { useMemo } from 'react';
import { useApp } from '../../store';
import { drawSpecial } from '../sections';
import { effectiveDefault, isLeftToMesh } from '../model/effective';
import { useForm } from '../form';
import { fieldWords } from '../words/fields';
import { ListField } from './list-field';
import { MapField } from './map-field';
import type { FieldViewProps } from './nested';
import { unreadField } from '../model/unread';
import { ObjectField } from './object-field';
import { ObjectListField } from './object-list-field';
import { ScalarField } from './scalar';
import { isRecord, type ObjectType } from '../../../core/schema';
import { writtenMember } from '../model/one-of';
import { ownValue, type Row } from '../model/form-model';
import { shapeOf } from '../model/shape';
import { GridField } from './grid-field';
import { SingleField } from './single-field';
import { UnionField } from './union-field';

/**
 * A field drawn by what its kind's data says of it; a few places have a hand-made control of their own. Those judge a field by others, which
 * an incomplete document may hold back, so it is drawn without them.
 */
export function FieldView({ row }: FieldViewProps): React.JSX.Element {
  const { incomplete } = useForm();
  if (incomplete) return <DrawnField row={{ ...row, field: unreadField(row.field) }} />;
  return isLeftToMesh(row.field) ? <FieldOfMesh row={row} /> : <DrawnField row={row} />;
}

/** A field whose default the mesh decides, with what this one decides. */
function FieldOfMesh({ row }: FieldViewProps): React.JSX.Element {
  const { kind } = useForm();
  const { field } = row;
  const value = useApp(({ snapshot }) => effectiveDefault(snapshot, kind.kind, field)?.value);
  const shown = useMemo(() => {
    if (value === undefined || value === field.default?.value) return field;
    return { ...field, default: { value, source: fieldWords.thisMesh } };
  }, [field, value]);
  return <DrawnField row={shown === field ? row : { ...row, field: shown }} />;
}

function DrawnField({ row }: FieldViewProps): React.JSX.Element {
  const { kind, incomplete } = useForm();
  const { field, path, value } = row;
  const { type } = field;
  const isList = value === undefined || value === null || Array.isArray(value);
  const isMapping = value === undefined || value === null || isRecord(value);
  const fits = type.type === 'list' ? isList : type.type === 'object' || type.type === 'map' ? isMapping : true;
  const special = incomplete || !fits ? undefined : drawSpecial(kind, row);
  if (special !== undefined) return <>{special}</>;
  if (type.type === 'object' && isMapping) return <ObjectByShape row={row} type={type} />;
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

/** An object in the shape that its fields allow; one whose value does not fit into a line is drawn as a group. */
function ObjectByShape({ row, type }: { readonly row: Row; readonly type: ObjectType }): React.JSX.Element {
  const shape = shapeOf(type, (name) => ownValue(row.value, name) !== undefined);
  switch (shape.type) {
    case 'union':
      return writtenMember(type, row.value) === null ? (
        <ObjectField row={row} type={type} />
      ) : (
        <UnionField row={row} type={type} />
      );
    case 'single':
      return <SingleField row={row} inner={shape.field} />;
    case 'grid':
      return <GridField row={row} type={type} columns={shape.columns} />;
    case 'group':
      return <ObjectField row={row} type={type} />;
  }
}
