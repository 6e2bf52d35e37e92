import { useMemo } from 'react';
import { isRecord, type Field } from '../../../core/schema';
import { formatPath } from '../../../core/text';
import { rowsOf, type Row } from '../model/form-model';
import { pathKey, shortPath } from '../model/place';
import { OuterContext } from '../outer-context';
import { useField } from '../use-field';
import { FieldNote } from './field-note';
import { NestedField } from './nested';
import { UnknownKeys } from './unknown-keys';

/** An object of one field as the line of that field, `mtls.mode`: one thing to look at, where a group that opens would be two. */
export function SingleField({ row, inner }: { readonly row: Row; readonly inner: Field }): React.JSX.Element {
  const { field, path, value } = row;
  const state = useField(field, path);
  const outer = useMemo(() => ({ row, state }), [row, state]);
  const isEmpty = isRecord(value) && Object.keys(value).length === 0;
  const fields = useInner(field, inner);
  return (
    <div
      className="ins-single"
      role="group"
      aria-label={formatPath(shortPath(path))}
      data-path={pathKey(path)}
      data-set={value !== undefined || undefined}
    >
      <OuterContext value={outer}>
        {rowsOf(fields, path, value).map((each) => (
          <NestedField key={each.key} row={each} />
        ))}
      </OuterContext>
      <div className="ins-row">
        <FieldNote state={state} fallback={isEmpty ? field.emptyMeans : undefined} />
      </div>
      <UnknownKeys fields={fields} path={path} value={value} />
    </div>
  );
}

/** The only field, with the default of its object where it has none itself. */
function useInner(field: Field, inner: Field): readonly Field[] {
  return useMemo(() => {
    const fallback = inner.default ?? field.default;
    return [{ ...inner, doc: `${field.doc} ${inner.doc}`, ...(fallback ? { default: fallback } : {}) }];
  }, [field, inner]);
}
