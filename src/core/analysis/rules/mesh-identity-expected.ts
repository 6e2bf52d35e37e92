import { textsIn, recordIn } from '../../mesh';
import { ifWanted, remedyIn } from '../istioctl/remedy';
import type { WorkspaceRule } from '../rule';
import { startedTls, type TlsUse } from '../runtime/cluster-uses';
import { hitsIn } from '../runtime/find-hits';
import type { Hit } from '../runtime/hits';

export const meshIdentityExpected: WorkspaceRule = {
  id: 'mesh-identity-expected',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['T11'],
  summary: 'A serviceAccount of an endpoint makes Envoy expect an identity of the mesh in a server’s certificate.',
  why: 'Without subjectAltNames in the DestinationRule istiod puts the SPIFFE identities of the endpoints there. The certificate of a server outside of the mesh has none, so every handshake ends with an error. With subjectAltNames in the ServiceEntry one of those will do.',
  source:
    'istio/istio pilot/pkg/networking/core/cluster_tls.go (buildUpstreamTLSSettings); pilot/pkg/model/push_context.go (initServiceAccounts)',
  check: hitsIn(startedTls, findHits),
};

function findHits({ use }: TlsUse): readonly Hit[] {
  const { service, cluster } = use;
  const { entry, definitions } = service;
  if (!service.external || entry === undefined || cluster.tls.namesFrom !== 'service') return [];
  if (definitions.some(({ resource }) => textsIn(recordIn(resource.value, 'spec'), 'subjectAltNames').length > 0))
    return [];
  const paths = entry.endpoints
    .filter(({ serviceAccount }) => serviceAccount !== undefined)
    .map(({ index }) => ['spec', 'endpoints', index, 'serviceAccount']);
  const gone = paths.map((path) => ({ type: 'delete', path }) as const);
  const [first] = paths;
  if (first === undefined || entry.selector !== undefined) return [];
  return [
    {
      resource: entry.resource,
      path: first,
      ref: 'T11',
      clients: use.clients,
      all: use.clients,
      say: () =>
        `Every call to ${service.host} fails in the TLS handshake: Envoy expects ${cluster.tls.subjectAltNames[0] ?? 'an identity of the mesh'} in the certificate, which a server outside of the mesh does not have. Remove serviceAccount, or set subjectAltNames in the DestinationRule.`,
      // With sni these identities are the only names that are checked.
      fix:
        cluster.tls.sni?.from === 'written'
          ? undefined
          : ifWanted(remedyIn(entry.resource, 'Remove serviceAccount', gone)),
    },
  ];
}
