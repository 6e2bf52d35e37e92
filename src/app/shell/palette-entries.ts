import type { AppState } from '../store';
import { entriesOfHost, traceEntry, typedAddress, withHost, type TypedAddress } from './palette-calls';
import { filterEntry, lineEntry, signEntries, templatesEntry, type Entry, type Sources } from './palette-sources';

/** More lines than this help nobody; typing narrows them. */
const most = 80;

/** How many of the commands that were run last stand first while nothing is typed. */
const mostRecent = 4;

/** Ids of what was run from the palette in this tab, the last one first. */
let recent: readonly string[] = [];

/** Notes that an entry was run, so that it is offered first the next time. */
export function noteRun({ id }: Entry): void {
  if (id.startsWith('command:')) recent = [id, ...recent.filter((each) => each !== id)].slice(0, mostRecent);
}

/**
 * What matches a query, best first. A first sign narrows it: `>` commands, `@` resources, pods and hosts, `:` a line, `/` the filter, `?` what the signs
 * mean. Each word must occur; a match at the start of a word counts more than one inside. An address, as it may stand in a log, finds what is for its host,
 * and can be traced. What is typed without a sign can be looked for among the templates too.
 */
export function findEntries(state: AppState, sources: Sources, query: string): readonly Entry[] {
  const sign = query[0] ?? '';
  if (sign === ':') return [lineEntry(state, query.slice(1))];
  if (sign === '?') return signEntries;
  if (sign === '/') return [filterEntry];
  const words = query.replace(/^[>@]/, '').toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return sign === '@' ? sources.things.slice(0, most) : recentFirst(sources.commands);
  if (sign === '>') return best(sources.commands, words);
  if (sign === '@') return best(sources.things, words);
  const found = best([...sources.commands, ...sources.things, ...sources.files], words);
  const address = typedAddress(query);
  if (address === undefined) return [...found, templatesEntry(query.trim())];
  return state.snapshot.files.length === 0 ? found : withAddress(sources, address, found);
}

/** Also what an address leads to: of a URL first that it is traced, of a host alone last, and where it is one of the design or nothing else was found. */
function withAddress(sources: Sources, address: TypedAddress, found: readonly Entry[]): readonly Entry[] {
  const ofHost = entriesOfHost(sources, address.host);
  const others = ofHost.filter(({ id }) => !found.some((each) => each.id === id));
  const all = [...found, ...others].slice(0, most);
  if (address.isCall) return [traceEntry(address), ...all];
  return found.length === 0 || ofHost.length > 0 ? [...all, traceEntry(address)] : all;
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

function best(entries: readonly Entry[], words: readonly string[]): Entry[] {
  return entries
    .map((entry, order) => ({
      entry,
      order,
      score: scoreOf(`${entry.title} ${entry.detail} ${entry.hosts?.join(' ') ?? ''}`.toLowerCase(), words),
    }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.order - b.order)
    .slice(0, most)
    .map(({ entry }) => sayingWhy(entry, words));
}

/** Where words are found in no more than its hosts, the entry says in which. */
function sayingWhy(entry: Entry, words: readonly string[]): Entry {
  const said = `${entry.title} ${entry.detail}`.toLowerCase();
  const unsaid = words.filter((word) => !said.includes(word));
  if (unsaid.length === 0) return entry;
  const host = entry.hosts?.find((each) => unsaid.every((word) => each.toLowerCase().includes(word)));
  return withHost(entry, host ?? entry.hosts?.join(', ') ?? '');
}

function recentFirst(entries: readonly Entry[]): readonly Entry[] {
  const first = recent.flatMap((id) => entries.find((entry) => entry.id === id) ?? []);
  return [...first, ...entries.filter((entry) => !first.includes(entry))];
}
