import { Menu } from '@mantine/core';
import { FilePlus2, ListTree } from 'lucide-react';
import { lazy, Suspense, useDeferredValue, useMemo, useState } from 'react';
import { useDrawing } from '../drawing';
import { runCommand } from '../commands';
import { useReview } from '../review-state';
import { useApp } from '../store';
import { setView, useView, type ViewState } from '../view';
import { IconButton, PaneHeader } from '../widgets';
import './explorer.css';
import { flattenBranches, type Toggled } from './row';
import { goneBranches } from './gone';
import { branchesOf } from './rows';

/** Comes with the first file; the first paint does without it. */
const Tree = lazy(() => import('./tree').then((module) => ({ default: module.Tree })));

/** Files, their documents, and what lies in them, as a tree that needs no mouse. */
export function ExplorerPanel(): React.JSX.Element {
  // The tree may be a moment behind the text, so that typing in a design of thousands of documents does not wait for it.
  const snapshot = useDeferredValue(useApp((state) => state.snapshot));
  const [toggled, setToggled] = useState<Toggled>(new Set());
  const sort = useView((view) => view.explorerSort);
  const isDrawn = useDrawing();
  const gone = useReview((review) => review.gone);
  const branches = useMemo(
    () => [...(isDrawn || sort === 'file' ? branchesOf(snapshot, sort) : []), ...goneBranches(gone)],
    [snapshot, sort, isDrawn, gone],
  );
  const rows = useMemo(() => flattenBranches(branches, toggled), [branches, toggled]);
  return (
    <section role="region" aria-label="Explorer" className="explorer">
      <PaneHeader title="Explorer">
        {snapshot.files.length > 0 && <SortMenu sort={sort} />}
        <IconButton label="New file" onClick={() => runCommand('new-file')}>
          <FilePlus2 size={16} strokeWidth={1.75} aria-hidden />
        </IconButton>
      </PaneHeader>
      {rows.length === 0 ? (
        <p className="explorer-empty">{emptyWords(snapshot.files.length)}</p>
      ) : (
        <Suspense fallback={null}>
          <Tree branches={branches} rows={rows} toggled={toggled} onToggled={setToggled} />
        </Suspense>
      )}
    </section>
  );
}

/** What an empty tree says. */
function emptyWords(files: number): string {
  return files === 0
    ? 'No files yet. Open some, paste YAML, or start from a template.'
    : 'Nothing is drawn that could stand here.';
}

const sorts: readonly { readonly id: ViewState['explorerSort']; readonly title: string }[] = [
  { id: 'file', title: 'By file' },
  { id: 'namespace', title: 'By namespace' },
  { id: 'call', title: 'By call' },
];

/** How the tree is ordered. */
function SortMenu({ sort }: { readonly sort: ViewState['explorerSort'] }): React.JSX.Element {
  const title = sorts.find(({ id }) => id === sort)?.title ?? '';
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <IconButton label={`Order: ${title.toLowerCase()}`}>
          <ListTree size={16} strokeWidth={1.75} aria-hidden />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup value={sort}>
          {sorts.map((each) => (
            <Menu.RadioItem
              key={each.id}
              value={each.id}
              closeMenuOnClick
              onChange={() => setView({ explorerSort: each.id })}
            >
              {each.title}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
