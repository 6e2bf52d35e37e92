import { GripVertical } from 'lucide-react';
import type { Reorder } from '../use-reorder';
import { listWords } from '../words/fields';

/** Something to drag an item by. The menu of the item and Alt with an arrow key do the same, so it is for the pointer alone. */
export function Grip({ props }: { readonly props: ReturnType<Reorder['gripProps']> | undefined }): React.JSX.Element {
  if (props === undefined) return <span className="ins-grip" aria-hidden="true" />;
  return (
    <span className="ins-grip" data-live aria-hidden="true" title={listWords.dragToReorder} {...props}>
      <GripVertical size={14} strokeWidth={1.75} />
    </span>
  );
}
