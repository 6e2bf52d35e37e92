import { ChevronDown, ChevronRight, FileWarning } from 'lucide-react';
import { ruleOf } from '../findings';
import { KindGlyph } from '../widgets';
import type { Group } from './group-findings';
import { findingWords } from './words';

/** The head of a group of findings: the resource, the file or the rule that they are about. */
export function GroupLine({ group }: { readonly group: Group }): React.JSX.Element {
  return (
    <h3 className="problem-group">
      {group.rule !== undefined ? null : group.kind === undefined ? (
        <FileWarning className="tree-icon" size={16} strokeWidth={1.75} aria-hidden />
      ) : (
        <KindGlyph kind={group.kind} size={18} />
      )}
      {group.kind !== undefined && <span className="spoken-only">{group.kind}</span>}
      <span className="problem-group-title">{ruleOf(group.rule ?? '')?.summary ?? group.title}</span>
      <span className="problem-group-detail">{group.detail}</span>
    </h3>
  );
}

/** Folds and unfolds what else follows from the finding above. */
export function MoreLine(props: {
  readonly count: number;
  readonly isOpen: boolean;
  readonly onFold: () => void;
}): React.JSX.Element {
  const { count, isOpen, onFold } = props;
  const Icon = isOpen ? ChevronDown : ChevronRight;
  return (
    <button type="button" className="problem-action problem-more" aria-expanded={isOpen} onClick={onFold}>
      <Icon size={13} strokeWidth={1.75} aria-hidden />
      {findingWords.moreFollow(count)}
    </button>
  );
}
