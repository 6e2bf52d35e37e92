import { commands, runCommand } from '../commands';
import { getSession, whyReadOnly } from '../session';
import { select, type AppState } from '../store';
import { setView } from '../view';

/** A line of the palette. */
export interface Entry {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly kind?: string;
  readonly keys?: string;
  readonly disabled?: boolean;
  readonly run: () => void;
}

/** More lines than this help nobody; typing narrows them. */
const most = 80;

/**
 * What matches a query, best first. A first sign narrows it: `>` commands, `@` resources. Each word must occur; a match at the start of a
 * word counts more than one inside.
 */
export function findEntries(state: AppState, query: string): readonly Entry[] {
  const sign = query[0] ?? '';
  const words = query.replace(/^[>@]/, '').toLowerCase().split(/\s+/).filter(Boolean);
  const wanted = [
    ...(sign === '@' ? [] : commandEntries(state)),
    ...(sign === '>' || (sign !== '@' && words.length === 0) ? [] : [...resourceEntries(state), ...fileEntries(state)]),
  ];
  const scored = wanted.map((entry, order) => ({
    entry,
    order,
    score: scoreOf(`${entry.title} ${entry.detail}`.toLowerCase(), words),
  }));
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.order - b.order)
    .slice(0, most)
    .map(({ entry }) => entry);
}

/** 0 when a word is missing; else higher the nearer the words stand to the starts of words. */
export function scoreOf(text: string, words: readonly string[]): number {
  let score = 1;
  for (const word of words) {
    const at = text.indexOf(word);
    if (at < 0) return 0;
    if (at === 0) score += 4;
    else if (/[^a-z0-9]/.test(text[at - 1] as string)) score += 2;
  }
  return score;
}

function commandEntries(state: AppState): Entry[] {
  return commands
    .filter((command) => command.id !== 'open-palette' && (command.isEnabled?.(state) ?? true))
    .map((command) => {
      const keys = command.keys?.[0];
      return {
        id: `command:${command.id}`,
        title: command.title,
        detail: command.group,
        ...(keys ? { keys } : {}),
        ...(command.writes && whyReadOnly(getSession()) !== null ? { disabled: true } : {}),
        run: () => runCommand(command.id),
      };
    });
}

function resourceEntries(state: AppState): Entry[] {
  return state.snapshot.resources.map((resource) => ({
    id: `resource:${resource.key}`,
    title: resource.name === '' ? `unnamed ${resource.kind}` : resource.name,
    detail: [resource.kind, resource.namespace, resource.place.file].filter(Boolean).join(' · '),
    kind: resource.kind,
    run: () => {
      setView({ openFile: resource.place.file });
      select({ place: resource.place, from: 'command' });
    },
  }));
}

function fileEntries(state: AppState): Entry[] {
  return state.snapshot.files.map(({ path }) => ({
    id: `file:${path}`,
    title: path,
    detail: 'File',
    run: () => setView({ openFile: path }),
  }));
}
