import type { Cluster } from '../proxy/clusters/cluster';
import type { Scope } from '../proxy/scope/scope';
import { hasKey, recordIn } from '../read';
import type { Ineffective } from './trace';

/** `subjectAltNames` of a ServiceEntry that nobody compares: without TLS of the proxy, or beside those of a rule (pilot/pkg/networking/core/cluster_tls.go). */
export function unusedNames(scope: Scope, { service, tls, policy }: Cluster): readonly Ineffective[] {
  const resource = service?.entry?.resource;
  if (resource === undefined || !hasKey(recordIn(resource.value, 'spec'), 'subjectAltNames')) return [];
  const path = ['spec', 'subjectAltNames'];
  if (tls.added === 'none') return [{ resource, path, because: 'The proxy adds no TLS here, so it checks no names.' }];
  if (scope.proxy.kind === 'waypoint') return [{ resource, path, because: 'A waypoint does not read them.' }];
  const written = policy.blocks.tls?.value;
  return hasKey(written, 'subjectAltNames')
    ? [{ resource, path, because: 'subjectAltNames of the DestinationRule count instead.' }]
    : [];
}
