import { ChevronRight } from 'lucide-react';
import { Fragment, useContext, type ClipboardEvent } from 'react';
import { startsWith } from '../../../core/text';
import { isRecord, type Field } from '../../../core/schema';
import { AnyValue } from '../fields/any-value';
import { FieldNote } from '../fields/field-note';
import { helpOf } from '../fields/field-words';
import { Grip } from '../fields/grip';
import { ItemBody } from '../fields/item-body';
import { ItemMenu, useItem, type ItemActions, type ItemProps } from '../fields/item-parts';
import { ItemCell } from '../fields/item-table';
import type { FieldViewProps } from '../fields/nested';
import { ObjectListField } from '../fields/object-list-field';
import { UnknownKeys } from '../fields/unknown-keys';
import { currentValue, ViewContext } from '../form';
import { rowsOf } from '../model/form-model';
import { describeFaults, isManyValues, readTable } from '../model/pasted';
import { insertAll } from '../model/edits';
import { pathKey } from '../model/place';
import { useOpening } from '../use-opening';
import { changeWords } from '../words/changes';
import { endpointWords } from '../words/sections';

const columns = ['address', 'locality', 'weight'];

/** The endpoints of an entry as a table that takes lines of a spreadsheet. */
export function EndpointsField({ row }: FieldViewProps): React.JSX.Element {
  const { type } = row.field;
  if (type.type !== 'list' || type.item.type !== 'object') return <Fragment />;
  const fields = columnFields(type.item.fields);
  const isHeaded = Array.isArray(row.value) && row.value.length > 0;
  return (
    <ObjectListField
      row={row}
      type={type}
      item={type.item}
      Item={EndpointRow}
      lead={isHeaded && <Head fields={fields} />}
    />
  );
}

function columnFields(fields: readonly Field[]): readonly Field[] {
  return columns.flatMap((name) => fields.filter((field) => field.name === name));
}

function Head({ fields }: { readonly fields: readonly Field[] }): React.JSX.Element {
  return (
    <div className="ins-table-row ins-table-head ins-endpoint" aria-hidden="true">
      <span />
      <span />
      {fields.map((field) => (
        <span key={field.name} data-help={helpOf(field)}>
          {field.name}
        </span>
      ))}
      <span />
    </div>
  );
}

/** An endpoint as a row: where it is and its share; its ports, labels and the rest unfold below. */
function EndpointRow(props: ItemProps): React.JSX.Element {
  const { item, value, count } = props;
  const actions = useItem(props);
  const { path, name, isDraft } = actions;
  const view = useContext(ViewContext);
  const revealed = view.reveal !== undefined && view.reveal.length > path.length && startsWith(view.reveal, path);
  const [isOpen, setOpen] = useOpening(isDraft || count === 1 || revealed || view.search !== '');
  const isOdd = value !== undefined && value !== null && !isRecord(value);
  const fields = columnFields(item.fields);
  const rest = restOf(value);
  const { form } = actions.state;
  return (
    <div
      className="ins-table-row ins-endpoint"
      role="group"
      aria-label={name}
      data-path={pathKey(path)}
      onKeyDown={actions.onKeyDown}
      onPaste={(event) => paste(event, props, actions)}
    >
      <Grip props={props.grip} />
      <button
        type="button"
        className="ins-disclosure"
        aria-expanded={isOpen}
        aria-label={name}
        data-help={isOpen ? undefined : rest || endpointWords.folded}
        onClick={() => setOpen(!isOpen)}
      >
        <ChevronRight size={14} strokeWidth={1.75} aria-hidden="true" />
      </button>
      {isOdd ? (
        <div className="ins-endpoint-odd">
          <AnyValue value={value} form={form} path={path} />
        </div>
      ) : (
        rowsOf(fields, path, value).map((row) => (
          <ItemCell key={row.key} field={row.field} path={row.path} value={row.value} room={9} />
        ))
      )}
      <ItemMenu actions={actions} index={props.index} count={count} />
      <FieldNote state={actions.state} />
      <div className="ins-table-wide ins-endpoint-rest">
        {!isOpen && rest !== '' && <p className="ins-says">{rest}</p>}
        {isOpen && !isOdd && (
          <ItemBody item={item} path={path} value={value} form={form} isDraft={isDraft} leave={columns} />
        )}
        {!isOpen && <UnknownKeys fields={item.fields} path={path} value={value} />}
      </div>
    </div>
  );
}

/** What a folded row does not show, in a line. */
function restOf(value: unknown): string {
  if (!isRecord(value)) return '';
  const pairs = (name: string, between: string): string[] => {
    const map = value[name];
    return isRecord(map) ? Object.entries(map).map(([key, each]) => `${key}${between}${String(each)}`) : [];
  };
  const words = ['network', 'serviceAccount'].flatMap((name) =>
    typeof value[name] === 'string' ? [`${name} ${value[name]}`] : [],
  );
  return [...pairs('ports', ': '), ...pairs('labels', '='), ...words].join(' · ');
}

/** Lines pasted into the address of a row are endpoints after it, all of them or none. */
function paste(event: ClipboardEvent, { list, index, item }: ItemProps, { path, state, isDraft }: ItemActions): void {
  const text = event.clipboardData.getData('text/plain');
  const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-path]') : null;
  if (state.form.disabled || cell?.dataset['path'] !== pathKey([...path, 'address']) || !isManyValues(text)) return;
  event.preventDefault();
  const pasted = readTable(text, columnFields(item.fields));
  if (pasted.faults.length > 0) {
    state.refuse(describeFaults(pasted));
    return;
  }
  const ops = insertAll(currentValue(state.form), list, isDraft ? index : index + 1, pasted.items);
  state.run(ops, changeWords.addEndpoints(pasted.items.length));
}
