import { useId } from 'react';
import type { Section } from './model/form-model';
import { NestedField } from './fields/nested';

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
      {rows.map((row) => (
        <NestedField key={row.key} row={row} />
      ))}
    </section>
  );
}

function isBlock(type: Section['rows'][number]['field']['type']): boolean {
  return type.type === 'object' || (type.type === 'list' && type.item.type === 'object');
}
