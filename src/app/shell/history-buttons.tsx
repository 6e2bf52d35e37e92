import { Redo2, Undo2 } from 'lucide-react';
import { runCommand } from '../commands';
import { useApp } from '../store';
import { IconButton } from '../widgets';
import { icon, useRest } from './bar-button';
import { topBarWords } from './words/bars';

/** Undo and redo, each with what it would take back or make again. */
export function HistoryButtons(): React.JSX.Element {
  const last = useApp((state) => state.history.past.at(-1)?.change.label);
  const next = useApp((state) => state.history.future.at(-1)?.change.label);
  const undoRest = useRest('undo');
  const redoRest = useRest('redo');
  return (
    <div className="top-group">
      <IconButton
        label={topBarWords.undo}
        keys="Mod+Z"
        aria-disabled={last === undefined}
        aria-description={last}
        {...undoRest}
        onClick={() => runCommand('undo')}
      >
        <Undo2 {...icon} />
      </IconButton>
      <IconButton
        label={topBarWords.redo}
        keys="Mod+Shift+Z"
        aria-disabled={next === undefined}
        aria-description={next}
        {...redoRest}
        onClick={() => runCommand('redo')}
      >
        <Redo2 {...icon} />
      </IconButton>
    </div>
  );
}
