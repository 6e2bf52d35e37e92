import { listenerUsesOf, recordIn, textIn, tracesOf, type Mesh, type VirtualService } from '../../mesh';
import type { Resource } from '../../schema';
import { callOf } from '../istioctl/words';
import { question } from '../question';
import { beatenIn } from '../runtime/beaten';
import { conflictingRules, isMet } from '../runtime/rule-conflicts';
import { rivalries } from '../runtime/rival-services';
import { keepReports } from '../runtime/rule-fates';
import type { Report, WorkspaceRule } from '../rule';
import type { RuleInput } from '../run';

export const decidedByAge: WorkspaceRule = {
  id: 'decided-by-age',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'info',
  refs: ['V21'],
  summary: 'The older of two resources counts, and the files do not tell which that is.',
  why: 'istiod goes by metadata.creationTimestamp, which a cluster gives when a resource is created. Of files without it names decide here, and each cluster may decide otherwise.',
  source:
    'istio/istio pilot/pkg/model/config.go (sortConfigByCreationTime); pilot/pkg/model/push_context.go (SortServicesByCreationTime)',
  check: question((input, before: readonly Report[] | undefined) => keepReports(reportAll(input), before)),
};

interface Tie {
  readonly winner: Resource;
  readonly loser: Resource;
}

function reportAll(input: RuleInput): readonly Report[] {
  const { mesh } = input;
  const reports = new Map<Resource, Report>();
  for (const tie of [
    ...ruleTies(input),
    ...serviceTies(mesh),
    ...routeTies(mesh),
    ...portTies(mesh),
    ...callTies(mesh),
  ])
    if (!reports.has(tie.loser) && !isDated(tie)) reports.set(tie.loser, reportOf(tie));
  return [...reports.values()];
}

function ruleTies(input: RuleInput): readonly Tie[] {
  return conflictingRules(input).flatMap(({ rule, conflicts }) => {
    const tied = conflicts.filter((each) => each.tied && isMet(each, input.mesh));
    return tied.map(({ by }) => ({ winner: by.resource, loser: rule.resource }));
  });
}

function serviceTies(mesh: Mesh): readonly Tie[] {
  return rivalries(mesh).flatMap(({ service, lost }) => {
    const winner = lost.find(({ unseen }) => unseen.tied)?.unseen.by;
    return winner ? [{ winner, loser: service.resource }] : [];
  });
}

/** Of VirtualServices with a host in common. */
function routeTies(mesh: Mesh): readonly Tie[] {
  return sharing(mesh.virtualServices).flatMap((each) =>
    beatenIn(mesh, each).flatMap(({ by, ranks }) =>
      ranks.winner === ranks.loser ? [{ winner: by.resource, loser: each.resource }] : [],
    ),
  );
}

const sharers = new WeakMap<readonly VirtualService[], readonly VirtualService[]>();

function sharing(all: readonly VirtualService[]): readonly VirtualService[] {
  let found = sharers.get(all);
  if (found === undefined) {
    const counts = new Map<string, number>();
    const routers = all.filter(({ gateways }) => gateways.includes('mesh'));
    for (const { hosts } of routers) for (const host of new Set(hosts)) counts.set(host, (counts.get(host) ?? 0) + 1);
    sharers.set(all, (found = routers.filter(({ hosts }) => hosts.some((host) => (counts.get(host) ?? 0) > 1))));
  }
  return found;
}

/** Of services that ask for one port. */
function portTies(mesh: Mesh): readonly Tie[] {
  return listenerUsesOf(mesh).flatMap(({ listeners }) =>
    listeners.flatMap(({ lost }) =>
      lost.flatMap(({ tied, to, port }) => (tied ? [{ winner: to.resource, loser: port.owner.resource }] : [])),
    ),
  );
}

function callTies(mesh: Mesh): readonly Tie[] {
  return [...tracesOf(mesh).values()].flatMap(({ ties }) => ties);
}

function isDated({ winner, loser }: Tie): boolean {
  // Of two copies the last replaces the first when the files are applied.
  if (winner.incomplete || loser.incomplete || callOf(winner) === callOf(loser)) return true;
  return [winner, loser].every(({ value }) => textIn(recordIn(value, 'metadata'), 'creationTimestamp') !== undefined);
}

function reportOf({ winner, loser }: Tie): Report {
  const message = `The older of this ${loser.kind} and ${callOf(winner)} wins, and without a creationTimestamp the files do not tell which that is. Here this one loses by name; a cluster may decide the other way. Make one of the two.`;
  return { resource: loser, path: ['metadata', 'name'], message, ref: 'V21' };
}
