import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useForm } from '../form';
import type { Row } from '../model/form-model';
import { objectWords } from '../words/fields';
import { helpOf } from './field-words';

/**
 * The fields that the filter for common ones leaves out of an item, folded, as buttons that bring them in one by one. Nothing is written by that.
 */
export function MoreFields(props: {
  readonly rows: readonly Row[];
  readonly onAsk: (row: Row) => void;
}): React.JSX.Element | null {
  const { disabled } = useForm();
  const [isOpen, setOpen] = useState(false);
  const { rows } = props;
  if (rows.length === 0) return null;
  return (
    <div className="ins-others">
      <button type="button" className="ins-other" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {objectWords.moreFields(rows.length, isOpen)}
      </button>
      {isOpen &&
        rows.map((row) => (
          <button
            key={row.key}
            type="button"
            className="ins-other"
            disabled={disabled}
            data-help={helpOf(row.field)}
            onClick={() => props.onAsk(row)}
          >
            <Plus size={12} strokeWidth={1.75} aria-hidden="true" />
            {row.field.name}
          </button>
        ))}
    </div>
  );
}
