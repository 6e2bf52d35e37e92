import { useSaid } from './use-said';

/** What was said last to a change, or to a resource that differs, as a chip in its row. */
export function Answered({ id }: { readonly id: string }): React.JSX.Element | null {
  const last = useSaid(id).at(-1);
  return last ? <span className={`chip chip-small review-answer review-answer-${last.lead}`}>{last.lead}</span> : null;
}
