import type { ClusterUse, Mesh, Proxy } from '../../mesh';
import type { WorkspaceRule } from '../rule';
import { audienceOf } from '../runtime/audience';
import { tlsUses, type TlsUse } from '../runtime/cluster-uses';
import { hitsInMesh } from '../runtime/find-hits';
import type { Hit } from '../runtime/hits';
import { callOf, listNames } from '../istioctl/words';
import { isGateway, isLedTo, waysTo } from '../runtime/ways-to';
import { textIn } from '../../mesh';

export const plaintextDespiteCredential: WorkspaceRule = {
  id: 'plaintext-despite-credential',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'error',
  refs: ['T01'],
  summary: 'A tls block with credentialName is in force for sidecars, which drop it without a word.',
  why: 'istiod gives a secret to a sidecar only where the rule has a workloadSelector. Without one it leaves out all TLS settings of the rule, and what the app sends leaves in plain text. Calls that an egress gateway sends on are not meant: the gateway gets the secret.',
  source:
    'istio/istio pilot/pkg/networking/core/cluster_tls.go (buildUpstreamClusterTLSContext), cluster_tls_test.go (TestBuildUpstreamClusterTLSContext)',
  check: hitsInMesh(tlsUses, ({ use, block }) => isDropped(use) && secretOf(block) !== undefined, findHits),
};

function isDropped({ cluster, clients }: ClusterUse): boolean {
  return cluster.tls.dropped !== undefined && clients.some(({ kind }) => kind === 'sidecar');
}

function secretOf({ value }: TlsUse['block']): string | undefined {
  const name = textIn(value, 'credentialName');
  return name?.startsWith('configmap://') ? undefined : name;
}

function homeOf({ cluster }: ClusterUse, block: TlsUse['block']): string | undefined {
  return cluster.policy.rule?.rules.find(({ resource }) => resource === block.resource)?.namespace;
}

/** A rule with a workloadSelector is for pods of its own namespace alone (pilot/pkg/model/sidecar.go, DestinationRule). */
function adviceFor(home: string | undefined, clients: readonly Proxy[]): string {
  const away = [...new Set(clients.map(({ namespace }) => namespace))].filter((each) => each !== home);
  return away.length === 0 ? 'Add a workloadSelector' : `Write a rule with a workloadSelector in ${listNames(away)}`;
}

function findHits(mesh: Mesh, { use, block }: TlsUse): readonly Hit[] {
  const callers = waysTo(mesh, use).filter(({ client }) => !isGateway(client));
  const isEncrypted = use.port.class === 'tls' && callers.every(({ by }) => by === 'itself');
  // Where rules lead plain calls to the port at a gateway, the block is for that, and what apps encrypt needs none.
  if (callers.length === 0 || (isEncrypted && isLedTo(mesh, use))) return [];
  const rule = callOf(block.resource);
  const { host } = use.service;
  const leaves = isEncrypted
    ? 'Only what the app encrypts itself is encrypted'
    : `Calls to ${host} leave in plain text`;
  const clients = callers.map(({ client }) => client);
  return [
    {
      resource: block.resource,
      path: [...block.path, 'credentialName'],
      ref: 'T01',
      clients,
      all: audienceOf(mesh, use, clients),
      say: (whose) =>
        `${leaves}: sidecars${whose} drop the tls block of ${rule}, since it has credentialName and no workloadSelector. ${adviceFor(homeOf(use, block), clients)} and give the pods’ service account access to the Secret, use file paths, or start TLS at a gateway.`,
    },
  ];
}
