import { FilePlus2 } from 'lucide-react';
import { lazy, Suspense, useDeferredValue, useMemo, useState } from 'react';
import { runCommand } from '../commands';
import { useApp } from '../store';
import { IconButton, PaneHeader } from '../widgets';
import './explorer.css';
import { rowsOf, type Toggled } from './rows';

/** Comes with the first file; the first paint does without it. */
const Tree = lazy(() => import('./tree').then((module) => ({ default: module.Tree })));

/** Files, their documents, and what lies in them, as a tree that needs no mouse. */
export function ExplorerPanel(): React.JSX.Element {
  // The tree may be a moment behind the text, so that typing in a design of thousands of documents does not wait for it.
  const snapshot = useDeferredValue(useApp((state) => state.snapshot));
  const [toggled, setToggled] = useState<Toggled>(new Set());
  const rows = useMemo(() => rowsOf(snapshot, toggled), [snapshot, toggled]);
  return (
    <section role="region" aria-label="Explorer" className="explorer">
      <PaneHeader title="Explorer">
        <IconButton label="New file" onClick={() => runCommand('new-file')}>
          <FilePlus2 size={16} strokeWidth={1.75} aria-hidden />
        </IconButton>
      </PaneHeader>
      {rows.length === 0 ? (
        <p className="explorer-empty">No files yet. Open some, paste YAML, or start from a template.</p>
      ) : (
        <Suspense fallback={null}>
          <Tree rows={rows} toggled={toggled} onToggled={setToggled} />
        </Suspense>
      )}
    </section>
  );
}
