import { topologyOf } from '../../core/topology';
import type { Place, Resource } from '../../core/schema';
import { LineIndex } from '../../core/text';
import { valueAt } from '../../core/yaml';
import { focusRegion } from '../browser/regions';
import { commands, runCommand, type Command } from '../commands';
import { openDialog, searchSign } from '../dialogs';
import { goToText } from '../go-to-text';
import { getSession, whyReadOnly } from '../session';
import { select, type AppState } from '../store';
import { getView, setView } from '../view';
import { lineWords, paletteWords, signWords } from './words/palette';

/** A line of the palette. */
export interface Entry {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  /** Kind of the resource whose glyph stands before it. */
  readonly kind?: string;
  readonly keys?: string;
  readonly disabled?: boolean;
  /** What else it is found by: the hosts that a resource is for. */
  readonly hosts?: readonly string[];
  /** Undefined for a line that only says what to type. */
  readonly run?: () => void;
}

/** All that can be found, by what it is. */
export interface Sources {
  readonly commands: readonly Entry[];
  /** Resources, drawn workloads and hosts. */
  readonly things: readonly Entry[];
  readonly files: readonly Entry[];
}

/** Everything that the palette can find in a state of the page; gathered once when it opens. */
export function gatherEntries(state: AppState): Sources {
  return {
    commands: commandEntries(state),
    things: [...resourceEntries(state), ...workloadEntries(state), ...hostEntries(state)],
    files: state.snapshot.files.map(({ path }) => ({
      id: `file:${path}`,
      title: path,
      detail: paletteWords.file,
      run: () => setView({ openFile: path, pane: 'text' }),
    })),
  };
}

/** The one entry of `:12`: a line of the file that is open. Without a number it says what to type. */
export function lineEntry(state: AppState, text: string): Entry {
  const path = getView().openFile ?? state.snapshot.files[0]?.path;
  const view = state.snapshot.files.find((each) => each.path === path);
  const line = Number(text.trim());
  const lines = new LineIndex(view?.file.text ?? '');
  if (!view || !Number.isInteger(line) || line < 1) {
    const detail = view ? lineWords.range(lines.count, view.path) : lineWords.noFile;
    return { id: 'line', title: lineWords.ask, detail, disabled: true };
  }
  const wanted = Math.min(line, lines.count);
  return {
    id: 'line',
    title: lineWords.go(wanted),
    detail: wanted === line ? view.path : lineWords.pastTheEnd(view.path, lines.count),
    run: () => {
      const from = lines.startOf(wanted);
      const { starts, documents } = view.stream;
      const document = documents.findLast((_, index) => (starts[index] ?? 0) <= from);
      if (document) goToText({ file: view.path, document: document.id, path: [] }, { from, to: from });
    },
  };
}

/** The one entry of `/`: the filter of the canvas, which has a field of its own. */
export const filterEntry: Entry = {
  id: 'filter',
  ...signWords.filter,
  keys: '/',
  run: () => runCommand('filter-canvas'),
};

/** Opens the templates with what was typed in their search. */
export function templatesEntry(query: string): Entry {
  return {
    id: 'templates',
    title: paletteWords.inTemplates(query),
    detail: '',
    run: () => openDialog('templates', `${searchSign}${query}`),
  };
}

/** What the first signs mean, as entries that write them. */
export const signEntries: readonly Entry[] = [
  signEntry('>', signWords.commands),
  signEntry('@', signWords.things),
  signEntry(':', signWords.line),
  signEntry('/', signWords.graph),
  { id: 'sign:keys', title: signWords.keys, detail: '', keys: '?', run: () => runCommand('show-keys') },
];

function signEntry(sign: string, { title, detail }: Pick<Entry, 'title' | 'detail'>): Entry {
  return { id: `sign:${sign}`, title: `${sign}  ${title}`, detail, run: () => openDialog('palette', sign) };
}

function commandEntries(state: AppState): Entry[] {
  return commands
    .filter((command) => command.id !== 'open-palette' && (command.isEnabled?.(state) ?? true))
    .map(commandEntry);
}

function commandEntry(command: Command): Entry {
  const keys = command.keys?.[0];
  return {
    id: `command:${command.id}`,
    title: command.title,
    detail: command.group,
    ...(keys ? { keys } : {}),
    ...(command.writes && whyReadOnly(getSession()) !== null ? { disabled: true } : {}),
    run: () => runCommand(command.id),
  };
}

function resourceEntries({ snapshot }: AppState): Entry[] {
  const several = snapshot.files.length > 1;
  // An app's Service has its name, and who looks for the name means the app.
  const isService = ({ kind }: Resource): boolean => kind === 'Service';
  const { resources } = snapshot;
  const inOrder = [...resources.filter((each) => !isService(each)), ...resources.filter(isService)];
  return inOrder.map((resource) => ({
    hosts: hostsIn(resource),
    id: `resource:${resource.place.file}:${resource.place.document}:${resource.key}`,
    title: resource.name === '' ? paletteWords.unnamed(resource.kind) : resource.name,
    // Where there is one file, its name tells nothing.
    detail: [resource.kind, resource.namespace, several && resource.place.file].filter(Boolean).join(' · '),
    kind: resource.kind,
    run: () => goTo(resource.place),
  }));
}

/** The hosts that a resource is for, as written. */
function hostsIn({ value }: Resource): readonly string[] {
  const written = [valueAt(value, ['spec', 'host']), valueAt(value, ['spec', 'hosts'])].flat();
  return written.filter((host) => typeof host === 'string');
}

/** Pods drawn in an EgressDesign; those of a Deployment are found as that. */
function workloadEntries({ snapshot }: AppState): Entry[] {
  return snapshot.mesh.workloads
    .filter(({ source }) => source === 'EgressDesign')
    .map(({ id, name, namespace, place }) => ({
      id: `workload:${id}`,
      title: name,
      detail: [paletteWords.workload, namespace, place.file].join(' · '),
      kind: 'Workload',
      run: () => goTo(place),
    }));
}

/** Each host once: where an entry defines it, else where a pod calls it. */
function hostEntries({ snapshot }: AppState): Entry[] {
  const entries = new Map<string, Entry>();
  const add = (host: string, detail: string, place: Place | undefined): void => {
    if (host === '' || place === undefined || entries.has(host)) return;
    const run = (): void => goTo(place);
    entries.set(host, { id: `host:${host}`, title: host, detail, kind: 'External', hosts: [host], run });
  };
  for (const node of topologyOf(snapshot).nodes) {
    if (node.type !== 'service-entry' || !node.place) continue;
    const place = { ...node.place, path: [...node.place.path, 'spec', 'hosts'] };
    for (const host of node.hosts) add(host, paletteWords.hostOf(node.name), place);
  }
  for (const node of topologyOf(snapshot).nodes) {
    if (node.type !== 'workload') continue;
    for (const call of node.calls) add(call.host, paletteWords.hostCalledBy(node.name), call.place);
  }
  return [...entries.values()];
}

const placesShown = ['canvas', 'yaml', 'inspector', 'explorer'] as const;

/**
 * Selects a place, and takes the focus to the picture of it, or to its text, unless a pane has had it before and has it again: keys that are pressed then are
 * for what was found, and a button of the bar above the panes would take them.
 */
function goTo(place: Place): void {
  setView({ openFile: place.file });
  select({ place, from: 'command' });
  requestAnimationFrame(() => {
    const { activeElement } = document;
    if (activeElement === document.body || activeElement?.closest('.top-bar')) placesShown.some(focusRegion);
  });
}
