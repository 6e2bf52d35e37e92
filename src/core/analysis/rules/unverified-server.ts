import { textIn } from '../../mesh';
import { ifWanted, remedyIn } from '../istioctl/remedy';
import type { WorkspaceRule } from '../rule';
import { startedTls, type TlsUse } from '../runtime/cluster-uses';
import { hitsIn } from '../runtime/find-hits';
import type { Hit } from '../runtime/hits';

export const unverifiedServer: WorkspaceRule = {
  id: 'unverified-server',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'error',
  refs: ['T15'],
  summary: 'A tls block in force sets insecureSkipVerify, so the server’s certificate is not verified.',
  why: 'Neither the chain nor the name of the certificate is looked at, so whoever can answer in the server’s place can read and change the calls. Without caCertificates the bundle of the proxy’s image is trusted, so that a public server needs no setting.',
  source:
    'istio/istio pilot/pkg/networking/core/cluster_tls.go (constructUpstreamTLS), cluster_tls_test.go (TestInsecureSkipVerify)',
  check: hitsIn(startedTls, (each) => (each.block.value['insecureSkipVerify'] === true ? [hitOf(each)] : [])),
};

function hitOf({ use, block }: TlsUse): Hit {
  const { resource, path } = block;
  const at = [...path, 'insecureSkipVerify'];
  // Without names beside it, sni alone would turn the check of the name off again.
  const sni = textIn(block.value, 'sni');
  const names = sni === undefined ? [] : [{ type: 'set', path: [...path, 'subjectAltNames'], value: [sni] } as const];
  return {
    resource,
    path: at,
    ref: 'T15',
    clients: use.clients,
    all: use.clients,
    say: () =>
      `Whoever answers for ${use.service.host} is taken for the server: Envoy verifies neither the chain nor the name of its certificate. Remove insecureSkipVerify; for a private CA set caCertificates.`,
    fix: ifWanted(remedyIn(resource, 'Verify the server’s certificate', [{ type: 'delete', path: at }, ...names])),
  };
}
