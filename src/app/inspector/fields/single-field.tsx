import { useMemo } from 'react';
import { isRecord, type Field } from '../../../core/schema';
import { formatPath } from '../../../core/text';
import { rowsOf, type Row } from '../model/form-model';
import { pathKey, shortPath } from '../model/place';
import { OuterContext } from '../outer-context';
import { useField } from '../use-field';
import { FieldNote, isSilent } from './field-note';
import { NestedField } from './nested';
import { UnknownKeys } from './unknown-keys';

/** An object of one field as the line of that field, `mtls.mode`: one thing to look at, where a group that opens would be two. */
export function SingleField({ row, inner }: { readonly row: Row; readonly inner: Field }): React.JSX.Element {
  const { field, path, value } = row;
  const state = useField(field, path);
  const outer = useMemo(() => ({ row, state }), [row, state]);
  const isEmpty = isRecord(value) && Object.keys(value).length === 0;
  const fields = useInner(field, inner, value === undefined);
  const fallback = isEmpty ? field.emptyMeans : undefined;
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
      <div className={isSilent(state) && fallback === undefined ? 'ins-row ins-row-silent' : 'ins-row'}>
        <FieldNote state={state} fallback={fallback} />
      </div>
      <UnknownKeys fields={fields} path={path} value={value} />
    </div>
  );
}

/**
 * The only field. While its object is absent, what applies is the object's default; the field's own counts then only where an empty object means the
 * same as none.
 */
function useInner(field: Field, inner: Field, isAbsent: boolean): readonly Field[] {
  return useMemo(() => {
    const { default: own, ...rest } = inner;
    const ofAbsent = field.default ?? (field.emptyMeans === undefined ? own : undefined);
    const fallback = isAbsent ? ofAbsent : own;
    return [{ ...rest, doc: `${field.doc} ${inner.doc}`, ...(fallback ? { default: fallback } : {}) }];
  }, [field, inner, isAbsent]);
}
