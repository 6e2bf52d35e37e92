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
import { filterBranches } from './filter-branches';
import { flattenBranches, type Toggled } from './row';
import { goneBranches } from './gone';
import { branchesOf } from './rows';
import { explorerWords } from './words/panel';

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
  const here = useMemo(() => (isDrawn || sort === 'file' ? branchesOf(snapshot, sort) : []), [snapshot, sort, isDrawn]);
  const branches = useMemo(() => (gone.length === 0 ? here : [...here, ...goneBranches(gone)]), [here, gone]);
  const [text, setText] = useState('');
  const asked = useDeferredValue(text);
  const found = useMemo(
    () => filterBranches(branches, { text: asked, resources: snapshot.resources, toggled }),
    [branches, asked, snapshot, toggled],
  );
  const rows = useMemo(() => flattenBranches(found, toggled), [found, toggled]);
  return (
    <section role="region" aria-label={explorerWords.title} className="explorer">
      <PaneHeader title={explorerWords.title}>
        {snapshot.files.length > 0 && <SortMenu sort={sort} />}
        <IconButton label={explorerWords.newFile} onClick={() => runCommand('new-file')}>
          <FilePlus2 size={16} strokeWidth={1.75} aria-hidden />
        </IconButton>
      </PaneHeader>
      {snapshot.resources.length > fewResources && <SearchField text={text} onType={setText} />}
      {rows.length === 0 ? (
        <p className="explorer-empty">
          {snapshot.files.length === 0
            ? explorerWords.noFiles
            : asked === ''
              ? explorerWords.nothingDrawn
              : explorerWords.nothingFound(asked)}
        </p>
      ) : (
        <Suspense fallback={null}>
          <Tree branches={found} rows={rows} toggled={toggled} onToggled={setToggled} />
        </Suspense>
      )}
    </section>
  );
}

/** So many resources are found without a search. */
const fewResources = 12;

/** Narrows the tree; Escape puts all of it back. */
function SearchField(props: { readonly text: string; readonly onType: (text: string) => void }): React.JSX.Element {
  const { text, onType } = props;
  return (
    <input
      type="search"
      className="explorer-search"
      aria-label={explorerWords.search}
      placeholder={explorerWords.searchFor}
      spellCheck={false}
      autoComplete="off"
      value={text}
      onChange={(event) => onType(event.target.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || text === '') return;
        onType('');
        event.preventDefault();
        event.stopPropagation();
      }}
    />
  );
}

const sorts: readonly ViewState['explorerSort'][] = ['file', 'namespace', 'call'];

/** How the tree is ordered. */
function SortMenu({ sort }: { readonly sort: ViewState['explorerSort'] }): React.JSX.Element {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <IconButton label={explorerWords.sortedBy[sort]}>
          <ListTree size={16} strokeWidth={1.75} aria-hidden />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup value={sort}>
          {sorts.map((each) => (
            <Menu.RadioItem key={each} value={each} closeMenuOnClick onChange={() => setView({ explorerSort: each })}>
              {explorerWords.sorts[each]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
