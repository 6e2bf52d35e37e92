import { isRecord } from '../../schema';
import type { ServiceEntry } from '../../mesh';
import { flatOf, question } from '../question';
import type { Report, WorkspaceRule } from '../rule';

const entries = question(({ mesh }): readonly ServiceEntry[] => mesh.entries);

export const entryWithoutPorts: WorkspaceRule = {
  id: 'entry-without-ports',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  summary: 'A ServiceEntry has no ports, so no proxy sends a call by it.',
  why: 'istiod takes it without a word. Listeners, clusters and routes are made port by port, so without any the hosts are as good as unknown: calls pass through, or are refused under REGISTRY_ONLY. Where sidecars answer DNS they even give an address for the name, on which nothing listens. A file that was cut off can end so.',
  source:
    'istio/istio pkg/config/validation/validation.go (ValidateServiceEntry); pilot/pkg/networking/core/listener.go (buildSidecarOutboundListeners), cluster.go (buildOutboundClusters); pkg/dns/server/name_table.go (BuildNameTable)',
  check: flatOf(entries, reportOn),
};

function reportOn({ resource }: ServiceEntry): readonly Report[] {
  const { spec } = resource.value;
  if (resource.incomplete || !isRecord(spec)) return [];
  const ports = spec['ports'] ?? [];
  if (!Array.isArray(ports) || ports.length > 0) return [];
  return [
    {
      resource,
      path: 'ports' in spec ? ['spec', 'ports'] : ['spec'],
      part: 'key',
      message:
        'No proxy sends a call by this entry: listeners and clusters are made for each port, and it has none. Write the ports that apps dial.',
    },
  ];
}
