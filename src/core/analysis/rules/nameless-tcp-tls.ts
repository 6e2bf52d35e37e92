import { isWildcard, textIn } from '../../mesh';
import { remedyIn } from '../istioctl/remedy';
import type { WorkspaceRule } from '../rule';
import { startedTls, type TlsUse } from '../runtime/cluster-uses';
import { hitsIn } from '../runtime/find-hits';
import type { Hit } from '../runtime/hits';

export const namelessTcpTls: WorkspaceRule = {
  id: 'nameless-tcp-tls',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'error',
  refs: ['T03'],
  summary: 'A tls block for a TCP port has no sni, so no server name is sent, and no name is checked.',
  why: 'Envoy takes the server name and the name to check from the request, which its HTTP router alone sees. On a TCP port it sends none then, and accepts every certificate from a trusted CA. With subjectAltNames the name is checked and only the server name is missing, which is a warning.',
  source:
    'istio/istio pilot/pkg/networking/core/cluster_tls.go (setAutoSniAndAutoSanValidation); envoyproxy/envoy source/common/router/router.cc (auto_sni)',
  check: hitsIn(startedTls, (each) => {
    const { tls } = each.use.cluster;
    return each.use.port.class === 'tcp' && tls.sni?.from === 'host' && tls.ca !== null ? [hitOf(each)] : [];
  }),
};

function hitOf({ use, block }: TlsUse): Hit {
  const { resource, path } = block;
  const { host } = use.service;
  const isChecked = use.cluster.tls.subjectAltNames.length > 0;
  const missing = isChecked ? 'server name' : 'server name, and accepts any certificate from a trusted CA';
  const port = `Port ${use.port.number} of ${host} is TCP`;
  return {
    resource,
    path: [...path, 'mode'],
    ref: 'T03',
    ...(isChecked ? { severity: 'warning' } : {}),
    clients: use.clients,
    all: use.clients,
    say: () =>
      `${port}, so Envoy sees no request to take a name from: it sends no ${missing}. Set sni${isChecked ? '' : ' and subjectAltNames'}.`,
    fix:
      textIn(resource.value['spec'], 'host') === host && !isWildcard(host) ? naming(use, block, isChecked) : undefined,
  };
}

function naming({ service }: TlsUse['use'], { resource, path }: TlsUse['block'], isChecked: boolean): Hit['fix'] {
  const sni = { type: 'set', path: [...path, 'sni'], value: service.host } as const;
  const names = { type: 'set', path: [...path, 'subjectAltNames'], value: [service.host] } as const;
  return remedyIn(resource, `Name ${service.host} in the handshake`, isChecked ? [sni] : [sni, names]);
}
