import { ChevronDown, ChevronRight, FileWarning } from 'lucide-react';
import { memo } from 'react';
import { ruleOf } from '../findings';
import { KindGlyph } from '../widgets';
import type { Group } from './group-findings';
import { findingWords } from './words';

type GroupHead = Pick<Group, 'kind' | 'rule' | 'title' | 'detail'>;

/** What the head of a group shows; its findings change at each key, and that rarely. */
export function headOf({ kind, rule, title, detail }: Group): GroupHead {
  return { kind, title, detail, ...(rule !== undefined && { rule }) };
}

/** The head of a group of findings: the resource, the file or the rule that they are about. */
export const GroupLine = memo(function GroupLine({ kind, rule, title, detail }: GroupHead): React.JSX.Element {
  return (
    <h3 className="problem-group">
      {rule !== undefined ? null : kind === undefined ? (
        <FileWarning className="tree-icon" size={16} strokeWidth={1.75} aria-hidden />
      ) : (
        <KindGlyph kind={kind} size={18} />
      )}
      {kind !== undefined && <span className="spoken-only">{kind}</span>}
      <span className="problem-group-title">{ruleOf(rule ?? '')?.summary ?? title}</span>
      <span className="problem-group-detail">{detail}</span>
    </h3>
  );
});

/** Folds and unfolds what else follows from the finding above, or what else a rule finds. */
export const MoreLine = memo(function MoreLine(props: {
  readonly id: string;
  readonly of: 'finding' | 'rule';
  readonly count: number;
  readonly isOpen: boolean;
  readonly onFold: (id: string) => void;
}): React.JSX.Element {
  const { id, of, count, isOpen, onFold } = props;
  const Icon = isOpen ? ChevronDown : ChevronRight;
  return (
    <button type="button" className="problem-action problem-more" aria-expanded={isOpen} onClick={() => onFold(id)}>
      <Icon size={13} strokeWidth={1.75} aria-hidden />
      {of === 'rule' ? findingWords.moreOfRule(count) : findingWords.moreFollow(count)}
    </button>
  );
});
