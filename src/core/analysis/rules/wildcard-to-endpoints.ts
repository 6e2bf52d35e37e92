import { isWildcard } from '../../mesh';
import type { WorkspaceRule } from '../rule';
import { forEntries } from '../runtime/entries';

export const wildcardToEndpoints: WorkspaceRule = {
  id: 'wildcard-to-endpoints',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'info',
  refs: ['L14'],
  summary: 'All hosts below a wildcard go to the same endpoints.',
  why: 'The cluster belongs to the pattern, so each host that it covers is sent to the listed endpoints with its own Host or server name. That is right for a proxy that serves them all, and a detour to the wrong server otherwise; hence it is advice.',
  source: 'istio/istio pilot/pkg/networking/core/cluster.go (buildOutboundClusters, convertResolution)',
  check: forEntries(({ resource, hosts, resolution, endpoints, selector }) => {
    if (!resolutions.includes(resolution) || (endpoints.length === 0 && selector === undefined)) return [];
    const where = endpoints.length === 1 ? 'one endpoint' : 'endpoints';
    return hosts.flatMap((host, index) =>
      isWildcard(host)
        ? [
            {
              resource,
              path: ['spec', 'hosts', index],
              ref: 'L14',
              message: `Every host below ${host.replace(/^\*\.?/, '')} goes to the ${where} of this entry, under its own name. List the hosts instead where these servers do not answer for all of them.`,
            },
          ]
        : [],
    );
  }),
};

const resolutions: readonly string[] = ['STATIC', 'DNS', 'DNS_ROUND_ROBIN'];
