import { isRecord, resolutionConflicts, resolutionFacts } from '../schema';
import { ejectionOf, type Mesh, type ServiceEntry } from '../mesh';
import type { Consequence } from './consequences';
import { exportConsequence } from './seen-by';

/** What the settings of an entry lead to. */
export function entryConsequences(mesh: Mesh, entry: ServiceEntry): readonly Consequence[] {
  const spec = entry.resource.value['spec'];
  if (!isRecord(spec)) return [];
  return [...resolutionConsequence(mesh, entry, spec), ...exportConsequence(mesh, entry, spec['exportTo'])];
}

/** Where calls go by this resolution; nothing for an entry that Istio refuses for it, since a finding says so. */
function resolutionConsequence(
  mesh: Mesh,
  entry: ServiceEntry,
  spec: Readonly<Record<string, unknown>>,
): Consequence[] {
  const path = [...entry.resource.place.path, 'spec', 'resolution'];
  if (spec['resolution'] !== undefined && typeof spec['resolution'] !== 'string') return [];
  if (resolutionConflicts(spec, mesh.settings.istioVersion).some((each) => each.by !== 'nobody')) return [];
  const words = resolutionWords(entry);
  return words === undefined ? [] : [{ path, hint: words[0], says: words[1] }];
}

/**
 * The words for a resolution (pilot/pkg/serviceregistry/serviceentry/conversion.go, convertServices and convertEndpoint;
 * pilot/pkg/networking/core/cluster.go, convertResolution).
 */
function resolutionWords(entry: ServiceEntry): readonly [string, string] | undefined {
  const { resolution, endpoints, selector } = entry;
  const count = endpoints.length === 1 ? '1 endpoint' : `${endpoints.length} endpoints`;
  switch (resolution) {
    case 'NONE':
      return ['the dialled address', resolutionFacts.NONE.says];
    case 'STATIC':
      if (endpoints.length > 0) return [count, `Envoy spreads calls over ${count} that are written here.`];
      if (selector) return ['selected workloads', 'Envoy spreads calls over the workloads that the selector picks.'];
      return ['no endpoint: 503', 'There is no endpoint, so that every call gets 503.'];
    case 'DNS':
      if (selector && endpoints.length === 0) return undefined;
      // Endpoints that are IPs are not resolved.
      if (ejectionOf([entry], undefined).endpoints !== undefined)
        return [count, `Envoy spreads calls over ${count} that are written here.`];
      return ['every address', resolutionFacts.DNS.says];
    case 'DNS_ROUND_ROBIN':
      return ['one address at a time', resolutionFacts.DNS_ROUND_ROBIN.says];
    case 'DYNAMIC_DNS':
      return ['the name of each call', resolutionFacts.DYNAMIC_DNS.says];
    default:
      return undefined;
  }
}
