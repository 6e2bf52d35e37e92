import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { findCommand, runCommand } from '../commands';
import { isDialogOpen } from '../dialogs';
import { dismissNotice, useNotices, type Notice } from '../notices';
import { getState, useApp } from '../store';
import { IconButton } from '../widgets';
import { noticeWords } from './words/page';

/**
 * The newest notice, bottom left in the canvas, above its tools. It goes after 6 seconds, 10 with `Undo`, and with Escape; with details, such
 * as files that could not be opened, it stays.
 */
export function Toast(): React.JSX.Element | null {
  const notice = useNotices((state) => state.notice);
  return notice && <Shown key={notice.id} notice={notice} />;
}

function Shown({ notice }: { readonly notice: Notice }): React.JSX.Element {
  const [held, setHeld] = useState(false);
  const [shownAt] = useState(() => getState().revision);
  const isLast = useApp((state) => state.revision === shownAt);
  const label = useApp((state) => state.history.past.at(-1)?.change.label);
  const undoable = notice.undo === true && isLast && label !== undefined;
  const details = notice.details ?? [];
  const waits = notice.tone === 'error' && notice.command !== undefined && !notice.undo;
  const stays = held || details.length > 0 || waits;
  useEffect(() => {
    if (stays) return undefined;
    const timer = setTimeout(dismissNotice, notice.undo ? 10_000 : 6_000);
    return () => clearTimeout(timer);
  }, [stays, notice]);
  useEffect(() => {
    // What the pane with the focus has used Escape for is not also for the notice.
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented && !isDialogOpen()) dismissNotice();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
  const act = (command: string): void => {
    dismissNotice();
    runCommand(command);
  };
  const actions = (undoable || notice.command) && (
    <span className="toast-actions">
      {undoable && (
        <button
          type="button"
          className="link-button"
          aria-label={noticeWords.undoChange(label)}
          onClick={() => act('undo')}
        >
          {noticeWords.undo}
        </button>
      )}
      {notice.command && findCommand(notice.command.id) && (
        <button type="button" className="link-button" onClick={() => act(notice.command?.id ?? '')}>
          {notice.command.title}
        </button>
      )}
    </span>
  );
  return (
    <div
      role="group"
      className={`toast toast-${notice.tone}`}
      aria-label={noticeWords.name}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <div className="toast-row">
        <div className="toast-text">
          <p>{notice.text}</p>
          {details.length === 0 && actions}
        </div>
        <IconButton label={noticeWords.dismiss} onClick={dismissNotice}>
          <X size={16} strokeWidth={1.75} aria-hidden />
        </IconButton>
      </div>
      {details.length > 0 && (
        <ul className="toast-details" tabIndex={0} aria-label={noticeWords.details}>
          {details.map((line, index) => (
            <li key={index}>{line}</li>
          ))}
        </ul>
      )}
      {details.length > 0 && actions}
    </div>
  );
}
