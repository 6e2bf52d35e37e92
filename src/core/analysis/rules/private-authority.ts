import { isIp, textIn, textsIn } from '../../mesh';
import type { WorkspaceRule } from '../rule';
import { startedTls, type TlsUse } from '../runtime/cluster-uses';
import { hitsIn } from '../runtime/find-hits';
import type { Hit } from '../runtime/hits';

export const privateAuthority: WorkspaceRule = {
  id: 'private-authority',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['T14'],
  summary: 'TLS to a host with a private name is verified against public authorities, since caCertificates is unset.',
  why: 'Without caCertificates Envoy trusts the bundle of the proxy’s image. No public authority signs names such as those below .internal or .corp, so the certificate of such a server is refused. A public name with private addresses alone may have a public certificate, so that is a hint, and nothing is said of all others.',
  source:
    'istio/istio pilot/pkg/networking/core/cluster_tls.go (constructUpstreamTLS), cluster_tls_test.go (TestApplyDestinationRuleOSCACert)',
  check: hitsIn(startedTls, findHits),
};

const privateName =
  /\.(internal|corp|corporate|local|localdomain|lan|intranet|intra|home|private|localhost|home\.arpa)$/i;
const privateAddress = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/;

function findHits({ use, block }: TlsUse): readonly Hit[] {
  if (use.cluster.tls.ca !== 'system' || textIn(block.value, 'caCertificates') !== undefined) return [];
  const names = expectedNames(use, block);
  const isPrivate = names.every((name) => privateName.test(name));
  if (!isPrivate && !hasPrivateAddresses(use)) return [];
  const { host } = use.service;
  return [
    {
      resource: block.resource,
      path: [...block.path, 'mode'],
      ref: 'T14',
      ...(isPrivate ? {} : { severity: 'info' }),
      clients: use.clients,
      all: use.clients,
      say: () =>
        isPrivate
          ? `The certificate of ${host} is verified against the public authorities of the proxy’s image, and none of them signs such a name: the handshake ends with an error. Set caCertificates to the file of your own authority.`
          : `Every address of ${host} is private, and its certificate is verified against the public authorities of the proxy’s image. Where your own authority signed it, set caCertificates.`,
    },
  ];
}

/** The names that the certificate is to have: the listed ones, else that of the handshake, else the host. */
function expectedNames({ service, cluster }: TlsUse['use'], { value }: TlsUse['block']): readonly string[] {
  const listed = textsIn(value, 'subjectAltNames');
  if (listed.length > 0) return listed;
  return [cluster.tls.sni?.from === 'written' ? cluster.tls.sni.name : service.host];
}

function hasPrivateAddresses({ cluster: { endpoints } }: TlsUse['use']): boolean {
  return endpoints.length > 0 && endpoints.every(({ address = '' }) => isIp(address) && privateAddress.test(address));
}
