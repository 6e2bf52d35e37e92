import { focusRegion } from '../browser/regions';
import { layoutMode } from '../layout-mode';
import { openDialog } from '../dialogs';
import { openSection } from '../open-section';
import { getView, setView, type ViewState } from '../view';
import type { Command } from './command';

/** Commands about how the page looks. */
export const viewCommands: readonly Command[] = [
  { id: 'toggle-explorer', title: 'Fold or unfold Explorer', group: 'View', keys: ['Mod+B'], run: toggleExplorer },
  {
    id: 'toggle-dock',
    title: 'Fold or unfold the sections below the canvas',
    group: 'View',
    keys: ['Mod+J'],
    run: toggleDock,
  },
  {
    id: 'toggle-right',
    title: 'Fold or unfold Inspector and YAML',
    group: 'View',
    keys: ['Mod+Alt+B'],
    run: toggleRight,
  },
  { id: 'show-problems', title: 'Show Problems', group: 'View', run: showProblems },
  { id: 'show-form', title: 'Show the form alone', group: 'View', run: () => showRight('form') },
  { id: 'show-split', title: 'Show form and text', group: 'View', run: () => showRight('split') },
  { id: 'show-text', title: 'Show the text alone', group: 'View', run: () => showRight('text') },
  { id: 'theme-system', title: 'Theme: as the system', group: 'View', run: () => setView({ theme: 'system' }) },
  { id: 'theme-light', title: 'Theme: light', group: 'View', run: () => setView({ theme: 'light' }) },
  { id: 'theme-dark', title: 'Theme: dark', group: 'View', run: () => setView({ theme: 'dark' }) },
  {
    id: 'toggle-follow',
    title: 'Follow the selection, on or off',
    group: 'View',
    run: () => setView({ follow: !getView().follow }),
  },
  {
    id: 'toggle-minimap',
    title: 'Minimap, on or off',
    group: 'View',
    run: () => setView({ minimap: !getView().minimap }),
  },
  {
    id: 'toggle-letter-keys',
    title: 'Single-key shortcuts, on or off',
    group: 'View',
    run: () => setView({ letterKeys: !getView().letterKeys }),
  },
  {
    id: 'open-palette',
    title: 'Command palette',
    group: 'View',
    keys: ['Mod+K', 'F1'],
    run: () => openDialog('palette'),
  },
  {
    id: 'show-keys',
    title: 'Keyboard shortcuts',
    group: 'View',
    keys: ['?'],
    where: 'outside-text',
    run: () => openDialog('keys'),
  },
];

function toggleExplorer(): void {
  const { folded, compact } = getView();
  if (layoutMode() === 'compact') setView({ compact: { ...compact, explorer: !compact.explorer } });
  else setView({ folded: { ...folded, explorer: !folded.explorer } });
}

function toggleDock(): void {
  const { folded, compact } = getView();
  if (layoutMode() === 'compact') setView({ compact: { ...compact, dock: !compact.dock } });
  else setView({ folded: { ...folded, dock: !folded.dock } });
}

function toggleRight(): void {
  const { folded } = getView();
  setView({ folded: { ...folded, right: !folded.right } });
}

function showProblems(): void {
  openSection('problems');
  requestAnimationFrame(() => focusRegion('problems'));
}

function showRight(rightColumn: ViewState['rightColumn']): void {
  setView({ rightColumn, folded: { ...getView().folded, right: false } });
}
