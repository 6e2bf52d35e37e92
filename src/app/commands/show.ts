import { focusRegion } from '../browser/regions';
import { layoutMode } from '../layout-mode';
import { openDialog } from '../dialogs';
import { makeReadable, openSection } from '../open-section';
import { getView, setView, type ViewState } from '../view';
import type { Command } from './command';
import { commandGroups, viewTitles } from './words/titles';

/** Commands about how the page looks. */
export const viewCommands: readonly Command[] = [
  {
    id: 'toggle-explorer',
    title: viewTitles.toggleExplorer,
    group: commandGroups.view,
    keys: ['Mod+B'],
    run: toggleExplorer,
  },
  {
    id: 'toggle-dock',
    title: viewTitles.toggleDock,
    group: commandGroups.view,
    keys: ['Mod+J'],
    run: toggleDock,
  },
  {
    id: 'toggle-right',
    title: viewTitles.toggleRight,
    group: commandGroups.view,
    keys: ['Mod+Alt+B'],
    run: toggleRight,
  },
  { id: 'show-problems', title: viewTitles.showProblems, group: commandGroups.view, run: showProblems },
  { id: 'show-form', title: viewTitles.showForm, group: commandGroups.view, run: () => showRight('form') },
  { id: 'show-split', title: viewTitles.showSplit, group: commandGroups.view, run: () => showRight('split') },
  { id: 'show-text', title: viewTitles.showText, group: commandGroups.view, run: () => showRight('text') },
  {
    id: 'theme-system',
    title: viewTitles.themeSystem,
    group: commandGroups.view,
    run: () => setView({ theme: 'system' }),
  },
  {
    id: 'theme-light',
    title: viewTitles.themeLight,
    group: commandGroups.view,
    run: () => setView({ theme: 'light' }),
  },
  { id: 'theme-dark', title: viewTitles.themeDark, group: commandGroups.view, run: () => setView({ theme: 'dark' }) },
  {
    id: 'toggle-follow',
    title: viewTitles.toggleFollow,
    group: commandGroups.view,
    run: () => setView({ follow: !getView().follow }),
  },
  {
    id: 'toggle-minimap',
    title: viewTitles.toggleMinimap,
    group: commandGroups.view,
    run: () => setView({ minimap: !getView().minimap }),
  },
  {
    id: 'toggle-letter-keys',
    title: viewTitles.toggleLetterKeys,
    group: commandGroups.view,
    run: () => setView({ letterKeys: !getView().letterKeys }),
  },
  {
    id: 'open-palette',
    title: viewTitles.openPalette,
    group: commandGroups.view,
    keys: ['Mod+K', 'F1'],
    run: () => openDialog('palette'),
  },
  {
    id: 'show-keys',
    title: viewTitles.showKeys,
    group: commandGroups.view,
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
  makeReadable();
  openSection('problems');
  requestAnimationFrame(() => focusRegion('problems'));
}

function showRight(rightColumn: ViewState['rightColumn']): void {
  setView({ rightColumn, folded: { ...getView().folded, right: false } });
}
