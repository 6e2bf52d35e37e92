import type { ClusterUse, Mesh } from '../../mesh';
import type { WorkspaceRule } from '../rule';
import { audienceOf } from '../runtime/audience';
import { readableUses } from '../runtime/cluster-uses';
import { hitsInMesh } from '../runtime/find-hits';
import type { Hit } from '../runtime/hits';
import { startTlsAdvice } from '../runtime/tls-advice';
import { isDrawn, waysTo } from '../runtime/ways-to';

export const plaintextToTlsPort: WorkspaceRule = {
  id: 'plaintext-to-tls-port',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['T08'],
  summary: 'An HTTP port leads to port 443 of the server, and no tls block in force starts TLS.',
  why: 'Envoy sends plain HTTP to a port that takes TLS, and the server answers 400 or closes the connection. Where a route sends all calls to the port elsewhere, such as to an egress gateway, nothing is said. A drawn call that gets there certainly fails, so it is an error.',
  source:
    'istio/istio pilot/pkg/networking/core/cluster_tls.go (buildUpstreamTLSSettings); pilot/pkg/serviceregistry/serviceentry/conversion.go (convertEndpoint)',
  check: hitsInMesh(readableUses, mayBePlain, findHits),
};

function mayBePlain(use: ClusterUse): boolean {
  const { service, port, subset } = use;
  if (service.registry !== 'ServiceEntry' || port.class !== 'http' || subset !== undefined) return false;
  if ((port.targetPort ?? port.number) !== 443) return false;
  const { tls, endpoints, policy } = use.cluster;
  if (policy.rule?.rules.some(({ resource }) => resource.incomplete) === true) return false;
  const isPlain = tls.added === 'none' && (tls.block === undefined || tls.dropped === undefined);
  return isPlain && (endpoints.length === 0 || endpoints.some((each) => each.port === 443));
}

function findHits(mesh: Mesh, use: ClusterUse): readonly Hit[] {
  const callers = waysTo(mesh, use);
  if (callers.length === 0) return [];
  const { host } = use.service;
  const { owner, index, number, targetPort } = use.port;
  const leads = targetPort === undefined ? '' : ` leads to port ${targetPort} and`;
  const clients = callers.map(({ client }) => client);
  const drawn = isDrawn(mesh, use);
  const fate = drawn
    ? 'reach a TLS port in plain text and are refused'
    : 'would reach a TLS port in plain text and be refused';
  const advice = startTlsAdvice(mesh, use, (each) => mayBePlain(each) && waysTo(mesh, each).length > 0);
  return [
    {
      resource: owner.resource,
      path: ['spec', 'ports', index, targetPort === undefined ? 'number' : 'targetPort'],
      ref: 'T08',
      severity: drawn ? 'error' : 'warning',
      clients,
      all: audienceOf(mesh, use, clients),
      say: (whose) =>
        `Calls${whose} to ${host}:${number} ${fate}: the port${leads} is HTTP, and no tls block is in force. ${advice}`,
    },
  ];
}
