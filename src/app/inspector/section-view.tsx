import { useId } from 'react';
import type { Section } from './model/form-model';
import { shapeOf } from './model/shape';
import { FieldRows } from './fields/field-rows';

/** A section of the form. One that consists of a single block needs no head of its own: the block has one. */
export function SectionView({ section }: { readonly section: Section }): React.JSX.Element {
  const { title, rows } = section;
  const id = useId();
  const [first] = rows;
  const isOneBlock = rows.length === 1 && first !== undefined && isBlock(first.field.type);
  return (
    <section className="ins-section" {...(title === '' || isOneBlock ? {} : { 'aria-labelledby': id })}>
      {title !== '' && !isOneBlock && (
        <h4 className="ins-section-title" id={id}>
          {title}
        </h4>
      )}
      <FieldRows rows={rows} />
    </section>
  );
}

function isBlock(type: Section['rows'][number]['field']['type']): boolean {
  if (type.type === 'object') return shapeOf(type).type === 'group';
  return type.type === 'list' && type.item.type === 'object';
}
