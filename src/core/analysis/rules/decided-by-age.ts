import { recordIn, textIn, tracesOf, type Mesh } from '../../mesh';
import type { Resource } from '../../schema';
import { callOf } from '../istioctl/words';
import { question } from '../question';
import { conflictsIn, isMet } from '../runtime/rule-conflicts';
import { rivalries } from '../runtime/rival-services';
import { keepReports } from '../runtime/rule-fates';
import type { Report, WorkspaceRule } from '../rule';

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
  check: question((input, before: readonly Report[] | undefined) => keepReports(reportAll(input.mesh), before)),
};

interface Tie {
  readonly winner: Resource;
  readonly loser: Resource;
}

function reportAll(mesh: Mesh): readonly Report[] {
  const reports = new Map<Resource, Report>();
  for (const tie of [...ruleTies(mesh), ...serviceTies(mesh), ...callTies(mesh)])
    if (!reports.has(tie.loser) && !isDated(tie)) reports.set(tie.loser, reportOf(tie));
  return [...reports.values()];
}

function ruleTies(mesh: Mesh): readonly Tie[] {
  return mesh.rules.flatMap((rule) => {
    const conflicts = rule.resource.incomplete ? [] : conflictsIn(mesh, rule);
    const tied = conflicts.filter((each) => each.tied && isMet(each, mesh));
    return tied.map(({ by }) => ({ winner: by.resource, loser: rule.resource }));
  });
}

function serviceTies(mesh: Mesh): readonly Tie[] {
  return rivalries(mesh).flatMap(({ service, lost }) => {
    const winner = lost.find(({ unseen }) => unseen.tied)?.unseen.by;
    return winner ? [{ winner, loser: service.resource }] : [];
  });
}

function callTies(mesh: Mesh): readonly Tie[] {
  return [...tracesOf(mesh).values()].flatMap(({ ties }) => ties);
}

function isDated({ winner, loser }: Tie): boolean {
  if (winner.incomplete || loser.incomplete || winner === loser) return true;
  return [winner, loser].every(({ value }) => textIn(recordIn(value, 'metadata'), 'creationTimestamp') !== undefined);
}

function reportOf({ winner, loser }: Tie): Report {
  const message = `Age decides between this ${loser.kind} and ${callOf(winner)}, and without a creationTimestamp nobody can tell it: this one loses here by name, and another cluster may decide otherwise. Make one of the two.`;
  return { resource: loser, path: ['metadata', 'name'], message, ref: 'V21' };
}
