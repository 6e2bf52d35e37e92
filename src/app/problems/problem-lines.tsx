import { Check, ChevronDown, ChevronRight, FileWarning, HelpCircle, Wand2 } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import type { Cause, Finding } from '../../core/analysis';
import { acceptedWords } from '../accepted-words';
import { whyNotAccepted } from '../commands/accept-finding';
import { goToFinding } from '../commands/go';
import { ruleOf } from '../findings';
import { openPatternFor, patternFor } from '../finding-pattern';
import { layoutMode } from '../layout-mode';
import { makeReadable } from '../open-section';
import { setView } from '../view';
import { AcceptedMark, KindGlyph, SeverityMark } from '../widgets';
import { AcceptForm } from './accept-form';
import { withdraw } from './decide';
import { FixPreview } from './fix-preview';
import type { Group } from './group-findings';
import { WhyFinding } from './why-finding';
import { findingWords } from './words';

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

type Part = 'fix' | 'why' | 'accept';

/**
 * A finding: what it says goes to its place; below it, on demand, what its fixes change, why it matters, and why a team lives with it. What was accepted
 * is struck through.
 */
export function FindingLine(props: {
  readonly finding: Finding;
  readonly where: string;
  readonly follows: Cause['how'] | undefined;
}): React.JSX.Element {
  const { finding, where, follows } = props;
  const { accepted } = finding;
  const [open, setOpen] = useState<Part | null>(null);
  const id = useId();
  const part = (name: Part): PartProps => ({
    isOpen: open === name,
    controls: id,
    onToggle: () => setOpen(open === name ? null : name),
  });
  const isFixable = (finding.fixes ?? []).length > 0;
  // Beside the finding above it stands already.
  const pattern = accepted || follows === 'same' ? undefined : patternFor(finding);
  return (
    <div
      className="problem"
      data-open={open === null ? undefined : true}
      data-accepted={accepted && true}
      data-follows={follows}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || open === null || event.defaultPrevented || isTyped(event.target)) return;
        event.preventDefault();
        setOpen(null);
        event.currentTarget.querySelector<HTMLElement>('.problem-action[aria-expanded="true"]')?.focus();
      }}
    >
      <div className="problem-row">
        <button type="button" className="problem-go" onClick={() => go(finding)}>
          {accepted ? <AcceptedMark size={15} /> : <SeverityMark severity={finding.severity} size={15} />}
          <span className="problem-text">
            <span className="problem-message">{accepted ? <del>{finding.message}</del> : finding.message}</span>
            {accepted && <span className="problem-accepted">{acceptedWords(finding)}</span>}
            <span className="problem-meta">
              {finding.rule}
              {finding.code !== null && <span className="problem-code">{finding.code}</span>}
              <span>{where}</span>
              {follows && <span className="problem-follows">{findingWords.follows[follows]}</span>}
            </span>
          </span>
        </button>
        <div className="problem-actions">
          {isFixable && (
            <PartButton {...part('fix')}>
              <Wand2 size={13} strokeWidth={1.75} aria-hidden />
              {findingWords.fix}
            </PartButton>
          )}
          {pattern && (
            <button type="button" className="problem-action" onClick={() => openPatternFor(pattern)}>
              <Wand2 size={13} strokeWidth={1.75} aria-hidden />
              {findingWords.pattern(pattern.title)}
            </button>
          )}
          <PartButton {...part('why')}>
            <HelpCircle size={13} strokeWidth={1.75} aria-hidden />
            {findingWords.why}
          </PartButton>
          {whyNotAccepted(finding) === undefined && (
            <PartButton {...part('accept')}>
              <Check size={13} strokeWidth={1.75} aria-hidden />
              {accepted ? findingWords.changeAcceptance : findingWords.accept}
            </PartButton>
          )}
          {accepted && (
            <button type="button" className="problem-action" onClick={() => withdraw(finding)}>
              {findingWords.withdraw}
            </button>
          )}
        </div>
      </div>
      {open !== null && (
        <div id={id} className="problem-more-box" key={open} ref={showWhole}>
          {open === 'fix' && <FixPreview finding={finding} />}
          {open === 'why' && <WhyFinding finding={finding} />}
          {open === 'accept' && <AcceptForm finding={finding} onDone={() => setOpen(null)} />}
        </div>
      )}
    </div>
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

/** Whether a key goes to a field in which something stands, which is not thrown away by it. */
function isTyped(target: EventTarget): boolean {
  return (target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement) && target.value !== '';
}

/** The height of a group's head, which stays over the list, in CSS pixels. */
const headHeight = 32;

/**
 * What opened may stand below the panel's edge, and then nothing seems to have happened. Where it has no room in the panel that gets higher; what is
 * higher still is shown from its top.
 */
function showWhole(box: HTMLElement | null): void {
  const list = box?.closest('.problems-list');
  if (!box || !list) return;
  const isWhole = (): boolean => box.offsetHeight <= list.clientHeight - headHeight;
  if (!isWhole() && layoutMode() !== 'single') makeReadable();
  requestAnimationFrame(() => box.scrollIntoView({ block: isWhole() ? 'nearest' : 'start' }));
}

interface PartProps {
  readonly isOpen: boolean;
  readonly controls: string;
  readonly onToggle: () => void;
}

function PartButton({
  isOpen,
  controls,
  onToggle,
  children,
}: PartProps & { readonly children: ReactNode }): React.JSX.Element {
  return (
    <button
      type="button"
      className="problem-action"
      aria-expanded={isOpen}
      aria-controls={isOpen ? controls : undefined}
      onClick={onToggle}
    >
      {children}
    </button>
  );
}

function go(finding: Finding): void {
  // Where one pane is shown at a time, the text is where the place can be seen.
  setView({ openFile: finding.file, ...(layoutMode() === 'single' ? { pane: 'text' } : {}) });
  goToFinding(finding);
}
