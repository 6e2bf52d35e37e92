import { groupBy } from '../../lists';
import { defaultNamespace, recordIn, textsIn, type Mesh } from '../../mesh';
import { joinNames } from '../../text';
import { callOf } from '../istioctl/words';
import { question } from '../question';
import { rivalries, type Rivalry } from '../runtime/rival-services';
import { keepReports, namesOf } from '../runtime/rule-fates';
import type { Report, WorkspaceRule } from '../rule';

export const hostInOtherNamespace: WorkspaceRule = {
  id: 'host-in-other-namespace',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['V06'],
  summary: 'Clients could see a host in several namespaces, of which istiod takes one.',
  why: 'A client gets the definition of its own namespace, else that of Kubernetes, else the first in age; ports and endpoints of the others are left out, and nothing is merged. It is only advice where all drawn clients that another one wins for have their own.',
  source: 'istio/istio pilot/pkg/model/sidecar.go (selectServices)',
  check: question((input, before: readonly Report[] | undefined) =>
    keepReports(
      rivalries(input.mesh).flatMap((each) => reportOf(each, input.mesh)),
      before,
    ),
  ),
};

function reportOf({ service, lost }: Rivalry, mesh: Mesh): readonly Report[] {
  const { resource, host } = service;
  if (resource.incomplete || lost.some(({ unseen }) => unseen.by?.incomplete)) return [];
  const winners = winnersOf(lost, mesh);
  if (winners.length === 0) return [];
  const isOwn =
    mesh.workloads.length > 0 &&
    lost.every(({ client, unseen }) => (unseen.by?.namespace ?? defaultNamespace) === client.namespace);
  const message = `istiod takes ${host} from one namespace only: ${joinNames(winners, 'and', 3, { more: 'more win elsewhere' })}, without any port or endpoint of this one. Keep one definition, or export each to its own callers.`;
  const index = textsIn(recordIn(resource.value, 'spec'), 'hosts').indexOf(host);
  const path = index < 0 ? ['metadata', 'name'] : ['spec', 'hosts', index];
  return [{ resource, path, message, ref: 'V06', ...(isOwn ? { severity: 'info' } : {}) }];
}

/** Who gets which one: `pods in shop get ServiceEntry shop/api`. */
function winnersOf(lost: Rivalry['lost'], mesh: Mesh): readonly string[] {
  const groups = groupBy(lost, ({ unseen }) => unseen.by && callOf(unseen.by));
  return Array.from(groups, ([by, group]) => {
    const clients = group.map(({ client }) => client);
    return by === undefined ? [] : [`${namesOf(clients, mesh)} get ${by}`];
  }).flat();
}
