import { sameList } from '../../lists';
import { hasKey, integerIn, listIn, recordIn, textIn } from '../../mesh';
import type { Path } from '../../text';
import { remedyIn } from '../istioctl/remedy';
import { completeOf, type Seen } from '../istioctl/scope';
import { eachOf, question } from '../question';
import type { Report, WorkspaceRule } from '../rule';
import { gatewayBlocks, isAmong } from '../runtime/gateway-blocks';

const reportsOfEach = eachOf((input) => completeOf(input, 'DestinationRule'), gatewayBlocks, checkRule);

export const noCaCertificates: WorkspaceRule = {
  id: 'no-ca-certificates',
  scope: 'workspace',
  layer: 'analyze',
  severity: 'warning',
  codes: ['IST0128', 'IST0129'],
  summary: 'A DestinationRule starts TLS and names no CA certificates.',
  why: 'istioctl analyze says that the server is not verified then. That is outdated: Envoy checks it against the CA bundle of the proxy image, so a public certificate is verified and one of a private CA is refused.',
  source:
    'istio/istio pkg/config/analysis/analyzers/destinationrule/ca-certificates.go, analyzeDestinationRule; pilot/pkg/networking/core/cluster_tls.go, buildUpstreamTLSSettings',
  check: question((input, before: readonly Report[] | undefined) => sameList(reportsOfEach(input).flat(), before)),
};

function checkRule(rule: Seen, atGateways: string): readonly Report[] {
  const policy = recordIn(rule.spec, 'trafficPolicy');
  const path = ['spec', 'trafficPolicy'];
  return [
    ...checkTls(rule, atGateways, policy, path, 'IST0128'),
    ...listIn(policy, 'portLevelSettings').flatMap((item, index) =>
      checkTls(rule, atGateways, item, [...path, 'portLevelSettings', index], 'IST0129'),
    ),
  ];
}

function checkTls(
  { resource, spec }: Seen,
  atGateways: string,
  block: unknown,
  path: Path,
  code: string,
): readonly Report[] {
  const tls = recordIn(block, 'tls');
  const mode = textIn(tls, 'mode') ?? '';
  if (!['SIMPLE', 'MUTUAL'].includes(mode) || textIn(tls, 'caCertificates') !== undefined) return [];
  if (textIn(tls, 'credentialName') !== undefined && hasKey(spec, 'workloadSelector')) return [];
  const port = integerIn(recordIn(block, 'port'), 'number');
  const where = code === 'IST0128' ? 'tls' : `tls of port ${port ?? '?'}`;
  return [
    {
      resource,
      path: [...path, 'tls', 'mode'],
      message: messageFor(tls, where, mode, isAmong(atGateways, resource, [...path, 'tls'])),
      code,
      ref: code,
      fix: isVerified(tls)
        ? remedyIn(resource, 'Write caCertificates: system', [
            { type: 'set', path: [...path, 'tls', 'caCertificates'], value: 'system' },
          ])
        : undefined,
    },
  ];
}

/** Then `system` says what is in force anyway: the CAs of the proxy image (pilot/pkg/networking/core/cluster_tls.go). */
function isVerified(tls: Readonly<Record<string, unknown>>): boolean {
  return tls['insecureSkipVerify'] !== true && textIn(tls, 'credentialName') === undefined;
}

function messageFor(tls: Readonly<Record<string, unknown>>, where: string, mode: string, isAtGateway: boolean): string {
  const fact = `${where} has mode ${mode} and no caCertificates, so istioctl analyze calls the server unverified`;
  if (tls['insecureSkipVerify'] === true)
    return `${fact}; with insecureSkipVerify it is unverified. Set caCertificates and remove insecureSkipVerify to have it checked.`;
  const secret = textIn(tls, 'credentialName');
  if (secret !== undefined && isAtGateway)
    return `${fact}; the egress gateway that uses this block does check it, against the CA of ${secret}. Nothing is missing: accept this finding, with that as the reason.`;
  if (secret !== undefined)
    return `${fact}; a sidecar drops the whole block, since credentialName needs a workloadSelector. Add a workloadSelector, or name files.`;
  return `${fact}; Envoy does check it, against the CAs of the proxy image. Write caCertificates: system to say so, or the file of a private CA.`;
}
