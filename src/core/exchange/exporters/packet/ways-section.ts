import { greatestOf } from '../../../lists';
import type { ServiceEntry } from '../../../mesh';
import type { BehaviourChange, Comparison } from '../../../review';
import { drawResolution } from '../resolution/draw-resolution';
import { drawTls, tracedPaths } from '../tls/draw-tls';
import type { TracedPath } from '../tls/peers';
import { keysOf } from '../call-scope';
import { count, paragraph, stripWords, type Block, type Section, type StripsBlock } from './block';
import type { PacketInput } from './packet-input';
import { stripsOf } from './strips';

/** More rows than this are not drawn. */
const mostRows = 60;

/** Who encrypts what on the way of each call, and what each host gives its callers: of those that changed where there is a baseline, else of all. */
export function waysSection(
  input: PacketInput,
  baseline: PacketInput | undefined,
  comparison: Comparison | undefined,
): Section {
  const title = baseline ? 'TLS and resolution of changed calls' : 'TLS and resolution';
  const keeps = comparison ? changedPaths(comparison.changes) : (): boolean => true;
  const sides = baseline
    ? ([
        ['Before', baseline],
        ['After', input],
      ] as const)
    : ([['', input]] as const);
  const tls = sides.map(([side, each]) => tlsRows(each, named(side, 'TLS'), keeps));
  const resolution = sides.map(([side, each]) => resolutionRows(each, named(side, 'Resolution'), keeps));
  const blocks = [...shown(tls, 'calls'), ...shown(resolution, 'hosts')];
  const none = paragraph(baseline ? 'No changed call goes out.' : 'No call is drawn that can be followed.');
  return { id: 'ways', title, blocks: blocks.length > 0 ? blocks : [none] };
}

function named(side: string, what: string): string {
  return side === '' ? what : `${what}, ${side.toLowerCase()}`;
}

function tlsRows({ mesh }: PacketInput, title: string, keeps: (path: TracedPath) => boolean): StripsBlock {
  return stripsOf(title, drawTls(mesh, 'LR', keeps).picture);
}

/** Of the entries that the calls have to do with. */
function resolutionRows({ mesh }: PacketInput, title: string, keeps: (path: TracedPath) => boolean): StripsBlock {
  const keys = keysOf(tracedPaths(mesh).filter(keeps));
  const isCalled = ({ resource }: ServiceEntry): boolean => keys.has(resource.key);
  const part = { call: keeps, cluster: isCalled, entry: isCalled, caller: undefined };
  return stripsOf(title, drawResolution(mesh, 'LR', part).picture);
}

/** The rows of both sides; once where they are the same, and none where they are too many for a page. */
function shown(sides: readonly StripsBlock[], what: string): readonly Block[] {
  const filled = sides.filter(({ strips }) => strips.length > 0);
  const last = filled.at(-1);
  if (last === undefined) return [];
  const rows = greatestOf(filled.map(({ strips }) => strips.length));
  if (rows > mostRows)
    return [
      paragraph(`${last.title}: ${count(rows, 'row')} are too many for a page; the inventory has these ${what}.`),
    ];
  const texts = filled.map(({ strips }) => strips.map(stripWords).join('\n'));
  return filled.length === 2 && texts[0] === texts[1]
    ? [{ ...last, title: `${last.title.replace(/,.*/, '')}, the same before and after` }]
    : filled;
}

/** Whether a change is about a call, by the workload and what it dials. */
function changedPaths(changes: readonly BehaviourChange[]): (path: TracedPath) => boolean {
  const calls = new Set(
    changes.flatMap(({ before, after }) =>
      [before, after].flatMap((trace) => {
        const workload = trace?.call.client.workload;
        return trace && workload ? [keyOf(workload, trace.call)] : [];
      }),
    ),
  );
  return ({ workload, call }) => calls.has(keyOf(workload, call));
}

function keyOf(
  { namespace, name }: TracedPath['workload'],
  { url, method }: Pick<TracedPath['call'], 'url' | 'method'>,
): string {
  return JSON.stringify([namespace, name, url, method]);
}
