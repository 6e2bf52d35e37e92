import { askCanvas } from '../canvas-requests';
import { getView, setView } from '../view';
import type { Command } from './command';
import { graphRows } from './graph-rows';
import { drawn } from './selected';
import { commandGroups, viewTitles } from './words/titles';

const legend: Command = {
  id: 'toggle-legend',
  title: viewTitles.toggleLegend,
  group: commandGroups.view,
  isEnabled: drawn,
  run: () => setView({ legend: !getView().legend }),
};

/** What is done in the flow graph, for the palette, the menus and the keys of the canvas. */
export const graphCommands: readonly Command[] = [
  ...graphRows.map(({ request, ...row }): Command => ({ ...row, where: 'canvas', run: () => askCanvas(request) })),
  legend,
];
