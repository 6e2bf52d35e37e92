import { Flag, ListChecks, Play, Route, Square, Terminal, TextSelect, Volume2 } from 'lucide-react';
import { traceText, type Trace } from '../../core/mesh';
import { promiseCalls, promiseOfTrace } from '../commands/promise-calls';
import { copyText } from '../copy-text';
import { placeWords } from '../place-words';
import { announce, notify } from '../notices';
import { expectedFromNow } from '../promise-words';
import { dispatch, useApp } from '../store';
import { isWayShown, leadsSomewhere, showWay, useTraceView } from '../traced-call';
import { traceCommand } from './cluster-commands';
import type { ShownCall } from './shown-call';
import { spokenPath } from './spoken-path';
import { usePlay } from './use-play';
import { actionWords } from './words';

interface ActionsProps {
  readonly shown: ShownCall;
  readonly trace: Trace;
  /** Whether settings are tried that are not written: what is found then is no promise. */
  readonly tries: boolean;
  readonly checks: boolean;
  readonly onChecks: () => void;
}

/** What can be done with a walk. */
export function TraceActions({ shown, trace, tries, checks, onChecks }: ActionsProps): React.JSX.Element {
  const files = useApp((state) => state.snapshot.files);
  const { snapshot, drawn } = shown;
  const text = (): string => traceText(trace, (resource, path) => placeWords(snapshot, resource, path));
  const paths = files.map(({ path }) => path);
  return (
    <div className="trace-actions">
      <PlayAction trace={trace} />
      <PathAction />
      <Action
        icon={Flag}
        disabled={!drawn || tries}
        title={drawn ? undefined : actionWords.drawFirst}
        onClick={() => expectThis(shown, trace)}
      >
        {actionWords.expectThis}
      </Action>
      <Action icon={TextSelect} onClick={() => void copyText(text(), actionWords.copiedTrace)}>
        {actionWords.copyAsText}
      </Action>
      <Action
        icon={Terminal}
        onClick={() => void copyText(traceCommand(shown.asked, paths), actionWords.copiedCommand)}
      >
        {actionWords.copyCommand}
      </Action>
      <Action icon={ListChecks} expanded={checks} onClick={onChecks}>
        {actionWords.checkOnCluster}
      </Action>
      <Action icon={Volume2} onClick={() => announce(spokenPath(trace))}>
        {actionWords.readPath}
      </Action>
    </div>
  );
}

/** Walks the path hop by hop, and stops that. */
function PlayAction({ trace }: Pick<ActionsProps, 'trace'>): React.JSX.Element {
  const { playing, play, stop } = usePlay(trace.hops);
  return (
    <Action icon={playing ? Square : Play} onClick={playing ? stop : play}>
      {playing ? actionWords.stop : actionWords.play}
    </Action>
  );
}

/**
 * Narrows the canvas to the path. It cannot where nothing of it is written, or the canvas has looked and draws nothing of it: that may be found by the press, so
 * it keeps the focus, and says why when it is pressed again.
 */
function PathAction(): React.JSX.Element {
  const isShown = useTraceView(isWayShown);
  const isDrawn = useTraceView(({ way, onCanvas }) => onCanvas !== false && (way === null || leadsSomewhere(way)));
  return (
    <Action
      icon={Route}
      pressed={isShown && isDrawn}
      resting={!isDrawn}
      title={isDrawn ? actionWords.onCanvasAlone : actionWords.notOnCanvas}
      onClick={() => (isDrawn ? showWay(!isShown) : announce(actionWords.notOnCanvas))}
    >
      {actionWords.path}
    </Action>
  );
}

function Action(props: {
  readonly icon: typeof Play;
  readonly pressed?: boolean;
  readonly expanded?: boolean;
  readonly disabled?: boolean;
  /** Nothing comes of a press now, which it says itself: it can have the focus. */
  readonly resting?: boolean;
  readonly title?: string | undefined;
  readonly onClick: () => void;
  readonly children: string;
}): React.JSX.Element {
  const { icon: Icon, pressed, expanded, resting, children, title = children, ...rest } = props;
  // Where there is no room for its words, the button keeps them as tooltip and as name.
  return (
    <button
      type="button"
      className="button button-small trace-action"
      aria-label={children}
      aria-pressed={pressed}
      aria-expanded={expanded}
      aria-disabled={resting || undefined}
      title={title}
      {...rest}
    >
      <Icon size={14} strokeWidth={1.75} aria-hidden />
      <span>{children}</span>
    </button>
  );
}

/** Writes what the call does today as its promise. */
function expectThis({ snapshot, drawn }: ShownCall, trace: Trace): void {
  if (!drawn) return;
  const result = promiseCalls(snapshot, [{ call: drawn.place, promise: promiseOfTrace(trace) }]);
  if (!result.ok) notify({ tone: 'info', text: result.detail });
  else if (dispatch(result.change)) notify({ tone: 'ok', text: expectedFromNow(drawn.url), undo: true });
}
