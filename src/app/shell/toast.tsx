import { X } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { giveFocusBack } from '../browser/focus-trail';
import { findCommand, runCommand } from '../commands';
import { isDialogOpen } from '../dialogs';
import { dismissNotice, useNotices, type Notice } from '../notices';
import { getState, useApp } from '../store';
import { IconButton } from '../widgets';
import { useNoticeRow } from './use-notice-row';
import { noticeWords } from './words/page';

/**
 * The newest notice, over the headings of the lanes, or in a row of its own below the canvas where it is more than a line. It goes after 6 seconds, 10 with `Undo`, and with Escape; while it is pointed at or has the focus, and with details,
 * such as files that could not be opened, it stays. The status bar shows it again.
 */
export function Toast(): React.JSX.Element | null {
  const notice = useNotices((state) => state.notice);
  return notice && <Shown key={notice.id} notice={notice} />;
}

function Shown({ notice }: { readonly notice: Notice }): React.JSX.Element {
  const [pointedAt, setPointedAt] = useState(false);
  const [focused, setFocused] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useDismissal(notice, pointedAt || focused);
  useFocusBack(box);
  useNoticeRow(box);
  const details = notice.details ?? [];
  const actions = <NoticeActions notice={notice} />;
  return (
    <div
      ref={box}
      role="group"
      className={`toast toast-${notice.tone}`}
      aria-label={noticeWords.name}
      onMouseEnter={() => setPointedAt(true)}
      onMouseLeave={() => setPointedAt(false)}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
    >
      <div className="toast-row">
        <div className="toast-text">
          <p>{notice.text}</p>
          {details.length === 0 && actions}
        </div>
        <IconButton label={noticeWords.dismiss} onClick={() => dismiss(notice)}>
          <X size={16} strokeWidth={1.75} aria-hidden />
        </IconButton>
      </div>
      {details.length > 0 && <NoticeDetails lines={details} />}
      {details.length > 0 && actions}
    </div>
  );
}

/** Whoever has pressed something in a notice goes on from where they were before. */
function useFocusBack(box: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = box.current;
    return () => {
      if (element?.contains(document.activeElement)) giveFocusBack();
    };
  }, [box]);
}

/** Takes the notice away after its time, unless somebody holds it or it has to be read, and with Escape. */
function useDismissal(notice: Notice, held: boolean): void {
  const stays = held || hasToBeRead(notice);
  useEffect(() => {
    if (stays) return undefined;
    const timer = setTimeout(dismissNotice, notice.undo ? 10_000 : 6_000);
    return () => clearTimeout(timer);
  }, [stays, notice]);
  useEffect(() => {
    // What the pane with the focus has used Escape for is not also for the notice.
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented && !isDialogOpen()) dismiss(notice);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [notice]);
}

/** Whoever puts away what says that something is worked on does not want it. */
function dismiss({ work }: Notice): void {
  if (work) work.stop();
  else dismissNotice();
}

/** Whether a notice has details, is about work that goes on, or says of an error what to do. */
function hasToBeRead({ tone, details = [], command, undo, work }: Notice): boolean {
  return work !== undefined || details.length > 0 || (tone === 'error' && command !== undefined && !undo);
}

function NoticeActions({ notice }: { readonly notice: Notice }): React.JSX.Element | null {
  const { undo, command, work, progress } = notice;
  const undone = useLastChange();
  const undoable = undo === true && undone !== undefined;
  if (work) return <Working work={work} progress={progress} />;
  if (!undoable && !command) return null;
  return (
    <span className="toast-actions">
      {undoable && (
        <button
          type="button"
          className="link-button"
          aria-label={noticeWords.undoChange(undone)}
          onClick={() => act('undo')}
        >
          {noticeWords.undo}
        </button>
      )}
      {command && findCommand(command.id) && (
        <button type="button" className="link-button" onClick={() => act(command.id)}>
          {command.title}
        </button>
      )}
    </span>
  );
}

function Working({
  work,
  progress,
}: {
  readonly work: NonNullable<Notice['work']>;
  readonly progress: number | undefined;
}): React.JSX.Element {
  return (
    <span className="toast-actions">
      <progress aria-label={work.progressLabel} value={progress} />
      <button type="button" className="link-button" onClick={work.stop}>
        {work.cancel}
      </button>
    </span>
  );
}

/** What the last change is called, as long as it is the one that was last when the notice came. */
function useLastChange(): string | undefined {
  const [shownAt] = useState(() => getState().revision);
  return useApp(({ revision, history }) => (revision === shownAt ? history.past.at(-1)?.change.label : undefined));
}

function act(command: string): void {
  dismissNotice();
  runCommand(command);
}

/** Scrolls by its keys, and so can have the focus. */
function NoticeDetails({ lines }: { readonly lines: readonly string[] }): React.JSX.Element {
  return (
    <ul className="toast-details" tabIndex={0} aria-label={noticeWords.details}>
      {lines.map((line, index) => (
        <li key={index}>{line}</li>
      ))}
    </ul>
  );
}
