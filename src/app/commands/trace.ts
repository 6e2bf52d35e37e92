import { focusRegion } from '../browser/regions';
import { openSection } from '../open-section';
import { askForUrl } from '../traced-call';
import { askWhichRule, askWhoGetsPort } from './ask-ladder';
import type { Command } from './command';
import { showEnvoyCommand } from './show-envoy';
import { isTraceable, traceSelected } from './trace-selected';

const hasFiles: Command['isEnabled'] = (state) => state.snapshot.files.length > 0;

/** What a user asks about calls. */
export const traceCommands: readonly Command[] = [
  { id: 'trace-call', title: 'Trace a call…', group: 'Ask', isEnabled: hasFiles, run: () => askForUrl() },
  {
    id: 'trace-selected',
    title: 'Trace what is selected',
    group: 'Ask',
    keys: ['T'],
    where: 'canvas',
    isEnabled: isTraceable,
    run: traceSelected,
  },
  { id: 'which-rule-wins', title: 'Which rule wins…', group: 'Ask', isEnabled: hasFiles, run: askWhichRule },
  { id: 'who-gets-port', title: 'Who gets port…', group: 'Ask', isEnabled: hasFiles, run: askWhoGetsPort },
  showEnvoyCommand,
  { id: 'show-trace', title: 'Show Trace', group: 'View', run: () => show('trace', 'Trace') },
  {
    id: 'show-assertions',
    title: 'Show Assertions',
    group: 'View',
    run: () => show('assertions', 'Assertions'),
  },
  { id: 'show-posture', title: 'Show Posture', group: 'View', run: () => show('posture', 'Posture') },
];

function show(section: 'trace' | 'assertions' | 'posture', region: 'Trace' | 'Assertions' | 'Posture'): void {
  openSection(section);
  requestAnimationFrame(() => focusRegion(region));
}
