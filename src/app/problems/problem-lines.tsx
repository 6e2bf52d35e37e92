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
  const isFile = kind === undefined && rule === undefined;
  return (
    <h3 className="problem-group" title={[ruleOf(rule ?? '')?.summary ?? title, detail].filter(Boolean).join(' · ')}>
      {rule !== undefined ? null : kind === undefined ? (
        <FileWarning className="tree-icon" size={16} strokeWidth={1.75} aria-hidden />
      ) : (
        <KindGlyph kind={kind} size={18} />
      )}
      {kind !== undefined && <span className="spoken-only">{kind}</span>}
      <Cut className="problem-group-title" text={ruleOf(rule ?? '')?.summary ?? title} isPath={isFile} />
      <Cut className="problem-group-detail" text={detail} isPath={kind !== undefined} />
    </h3>
  );
});

/** A text that is cut where it has too little room; of a path the name of the file stays as long as it can, and its folders are cut. */
function Cut(props: {
  readonly className: string;
  readonly text: string;
  readonly isPath: boolean;
}): React.JSX.Element {
  const { className, text, isPath } = props;
  const name = isPath ? text.lastIndexOf('/') : -1;
  if (name < 0) return <span className={className}>{text}</span>;
  return (
    <span className={`${className} problem-group-path`}>
      <span>{text.slice(0, name)}</span>
      <span>{text.slice(name)}</span>
    </span>
  );
}

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
