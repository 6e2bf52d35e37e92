import { question } from '../question';
import type { Report, WorkspaceRule } from '../rule';
import { namedEntries, namesPath, type NamedEntry } from '../runtime/named-entries';

export const namesWithoutTls: WorkspaceRule = {
  id: 'names-without-tls',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['T13'],
  summary: 'A MESH_EXTERNAL ServiceEntry lists subjectAltNames, and no proxy starts TLS to its hosts.',
  why: 'Envoy looks at a certificate only where it starts TLS itself. TLS that the app starts passes by unread, so the names check nothing. A MESH_INTERNAL entry has them for mesh mTLS.',
  source: 'istio/istio pilot/pkg/networking/core/cluster_tls.go (buildUpstreamTLSSettings, constructUpstreamTLS)',
  check: question((input) => namedEntries(input).flatMap(findReports)),
};

function findReports({ resource, uses }: NamedEntry): readonly Report[] {
  const isIdle = uses.every(
    ({ service, cluster: { tls } }) => service.external && tls.added === 'none' && tls.dropped === undefined,
  );
  if (!isIdle) return [];
  const [{ service }] = uses;
  return [
    {
      resource,
      path: namesPath,
      part: 'key',
      ref: 'T13',
      message: `These names check nothing: no proxy starts TLS to ${service.host}, so none sees its certificate. Add a DestinationRule with a tls block, or remove them.`,
    },
  ];
}
