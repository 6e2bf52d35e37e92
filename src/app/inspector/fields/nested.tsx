import { createContext, memo, useContext, type ComponentType } from 'react';
import type { Row } from '../model/form-model';

export interface FieldViewProps {
  readonly row: Row;
}

/** How a field of any type is drawn. A context, because objects hold fields and fields hold objects. */
export const FieldViewContext = createContext<ComponentType<FieldViewProps> | null>(null);

/** A field inside an object or an item. It is drawn again only when its own value changes. */
export const NestedField = memo(function NestedField({ row }: FieldViewProps): React.JSX.Element | null {
  const FieldView = useContext(FieldViewContext);
  return FieldView === null ? null : <FieldView row={row} />;
}, isSameRow);

function isSameRow(before: FieldViewProps, after: FieldViewProps): boolean {
  return (
    before.row.key === after.row.key && before.row.field === after.row.field && before.row.value === after.row.value
  );
}
