import { useContext, useState } from 'react';
import { isRecord, type ObjectType } from '../../../core/schema';
import type { Path } from '../../../core/text';
import { focusField } from '../focus';
import { ViewContext, type Form } from '../form';
import { ItemContext } from '../item-context';
import { rowsOf, shownRows, type Row } from '../model/form-model';
import { OpeningContext } from '../opening-context';
import { AnyValue } from './any-value';
import { FieldRows } from './field-rows';
import { MoreFields } from './more-fields';
import { FlatGroup } from './object-field';
import { UnknownKeys } from './unknown-keys';

interface ItemBodyProps {
  readonly item: ObjectType;
  readonly path: Path;
  readonly value: unknown;
  readonly form: Form;
  readonly isDraft: boolean;
  /** Names of fields that stand elsewhere. */
  readonly leave?: readonly string[];
}

const none: readonly string[] = [];

/** What an item holds, when it is open: the fields that the filter shows, and the names of the others, to be asked for one by one. */
export function ItemBody({ item, path, value, form, isDraft, leave = none }: ItemBodyProps): React.JSX.Element {
  const view = useContext(ViewContext);
  const [asked, setAsked] = useState<readonly string[]>([]);
  const rows = rowsOf(item.fields, path, value).filter(({ field }) => !leave.includes(field.name));
  const passing = new Set(shownRows(rows, view, true));
  const shown = rows.filter((row) => passing.has(row) || asked.includes(row.field.name));
  const others = rows.filter((row) => !shown.includes(row) && row.field.deprecated === undefined);
  const isOdd = value !== undefined && value !== null && !isRecord(value);
  // A new item is about its first field, which opens if it has to.
  const [first] = isDraft ? shown : [];
  return (
    <div className="ins-object-body">
      {isOdd && <AnyValue value={value} form={form} path={path} />}
      <ItemContext value={true}>
        <OpeningContext value={first ? [first.field.name, ...asked] : asked}>
          {!isOdd && <ItemFields item={item} rows={shown} value={value} />}
        </OpeningContext>
      </ItemContext>
      {view.filter === 'common' && view.search === '' && !isOdd && (
        <MoreFields
          rows={others}
          onAsk={(row) => {
            setAsked([...asked, row.field.name]);
            focusField(form, row.path);
          }}
        />
      )}
      <UnknownKeys fields={item.fields} path={path} value={value} />
    </div>
  );
}

interface ItemFieldsProps {
  readonly item: ObjectType;
  readonly rows: readonly Row[];
  readonly value: unknown;
}

/** The fields of an item; those of its only object without a head of their own. */
function ItemFields({ item, rows, value }: ItemFieldsProps): React.JSX.Element {
  const [only] = rows;
  const type = item.fields.length === 1 ? only?.field.type : undefined;
  const isMapping = only?.value === undefined || only.value === null || isRecord(only.value);
  if (only === undefined || type?.type !== 'object' || !isMapping) return <FieldRows rows={rows} value={value} />;
  return <FlatGroup row={only} type={type} />;
}
