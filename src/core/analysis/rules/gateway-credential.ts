import { readCertificates } from '../istioctl/certificate';
import { credentialUses, type CredentialUse } from '../istioctl/gateway-credentials';
import type { Seen } from '../istioctl/scope';
import { certificateOf } from '../istioctl/secrets';
import type { Report, WorkspaceRule } from '../rule';

export const gatewayCredential: WorkspaceRule = {
  id: 'gateway-credential',
  scope: 'workspace',
  layer: 'analyze',
  severity: 'error',
  codes: ['IST0161'],
  sees: 'drawn',
  summary: 'The Secret of a Gateway holds no certificate that can be used.',
  why: 'The listener takes no connection without a certificate and its key, and clients refuse one that has expired. The same files give the same answer on every day, so expired is what had run out before Istio 1.28 came, the oldest release that findings are for.',
  source:
    'istio/istio pkg/config/analysis/analyzers/gateway/secret.go (isValidSecret); pilot/pkg/credentials/kube/secrets.go (ExtractCertInfo)',
  check: (input) => credentialUses(input).flatMap(checkUse),
};

/** 5 November 2025, when Istio 1.28 came: whoever judges by a release described here does so later. There is no clock in a function of texts. */
const nowAtLeast = Date.UTC(2025, 10, 5);

function checkUse({ gateway, secret, path }: CredentialUse): readonly Report[] {
  const problem = secret && problemOf(secret);
  if (secret === undefined || problem === undefined) return [];
  const message = `Secret ${secret.namespace}/${secret.name} ${problem}`;
  return [{ resource: gateway.seen.resource, path, message, code: 'IST0161', ref: 'IST0161' }];
}

function problemOf(secret: Seen): string | undefined {
  const certificate = certificateOf(secret);
  if (certificate === undefined)
    return 'has neither tls.crt with tls.key nor cert with key, so the gateway has no certificate to show. Add the pair.';
  const found = readCertificates(certificate.text);
  if (found === undefined)
    return `holds no certificate under ${certificate.key} that can be read, so the gateway takes no connection. Put it there as PEM, in base64 under data.`;
  const expired = found.find(({ notAfter }) => notAfter < nowAtLeast);
  if (expired === undefined) return undefined;
  return `holds a certificate that expired on ${new Date(expired.notAfter).toISOString().slice(0, 10)}, so clients refuse the gateway. Renew it.`;
}
