import { ifWanted, remedyIn } from '../istioctl/remedy';
import type { WorkspaceRule } from '../rule';
import { startedTls, type TlsUse } from '../runtime/cluster-uses';
import { hitsIn } from '../runtime/find-hits';
import type { Hit } from '../runtime/hits';

export const uncheckedServerName: WorkspaceRule = {
  id: 'unchecked-server-name',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'error',
  refs: ['T02'],
  summary: 'A tls block sets sni without subjectAltNames, so nobody checks whose certificate the server shows.',
  why: 'Istio looks for the name of the request in the certificate only while neither sni nor subjectAltNames is set. With sni alone every certificate from a trusted CA is accepted, that of another company too. Names that the ServiceEntry lists count, and a DYNAMIC_DNS entry keeps the check.',
  source: 'istio/istio pilot/pkg/networking/core/cluster_tls.go (setAutoSniAndAutoSanValidation, constructUpstreamTLS)',
  check: hitsIn(startedTls, (each) => {
    const { nameCheck, ca, sni } = each.use.cluster.tls;
    return nameCheck === 'none' && ca !== null && sni?.from === 'written' ? [hitOf(each, sni.name)] : [];
  }),
};

function hitOf({ use, block: { resource, path } }: TlsUse, name: string): Hit {
  const op = { type: 'set', path: [...path, 'subjectAltNames'], value: [name] } as const;
  return {
    resource,
    path: [...path, 'sni'],
    ref: 'T02',
    clients: use.clients,
    all: use.clients,
    say: () =>
      `Any certificate from a trusted CA is accepted for ${use.service.host}: setting sni turns the name check off. Add subjectAltNames, or remove sni.`,
    fix: ifWanted(remedyIn(resource, `Expect ${name} in the certificate`, [op])),
  };
}
