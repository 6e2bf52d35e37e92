import type { Workload } from '../../core/mesh';
import { focusRegion } from '../browser/regions';
import { openSection } from '../open-section';
import { liesIn, selectedPod } from '../calling-pod';
import { getState } from '../store';
import { askForUrl, getTraceView, type Asked } from '../traced-call';
import { askWhichRule, askWhoGetsPort } from './ask-ladder';
import type { Command } from './command';
import { showEnvoyCommand } from './show-envoy';
import { isTraceable, traceSelected } from './trace-selected';

const hasFiles: Command['isEnabled'] = (state) => state.snapshot.files.length > 0;

/** What a user asks about calls. */
export const traceCommands: readonly Command[] = [
  { id: 'trace-call', title: 'Trace a call…', group: 'Ask', isEnabled: hasFiles, run: askForCall },
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
  { id: 'show-trace', title: 'Show Trace', group: 'View', run: () => show('trace') },
  {
    id: 'show-assertions',
    title: 'Show Assertions',
    group: 'View',
    run: () => show('assertions'),
  },
  { id: 'show-posture', title: 'Show Posture', group: 'View', run: () => show('posture') },
];

/** Asks for a URL that the selected pod calls; without one, whoever is traced goes on to call. */
function askForCall(): void {
  const pod = selectedPod(getState());
  const { asked } = getTraceView();
  if (pod === undefined || (asked && isCallOf(pod, asked))) askForUrl();
  else
    askForUrl({
      type: 'free',
      call: { namespace: pod.namespace, name: pod.name, url: '', method: 'GET', headers: {} },
    });
}

function isCallOf({ place, namespace, name }: Workload, asked: Asked): boolean {
  if (asked.type === 'drawn') return liesIn(asked.place, place);
  return asked.call.namespace === namespace && asked.call.name === name;
}

function show(section: 'trace' | 'assertions' | 'posture'): void {
  openSection(section);
  requestAnimationFrame(() => focusRegion(section));
}
