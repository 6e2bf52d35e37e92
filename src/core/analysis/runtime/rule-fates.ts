import { sameList } from '../../lists';
import { clientsOf, neverApplies, type DestinationRule, type Mesh, type Proxy, type usesOfRule } from '../../mesh';
import type { Path } from '../../text';
import { flatOf, question, type Question } from '../question';
import type { Report } from '../rule';
import { clientKey, clientWords } from './client-words';
import { standing } from './standing';

/** Why a DestinationRule applies to nothing. */
export type NeverApplied = NonNullable<ReturnType<typeof neverApplies>>;
/** What becomes of it for one kind of client and one service. */
export type RuleUse = ReturnType<typeof usesOfRule>[number];

/** The DestinationRules that can be read to their end, each with the mesh; the same while nothing changed about their hosts. */
export const standingRules = standing(
  question((input, before: readonly DestinationRule[] | undefined) =>
    sameList(
      input.mesh.rules.filter(({ resource }) => !resource.incomplete),
      before,
    ),
  ),
  ({ host }) => [host],
);

/**
 * What there is to say of each DestinationRule, which may depend on nothing but what the mesh has for its host, and not on which calls are drawn. A rule
 * is judged again when something about that changes; the reports are the same as before where they say the same.
 */
export function forRules(check: (rule: DestinationRule, mesh: Mesh) => readonly Report[]): Question<readonly Report[]> {
  return flatOf(standingRules, ({ item, mesh }) => check(item, mesh));
}

/** The same for the few rules that `isSuspect` leaves, with all of the mesh to judge them by. */
export function forSuspectRules(
  isSuspect: (rule: DestinationRule, mesh: Mesh) => boolean,
  check: (rule: DestinationRule, mesh: Mesh) => readonly Report[],
): Question<readonly Report[]> {
  const suspects = flatOf(standingRules, ({ item, mesh }) => (isSuspect(item, mesh) ? [item] : []));
  return question((input, before: readonly Report[] | undefined) => {
    const few = suspects(input);
    if (few.length === 0) return nothing;
    const { mesh } = input;
    return keepReports(
      few.flatMap((rule) => check(rule, mesh)),
      before,
    );
  });
}

const nothing: readonly Report[] = [];

/** What there is to say of each resource of a sort by the mesh; the same reports as before where they say the same. */
export function kept<T extends { readonly resource: Report['resource'] }>(
  viewsOf: (mesh: Mesh) => readonly T[],
  check: (view: T, mesh: Mesh) => readonly Report[],
): Question<readonly Report[]> {
  return question((input, before: readonly Report[] | undefined) => {
    const { mesh } = input;
    const views = viewsOf(mesh).filter(({ resource }) => !resource.incomplete);
    return keepReports(
      views.flatMap((view) => check(view, mesh)),
      before,
    );
  });
}

/** The reports with those of before in the place of equal ones. */
export function keepReports(reports: readonly Report[], before: readonly Report[] = []): readonly Report[] {
  if (reports.length === 0 && before.length === 0) return before;
  const known = new Map(before.map((each) => [keyOf(each), each]));
  const now = reports.map((report) => {
    const same = known.get(keyOf(report));
    return same?.resource === report.resource ? same : report;
  });
  return sameList(now, before);
}

function keyOf({ resource, path, message, severity }: Report): string {
  const { file, document } = resource.place;
  return `${resource.key} ${file} ${document} ${path.join('/')} ${severity ?? ''} ${message}`;
}

const answers = new WeakMap<Mesh, Map<DestinationRule, NeverApplied | undefined>>();

/** Why a rule applies to nothing; asked once a mesh. */
export function whyNever(mesh: Mesh, rule: DestinationRule): NeverApplied | undefined {
  let known = answers.get(mesh);
  if (known === undefined) answers.set(mesh, (known = new Map()));
  if (!known.has(rule)) known.set(rule, neverApplies(mesh, rule));
  return known.get(rule);
}

/** Where a rule says for whom it is: its `exportTo`, else its host. */
export function exportPath({ resource }: DestinationRule): Path {
  const spec = resource.value['spec'];
  return typeof spec === 'object' && spec !== null && 'exportTo' in spec ? ['spec', 'exportTo'] : ['spec', 'host'];
}

/** A report with a fix, or without one. */
export function withFix(report: Report, fix: Report['fix']): Report {
  return fix === undefined ? report : { ...report, fix };
}

/** Clients as a message names them; answers that outlive a mesh name the same ones by other objects. */
export function namesOf(clients: readonly Proxy[], mesh: Mesh): string {
  const keys = new Set(clients.map(clientKey));
  const all = clientsOf(mesh);
  const own = all.filter((client) => keys.has(clientKey(client)));
  return own.length > 0 ? clientWords(own, all) : clientWords(clients, clients);
}
