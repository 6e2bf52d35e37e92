import { traceCall, type Mesh, type Proxy, type PostureColumn, type Trace } from '../mesh';
import { decidersOf } from './deciding';
import { isSentOn, reachDeciders, refusalWords, whyReached } from './differences-reach';
import type { Difference } from './difference';
import type { Found } from './group-changes';
import type { Reasons } from './reasons';
import { columnTarget, sampleCells, type Cell, type Sample } from './sampled-cells';

/** What drawn pods can reach now, or no longer, that they are not drawn to call. */
export function postureDifferences(
  meshes: { readonly before: Mesh; readonly after: Mesh; readonly shared: Mesh },
  reasons: Reasons,
): { readonly found: readonly Found[]; readonly sampled: { readonly tried: number; readonly of: number } } {
  const sample: Sample = sampleCells(meshes.before, meshes.after, meshes.shared);
  const ends = sample.cells.map((cell) => ({
    cell,
    before: tryColumn(meshes.before, cell.before, cell.column),
    after: tryColumn(meshes.after, cell.after, cell.column),
  }));
  const opened = new Set<Proxy>();
  for (const { cell, before, after } of ends)
    if (cell.column.host === undefined && isSentOn(before) !== isSentOn(after)) opened.add(cell.before);
  const found = ends.flatMap((each) => (isImplied(each, opened) ? [] : foundIn(each, reasons)));
  return { found, sampled: { tried: sample.cells.length, of: sample.of } };
}

interface Tried {
  readonly cell: Cell;
  readonly before: Trace | undefined;
  readonly after: Trace | undefined;
}

function tryColumn(mesh: Mesh, client: Proxy, { url }: PostureColumn): Trace | undefined {
  return traceCall(mesh, { client, url, method: 'GET', headers: {} });
}

/** Where any other host is reached now, or no longer, so is each that the proxy does not know; that is said once. */
function isImplied({ cell, before, after }: Tried, opened: ReadonlySet<Proxy>): boolean {
  if (cell.column.host === undefined || !opened.has(cell.before)) return false;
  const outcomes = [before?.outcome, after?.outcome];
  return outcomes.includes('passthrough') && outcomes.includes('blackhole');
}

function foundIn({ cell, before, after }: Tried, reasons: Reasons): readonly Found[] {
  if (!before || !after || before.undecided !== undefined || after.undecided !== undefined) return [];
  if (isSentOn(before) === isSentOn(after)) return [];
  const difference = differenceOf(before, after, reasons);
  const target = columnTarget(cell.column);
  const asked = target === undefined ? 'hosts that nothing defines' : '';
  return cell.whos.map((who) => ({ pair: { who, target, asked, before, after }, difference }));
}

function differenceOf(before: Trace, after: Trace, reasons: Reasons): Difference {
  const [decidedBefore, decidedAfter] = [decidersOf(before, ...reachDeciders), decidersOf(after, ...reachDeciders)];
  const isGained = isSentOn(after);
  return {
    kind: isGained ? 'reach-gained' : 'reach-lost',
    // No call that somebody drew stops working.
    risk: isGained ? 'high' : 'medium',
    says: ({ whos, target }) =>
      isGained
        ? `${whos} can now reach ${target} (was ${refusalWords(before)}); no such call is drawn.`
        : `${whos} can no longer reach ${target} (now ${refusalWords(after)}); no such call is drawn.`,
    why: whyReached({ before, after }, reasons),
    decidedBefore,
    decidedAfter,
  };
}
