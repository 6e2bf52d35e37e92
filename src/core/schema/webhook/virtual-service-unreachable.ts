import { isRecord, addAll } from '../../lists';
import type { QuickFix } from '../../text';
import type { Subject } from '../report';
import { countOf, has, itemsOf, textOf, type Spot } from './read';
import { labelAt, warn } from './refuse';
import { remedy } from './remedy';
import { checkOverlaps, type Placed } from './virtual-service-overlap';

/**
 * Routes that no request gets to, and matches that say what an earlier one says, in each list by itself (istio/istio
 * pkg/config/validation/validation.go, analyzeUnreachableHTTPRules and its likes for TLS and TCP).
 */
export function checkUnreachable(subject: Subject, spec: Spot): void {
  for (const name of ['http', 'tcp', 'tls']) {
    const matches = checkList(subject, spec, name);
    if (name === 'http') checkOverlaps(subject, matches);
  }
}

/** The matches that are neither behind a route that takes everything, nor the same as an earlier one. */
function checkList(subject: Subject, spec: Spot, name: string): readonly Placed[] {
  const seen = new Map<string, Spot>();
  const kept: Placed[] = [];
  let all: Spot | undefined;
  for (const route of itemsOf(spec, name)) {
    if (has(route, 'match') && !Array.isArray(route.value['match'])) continue;
    if (countOf(route, 'match') === 0) {
      if (all) reportSecond(subject, route, all);
      all = route;
    } else if (all) reportBehind(subject, spec, name, route, all);
    else addAll(kept, checkMatches(subject, route, name, seen));
  }
  return kept;
}

function checkMatches(subject: Subject, route: Spot, name: string, seen: Map<string, Spot>): readonly Placed[] {
  const kept: Placed[] = [];
  let repeated = 0;
  for (const match of itemsOf(route, 'match')) {
    const key = keyOf(match, name === 'http');
    const before = seen.get(key);
    if (before) {
      repeated++;
      reportRepeated(subject, match, before);
    } else {
      seen.set(key, route);
      kept.push({ match, route });
    }
  }
  if (repeated === countOf(route, 'match')) reportAllRepeated(subject, route);
  return kept;
}

/** The name of an HTTP match is for logs and makes no difference. */
function keyOf({ value }: Spot, isHttp: boolean): string {
  const { name, ...rest } = value;
  return JSON.stringify(canonical(isHttp ? rest : { ...rest, name }));
}

/** A match as it is after decoding: its keys in one order, and what is empty like what is absent. An empty matcher asks for presence and stays. */
function canonical(match: Readonly<Record<string, unknown>>): unknown {
  return inOrder(Object.fromEntries(Object.entries(match).filter(([name, value]) => !isDefault(name, value))));
}

function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(inOrder);
  return Object.entries(value)
    .filter(([, each]) => each !== null && each !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, each]) => [key, inOrder(each)]);
}

const maps = ['headers', 'withoutHeaders', 'queryParams', 'sourceLabels'];

function isDefault(name: string, value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (maps.includes(name) && isRecord(value)) return Object.keys(value).length === 0;
  return value === '' || value === 0 || value === false;
}

/** A route by its name, where it has one, for messages. */
function routeLabel(subject: Subject, route: Spot): string {
  const name = textOf(route, 'name');
  const label = labelAt(subject, route.path);
  return name === '' ? label : `${label} (${name})`;
}

function reportSecond(subject: Subject, route: Spot, before: Spot): void {
  const message = `${routeLabel(subject, route)} is never used: ${routeLabel(subject, before)} has no match either and takes everything. Give one of them a match, or remove it.`;
  warn(subject, unreachable(route, 'wh-vs-unreach-second-catchall', message));
}

function reportBehind(subject: Subject, spec: Spot, name: string, route: Spot, before: Spot): void {
  const message = `${routeLabel(subject, route)} is never used: ${routeLabel(subject, before)} has no match and takes everything before it. Move that one to the end.`;
  const fix = moveToEnd(subject, spec, name, before);
  warn(subject, { ...unreachable(route, 'wh-vs-unreach-after-catchall', message), ...(fix ? { fix } : {}) });
}

/** A single route without a match belongs at the end; with several of them, another one would still be in the way. */
function moveToEnd(subject: Subject, spec: Spot, name: string, route: Spot): (() => QuickFix | null) | undefined {
  const open = itemsOf(spec, name).filter((each) => countOf(each, 'match') === 0);
  const from = route.path.at(-1);
  if (open.length !== 1 || typeof from !== 'number') return undefined;
  const to = countOf(spec, name) - 1;
  return remedy(subject, `Move ${routeLabel(subject, route)} to the end`, [
    { type: 'move', path: [...spec.path, name], from, to },
  ]);
}

function reportAllRepeated(subject: Subject, route: Spot): void {
  const message = `${routeLabel(subject, route)} is never used: earlier routes have all of its matches. Change its matches, or remove it.`;
  warn(subject, unreachable(route, 'wh-vs-unreach-all-dup', message));
}

function reportRepeated(subject: Subject, match: Spot, before: Spot): void {
  const message = `${labelAt(subject, match.path)} has no effect: ${routeLabel(subject, before)} has the same. Change it, or remove it.`;
  const rule = 'ineffective-match';
  warn(subject, { rule, path: match.path, part: 'key', ref: 'wh-vs-ineff-dup', code: 'IST0131', message }, 'info');
}

function unreachable(route: Spot, ref: string, message: string) {
  return { rule: 'unreachable-route', path: route.path, part: 'key', ref, code: 'IST0130', message } as const;
}
