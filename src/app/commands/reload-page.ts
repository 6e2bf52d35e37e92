import type { Command } from './command';

/** Loads the page anew with the newest version that this browser has; what is not stored yet is stored before. */
export const reloadPageCommand: Command = {
  id: 'reload-page',
  title: 'Reload Fairway',
  group: 'View',
  run: async () => {
    const { reloadPage } = await import('../browser/page-updates');
    await reloadPage();
  },
};
