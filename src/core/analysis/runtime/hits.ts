import type { Proxy } from '../../mesh';
import type { Resource } from '../../schema';
import type { Path, QuickFix, Severity } from '../../text';
import type { Report } from '../rule';
import { clientWords } from './client-words';

/** Something that a rule found for some clients. One place may be found for others too; then it is reported once. */
export interface Hit {
  readonly resource: Resource;
  /** From the resource's own root. */
  readonly path: Path;
  readonly part?: 'key' | 'value';
  readonly ref: string;
  readonly severity?: Severity;
  /** Those for whom it holds, and all those for whom it might. */
  readonly clients: readonly Proxy[];
  readonly all: readonly Proxy[];
  /** The message; `whose` is ` of pods in shop`, or empty where it holds for all. */
  readonly say: (whose: string) => string;
  readonly fix?: (() => QuickFix | null) | undefined;
}

/** One report for each place, which names its clients where it does not hold for all. A text that is not read to its end gets none. */
export function reportHits(hits: readonly Hit[]): readonly Report[] {
  const groups = new Map<string, Hit[]>();
  for (const hit of hits) {
    if (hit.resource.incomplete) continue;
    const key = `${hit.resource.key} ${hit.resource.place.file} ${hit.resource.place.document} ${hit.ref} ${hit.path.join('/')}`;
    const group = groups.get(key);
    if (group) group.push(hit);
    else groups.set(key, [hit]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first ? [reportOf(first, group)] : [];
  });
}

const known = new WeakMap<Hit, { readonly message: string; readonly report: Report }>();

/** The same report as before while the first hit and the clients stay. */
function reportOf(first: Hit, group: readonly Hit[]): Report {
  const clients = [...new Set(group.flatMap((each) => each.clients))];
  const all = [...new Set(group.flatMap((each) => each.all))];
  const message = first.say(whose(clients, all));
  const before = known.get(first);
  if (before?.message === message) return before.report;
  const { resource, path, part, ref, severity, fix } = first;
  const report: Report = {
    resource,
    path,
    ref,
    message,
    fix,
    ...(part === undefined ? {} : { part }),
    ...(severity === undefined ? {} : { severity }),
  };
  known.set(first, { message, report });
  return report;
}

function whose(clients: readonly Proxy[], all: readonly Proxy[]): string {
  return clients.length >= all.length ? '' : ` of ${clientWords(clients, all)}`;
}
