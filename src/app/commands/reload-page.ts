import type { Command } from './command';
import { commandGroups, viewTitles } from './words/titles';

/** Loads the page anew with the newest version that this browser has; what is not stored yet is stored before. */
export const reloadPageCommand: Command = {
  id: 'reload-page',
  title: viewTitles.reloadPage,
  group: commandGroups.view,
  run: async () => {
    const { reloadPage } = await import('../browser/page-updates');
    await reloadPage();
  },
};
