import { isEqual, type MeshService } from '../../mesh';
import { callOf, listNames } from '../istioctl/words';
import type { WorkspaceRule } from '../rule';
import { forClusters, hitAt } from '../runtime/cluster-hits';
import { failureWords } from '../runtime/cluster-words';

export const portWithoutCluster: WorkspaceRule = {
  id: 'port-without-cluster',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['L19'],
  summary: 'A second ServiceEntry of a host differs in more than ports, so its own ports have no cluster.',
  why: 'istiod joins the ports of two entries for one host only where resolution, labels, exportTo and workloadSelector are equal. Else the second one’s ports have listeners and routes and no cluster, and calls to them get 503 (NC).',
  source: 'istio/istio pilot/pkg/model/sidecar.go (canMergeServices, appendSidecarServices)',
  check: forClusters((use, arrival) => {
    const { port, service, subset } = use;
    const { owner } = port;
    if (subset !== undefined || port.hasCluster || owner.registry !== 'ServiceEntry') return [];
    const other = service.definitions.find((each) => each.resource === service.resource) ?? service;
    return [
      hitAt(use, owner.resource, ['spec', 'ports', port.index, 'number'], {
        ref: 'L19',
        message: `Calls to port ${port.number} get ${failureWords([arrival], 'NC')}: ${callOf(other.resource)} has ${service.host} too and differs in ${listNames(differences(other, owner))}, so this port gets no cluster. Make one entry of the two.`,
      }),
    ];
  }),
};

function differences(a: MeshService, b: MeshService): readonly string[] {
  if (a.registry !== b.registry) return ['its kind'];
  const fields: readonly (readonly [string, unknown, unknown])[] = [
    ['resolution', a.resolution, b.resolution],
    ['labels', a.labels, b.labels],
    ['exportTo', [...a.exportTo].sort(), [...b.exportTo].sort()],
    ['workloadSelector', a.selector ?? {}, b.selector ?? {}],
  ];
  return fields.flatMap(([name, one, two]) => (isEqual(one, two) ? [] : [name]));
}
