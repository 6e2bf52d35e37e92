import { ChevronRight } from 'lucide-react';
import { useContext, useMemo, type ReactNode } from 'react';
import { isRecord, type Field, type ObjectType } from '../../../core/schema';
import { formatPath, startsWith } from '../../../core/text';
import { ItemContext } from '../item-context';
import { OpeningContext } from '../opening-context';
import { ViewContext } from '../form';
import { countFields, rowsOf, shownRows, type FormView, type Row } from '../model/form-model';
import { pathKey, shortPath } from '../model/place';
import { absentWord } from '../model/unread';
import { useField, type FieldState } from '../use-field';
import { useOpening } from '../use-opening';
import { objectWords } from '../words/fields';
import { FieldMenu } from './field-menu';
import { FieldNote } from './field-note';
import { FieldSlips } from './field-slips';
import { ghostOf, helpOf } from './field-words';
import { FieldRows } from './field-rows';
import { UnknownKeys } from './unknown-keys';

const none: readonly string[] = [];

interface ObjectGroupProps {
  readonly row: Row;
  readonly type: ObjectType;
  readonly state: FieldState;
  /** In the head, in place of how much is set. */
  readonly control?: ReactNode;
  /** Below the head whether the group is open or not. */
  readonly lead?: ReactNode;
  /** Names of fields that `control` or `lead` show already. */
  readonly leave?: readonly string[];
}

/** An object inside an object, by its kind's data alone. */
export function ObjectField({ row, type }: { readonly row: Row; readonly type: ObjectType }): React.JSX.Element {
  const state = useField(row.field, row.path);
  return <ObjectGroup row={row} type={type} state={state} />;
}

/** A group that opens and closes, named by its path. It starts open when something in it is set, searched for or selected. */
export function ObjectGroup({ row, type, state, control, lead, leave = [] }: ObjectGroupProps): React.JSX.Element {
  const { field, path, value } = row;
  const view = useContext(ViewContext);
  const inItem = useContext(ItemContext);
  const revealed = view.reveal !== undefined && view.reveal.length > path.length && startsWith(view.reveal, path);
  const asked = useContext(OpeningContext).includes(field.name);
  const [isOpen, setOpen] = useOpening(value !== undefined || view.search !== '' || revealed || asked);
  const inner = useInnerView(field);
  const rows = isOpen ? shownRows(rowsOf(type.fields, path, value), inner, inItem) : [];
  return (
    <div
      className="ins-object"
      role="group"
      aria-label={formatPath(shortPath(path))}
      data-path={pathKey(path)}
      data-set={value !== undefined || undefined}
    >
      <div className="ins-object-head">
        <button
          type="button"
          className="ins-disclosure"
          aria-expanded={isOpen}
          aria-describedby={state.helpId}
          onClick={() => setOpen(!isOpen)}
          data-help={helpOf(field)}
        >
          <ChevronRight size={14} strokeWidth={1.75} aria-hidden="true" />
          {field.name}
        </button>
        <span className="ins-object-says">{describeObject(field, type, value)}</span>
        {control}
        <FieldMenu field={field} path={path} state={state} value={value} />
        <span id={state.helpId} hidden>
          {helpOf(field)}
        </span>
      </div>
      {lead}
      <FieldNote state={state} fallback={isEmpty(value) ? field.emptyMeans : undefined} />
      <FieldSlips path={path} state={state} />
      {isOpen && (
        <div className="ins-object-body">
          <ViewContext value={inner}>
            <OpeningContext value={none}>
              <FieldRows rows={rows.filter((each) => !leave.includes(each.field.name))} value={value} />
            </OpeningContext>
          </ViewContext>
          <UnknownKeys fields={type.fields} path={path} value={value} />
        </div>
      )}
    </div>
  );
}

/** An object that is all there is in its item (`source` of an AuthorizationPolicy): its fields without a head of its own. */
export function FlatGroup({ row, type }: { readonly row: Row; readonly type: ObjectType }): React.JSX.Element {
  const { field, path, value } = row;
  const state = useField(field, path);
  const view = useContext(ViewContext);
  return (
    <div role="group" aria-label={formatPath(shortPath(path))} data-path={pathKey(path)}>
      <FieldNote state={state} />
      <FieldRows rows={shownRows(rowsOf(type.fields, path, value), view, true)} value={value} />
      <UnknownKeys fields={type.fields} path={path} value={value} />
    </div>
  );
}

/** What is shown inside a group: all of it when the search found the group itself. */
function useInnerView(field: Field): FormView {
  const view = useContext(ViewContext);
  const isFound = view.search !== '' && field.name.toLowerCase().includes(view.search);
  return useMemo(() => (isFound ? { ...view, search: '', filter: 'all' } : view), [view, isFound]);
}

function isEmpty(value: unknown): boolean {
  return isRecord(value) && Object.keys(value).length === 0;
}

function describeObject(field: Field, type: ObjectType, value: unknown): string {
  if (value === undefined) return ghostOf(field);
  if (isEmpty(value) && field.emptyMeans !== undefined) return objectWords.setEmpty;
  const { set } = countFields(type.fields, value);
  return set === 0 ? absentWord(field, objectWords.setWithDefaults) : objectWords.countSet(set);
}
