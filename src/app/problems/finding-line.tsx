import { Check, HelpCircle, Wand2, type LucideIcon } from 'lucide-react';
import { memo, useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import type { Cause, Finding } from '../../core/analysis';
import { acceptedWords } from '../accepted-words';
import { whyNotAccepted } from '../commands/accept-finding';
import { goToFinding } from '../commands/go';
import { openPatternFor, patternFor } from '../finding-pattern';
import { ruleIdOfFinding, ruleOf } from '../findings';
import { layoutMode } from '../layout-mode';
import { makeReadable } from '../open-section';
import { notify } from '../notices';
import { setView } from '../view';
import { AcceptedMark, SeverityMark } from '../widgets';
import { changeWords } from '../words';
import { AcceptForm } from './accept-form';
import { withdraw } from './decide';
import { FixPreview } from './fix-preview';
import { WhyFinding } from './why-finding';
import { findingWords } from './words';

interface FindingLineProps {
  readonly finding: Finding;
  readonly where: string;
  /** How it follows from another finding; undefined where it does not. */
  readonly follows: Cause['how'] | undefined;
  /** The finding that it follows from; that above it when unset. */
  readonly from?: Finding | undefined;
  /** What the pattern that mends it is called; undefined where there is none. It depends on the whole design, of which the finding is a part. */
  readonly pattern: string | undefined;
}

/**
 * A finding: what it says goes to its place; below it, on demand, what its fixes change, why it matters, and why a team lives with it. What was accepted
 * is struck through.
 */
export const FindingLine = memo(function FindingLine(props: FindingLineProps): React.JSX.Element {
  const { finding, follows } = props;
  const more = useMore();
  const line = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    // It may stand over the panel's edge, scrolled away by what was folded.
    if (wasOpen.current && more.open === null) line.current?.scrollIntoView({ block: 'nearest' });
    wasOpen.current = more.open !== null;
  }, [more.open]);
  return (
    <div
      ref={line}
      className="problem"
      data-open={more.open === null ? undefined : true}
      data-accepted={finding.accepted && true}
      data-follows={follows}
      onKeyDown={(event) => closeByKey(event, more)}
    >
      <div className="problem-row">
        <FindingText {...props} />
        <FindingActions finding={finding} pattern={props.pattern} more={more} />
      </div>
      {more.open !== null && (
        <div id={more.id} className="problem-more-box" key={more.open} ref={showWhole}>
          {more.open === 'fix' && <FixPreview finding={finding} />}
          {more.open === 'why' && <WhyFinding finding={finding} />}
          {more.open === 'accept' && <AcceptForm finding={finding} onDone={more.close} />}
        </div>
      )}
    </div>
  );
});

/** What can be unfolded below a finding: one part at a time. */
type Part = 'fix' | 'why' | 'accept';

interface More {
  readonly id: string;
  readonly open: Part | null;
  readonly toggle: (part: Part) => void;
  readonly close: () => void;
}

function useMore(): More {
  const id = useId();
  const [open, setOpen] = useState<Part | null>(null);
  const toggle = (part: Part): void => setOpen(open === part ? null : part);
  return { id, open, toggle, close: () => setOpen(null) };
}

/** Escape folds what is unfolded, and goes back to the button that unfolded it. */
function closeByKey(event: KeyboardEvent, { open, close }: More): void {
  if (event.key !== 'Escape' || open === null || event.defaultPrevented || isTyped(event.target)) return;
  event.preventDefault();
  close();
  event.currentTarget.querySelector<HTMLElement>('.problem-action[aria-expanded="true"]')?.focus();
}

/** Whether a key goes to a field in which something stands, which is not thrown away by it. */
function isTyped(target: EventTarget): boolean {
  return (target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement) && target.value !== '';
}

/** What a finding says and where it is, as a way there. */
function FindingText({ finding, where, follows, from }: FindingLineProps): React.JSX.Element {
  const { accepted } = finding;
  return (
    <button type="button" className="problem-go" onClick={() => go(finding)}>
      {accepted ? <AcceptedMark size={15} /> : <SeverityMark severity={finding.severity} size={15} />}
      <span className="problem-text">
        <span className="problem-message">{accepted ? <del>{finding.message}</del> : finding.message}</span>
        {accepted && <span className="problem-accepted">{acceptedWords(finding)}</span>}
        <span className="problem-meta">
          {finding.rule}
          {finding.code !== null && <span className="problem-code">{finding.code}</span>}
          <span>{where}</span>
          {follows && <span className="problem-follows">{followsWords(follows, from)}</span>}
        </span>
      </span>
    </button>
  );
}

function followsWords(how: Cause['how'], from: Finding | undefined): string {
  if (from === undefined) return findingWords.follows[how];
  return findingWords.followsFrom(how, ruleOf(ruleIdOfFinding(from))?.summary.replace(/\.$/, '') ?? from.rule);
}

function go(finding: Finding): void {
  // Where one pane is shown at a time, the text is where the place can be seen.
  setView({ openFile: finding.file, ...(layoutMode() === 'single' ? { pane: 'text' } : {}) });
  goToFinding(finding);
}

function openItsPattern(finding: Finding): void {
  const pattern = patternFor(finding);
  if (pattern) openPatternFor(pattern);
  else notify({ tone: 'info', text: changeWords.changedSinceFound });
}

/** What can be done with a finding, as far as it can. */
function FindingActions(
  props: Pick<FindingLineProps, 'finding' | 'pattern'> & { readonly more: More },
): React.JSX.Element {
  const { finding, pattern, more } = props;
  const isFixable = (finding.fixes ?? []).length > 0;
  const accept = finding.accepted ? findingWords.changeAcceptance : findingWords.accept;
  return (
    <div className="problem-actions">
      {isFixable && <PartButton part="fix" more={more} Icon={Wand2} title={findingWords.fix} />}
      {pattern !== undefined && (
        <button type="button" className="problem-action" onClick={() => openItsPattern(finding)}>
          <Wand2 size={13} strokeWidth={1.75} aria-hidden />
          {findingWords.pattern(pattern)}
        </button>
      )}
      <PartButton part="why" more={more} Icon={HelpCircle} title={findingWords.why} />
      {whyNotAccepted(finding) === undefined && <PartButton part="accept" more={more} Icon={Check} title={accept} />}
      {finding.accepted && (
        <button type="button" className="problem-action" onClick={() => withdraw(finding)}>
          {findingWords.withdraw}
        </button>
      )}
    </div>
  );
}

interface PartButtonProps {
  readonly part: Part;
  readonly more: More;
  readonly Icon: LucideIcon;
  readonly title: string;
}

/** Unfolds a part of a finding, and folds it. */
function PartButton({ part, more, Icon, title }: PartButtonProps): React.JSX.Element {
  const isOpen = more.open === part;
  return (
    <button
      type="button"
      className="problem-action"
      aria-expanded={isOpen}
      aria-controls={isOpen ? more.id : undefined}
      onClick={() => more.toggle(part)}
    >
      <Icon size={13} strokeWidth={1.75} aria-hidden />
      {title}
    </button>
  );
}

/** The height of a group's head, which stays over the list, in CSS pixels. */
const headHeight = 32;

/**
 * What opened may stand below the panel's edge, and then nothing seems to have happened. Where it has no room in the panel that gets higher. It is
 * shown with its finding where both have room, else from its top: half a row of buttons over it would look broken.
 */
function showWhole(box: HTMLElement | null): void {
  const list = box?.closest('.problems-list');
  const finding = box?.closest<HTMLElement>('.problem');
  if (!box || !list || !finding) return;
  const isWhole = (part: HTMLElement): boolean => part.offsetHeight <= list.clientHeight - headHeight;
  if (!isWhole(box) && layoutMode() !== 'single') makeReadable();
  requestAnimationFrame(() => {
    if (isWhole(finding)) finding.scrollIntoView({ block: 'nearest' });
    else box.scrollIntoView({ block: 'start' });
  });
}
