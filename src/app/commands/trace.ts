import { focusRegion } from '../browser/regions';
import { openSection } from '../open-section';
import { getState } from '../store';
import { openTrace } from '../traced-call';
import { askWhichRule, askWhoGetsPort } from './ask-ladder';
import type { Command } from './command';
import { traceableSelected } from './selected';
import { showEnvoyCommand } from './show-envoy';
import { askTitles, commandGroups, viewTitles } from './words/titles';

const hasFiles: Command['isEnabled'] = (state) => state.snapshot.files.length > 0;

/** What a user asks about calls. */
export const traceCommands: readonly Command[] = [
  {
    id: 'trace-call',
    title: askTitles.traceCall,
    group: commandGroups.ask,
    isEnabled: hasFiles,
    // Who sees an entry is a question to the engine, which the first paint does not wait for.
    run: () => void import('./trace-selected').then(({ askForCall }) => askForCall()),
  },
  {
    id: 'trace-selected',
    title: askTitles.traceSelected,
    group: commandGroups.ask,
    keys: ['T'],
    where: 'canvas',
    isEnabled: traceableSelected,
    run: () => void import('./trace-selected').then(({ traceSelected }) => traceSelected()),
  },
  {
    id: 'which-rule-wins',
    title: askTitles.whichRuleWins,
    group: commandGroups.ask,
    isEnabled: hasFiles,
    run: askWhichRule,
  },
  {
    id: 'who-gets-port',
    title: askTitles.whoGetsPort,
    group: commandGroups.ask,
    isEnabled: hasFiles,
    run: askWhoGetsPort,
  },
  showEnvoyCommand,
  { id: 'show-topology', title: viewTitles.showTopology, group: commandGroups.view, run: () => show('topology') },
  { id: 'show-trace', title: viewTitles.showTrace, group: commandGroups.view, run: () => show('trace') },
  {
    id: 'show-assertions',
    title: viewTitles.showAssertions,
    group: commandGroups.view,
    run: () => show('assertions'),
  },
  { id: 'show-posture', title: viewTitles.showPosture, group: commandGroups.view, run: () => show('posture') },
  { id: 'show-lab', title: viewTitles.showLab, group: commandGroups.view, run: () => show('lab') },
];

function show(section: 'topology' | 'trace' | 'assertions' | 'posture' | 'lab'): void {
  if (section === 'trace') openTrace(getState());
  else openSection(section);
  requestAnimationFrame(() => focusRegion(section));
}
