import { misplacedTls, opsToMoveTls, titleToMoveTls, type MisplacedTls, type Mesh, type Proxy } from '../../mesh';
import type { Resource } from '../../schema';
import { samePath } from '../../text';
import { remedyIn } from '../istioctl/remedy';
import { callOf } from '../istioctl/words';
import type { WorkspaceRule } from '../rule';
import { audienceOf } from '../runtime/audience';
import { isTopLevel, tlsUses, type TlsUse } from '../runtime/cluster-uses';
import { doubling, mayDouble, spoilsBoth } from '../runtime/double-tls';
import { hitsInMesh } from '../runtime/find-hits';
import type { Hit } from '../runtime/hits';
import { withoutTls } from '../runtime/tls-block';
import { isLedTo, sendingGateways } from '../runtime/ways-to';

export const doubleTls: WorkspaceRule = {
  id: 'double-tls',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'error',
  refs: ['T04'],
  summary: 'A tls block is in force on an HTTPS or TLS port that apps dial with TLS of their own.',
  why: 'Envoy encrypts again what is encrypted, and the server answers the handshake inside with an error. It is what it should be where an http route leads plain calls to the port, at a sidecar or at a gateway. Where no call to the host is drawn, pods for which such a route counts are taken to use it.',
  source:
    'istio/istio pilot/pkg/networking/core/cluster_tls.go (applyUpstreamTLSSettings), pilot/pkg/networking/core/tls.go (buildSidecarOutboundTLSFilterChainOpts)',
  check: hitsInMesh(tlsUses, mayDouble, findHits),
};

function findHits(mesh: Mesh, each: TlsUse): readonly Hit[] {
  const { use, block } = each;
  const callers = doubling(mesh, use);
  if (callers.length === 0 || spoilsBoth(mesh, each)) return [];
  const { service, port, cluster } = use;
  const adds = `${callOf(block.resource)} adds ${cluster.tls.added}`;
  const clients = callers.map(({ client }) => client);
  const wrong = wrongPort(mesh, each);
  const remove = isForNothing(mesh, each) ? withoutTls(block, 'Remove the tls block') : undefined;
  const home = wrong ? undefined : gatewayHome(mesh, each, clients);
  return [
    {
      resource: block.resource,
      path: [...block.path, 'mode'],
      ref: 'T04',
      clients,
      all: audienceOf(mesh, use, clients),
      say: (whose) =>
        `Calls${whose} to ${service.host}:${port.number} carry TLS inside TLS: the app already encrypts, and ${adds}. ${home === undefined ? adviceOn(wrong) : adviceForGateway(home)}`,
      fix: home !== undefined ? keptAtHome(block.resource) : wrong ? movingTo(wrong, remove) : remove,
    },
  ];
}

/**
 * The namespace of the rule, where a gateway in it sends plain calls on by the same block and the callers are all elsewhere; undefined where that is not so, or
 * its exportTo is written.
 */
function gatewayHome(mesh: Mesh, { use, block }: TlsUse, callers: readonly Proxy[]): string | undefined {
  const rules = use.cluster.policy.rule?.rules ?? [];
  const own = rules.find(({ resource }) => resource === block.resource);
  if (own === undefined || own.exportTo.length > 0 || own.selector !== undefined) return undefined;
  const { namespace } = own;
  if (callers.some((each) => each.namespace === namespace)) return undefined;
  return sendingGateways(mesh, use).includes(namespace) ? namespace : undefined;
}

function adviceForGateway(namespace: string): string {
  return `The gateway in ${namespace} needs the rule for what it sends on: show it to that namespace alone by exportTo.`;
}

function keptAtHome(resource: Resource): Hit['fix'] {
  return remedyIn(resource, 'Show the rule to its own namespace alone', [
    { type: 'set', path: ['spec', 'exportTo'], value: ['.'] },
  ]);
}

function adviceOn(wrong: MisplacedTls | undefined): string {
  return wrong
    ? `Port ${wrong.to} leads to the same port of the server in plain text: move the tls block there.`
    : 'Remove the tls block, or let the app call http:// on an HTTP port.';
}

/** The block, where it is meant for a plain port of the service and stands at this one. */
function wrongPort(mesh: Mesh, { use, block }: TlsUse): MisplacedTls | undefined {
  const found = use.subset === undefined ? misplacedTls(mesh, use.service, use.cluster.policy) : undefined;
  if (found?.rule.resource !== block.resource) return undefined;
  return samePath(block.path, ['spec', 'trafficPolicy', 'portLevelSettings', found.from.index, 'tls'])
    ? found
    : undefined;
}

/** One step that mends both ports comes first. */
function movingTo(wrong: MisplacedTls, remove: Hit['fix']): Hit['fix'] {
  const move = remedyIn(wrong.rule.resource, titleToMoveTls(wrong), opsToMoveTls(wrong));
  return (document) => [move(document) ?? [], remove?.(document) ?? []].flat();
}

/** Whether no plain call needs the block, here or on another port. */
function isForNothing(mesh: Mesh, { use, block }: TlsUse): boolean {
  // The block of a pattern is for other hosts too.
  if (use.cluster.policy.rule?.host !== use.service.host) return false;
  const isForPlain = isTopLevel(block) && use.service.ports.some((port) => port.class === 'http');
  return !isForPlain && !isLedTo(mesh, use);
}
