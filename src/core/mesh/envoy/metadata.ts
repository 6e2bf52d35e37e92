import type { Resource } from '../../schema';
import type { Cluster } from '../proxy/clusters/cluster';
import { from, writtenAt, type EnvoyFields, type EnvoyValue } from './tree';

/** Where istiod says that a part of Envoy's configuration comes from (pilot/pkg/networking/util/util.go, AddConfigInfoMetadata). */
export function configPath(
  kind: 'destination-rule' | 'virtual-service',
  { namespace, name }: Pick<Resource, 'namespace' | 'name'>,
): string {
  return `/apis/networking.istio.io/v1/namespaces/${namespace ?? 'default'}/${kind}/${name}`;
}

/** `metadata` with what Istio's own filters read. */
export function istioMetadata(fields: EnvoyFields): EnvoyFields {
  return { filter_metadata: { istio: fields } };
}

/** The metadata of a cluster (pilot/pkg/networking/core/cluster_builder.go, applyDestinationRule and addTelemetryMetadata). */
export function clusterMetadata(cluster: Cluster): EnvoyFields {
  const { service, port, subset, policy, tls } = cluster;
  const [rule] = policy.rule?.rules ?? [];
  const mode = tls.block?.value['mode'];
  const overrides = mode === 'SIMPLE' || mode === 'MUTUAL';
  return istioMetadata({
    config: rule && from(writtenAt(rule.resource, ['spec']), configPath('destination-rule', rule)),
    default_original_port: port,
    services: service && [{ host: service.host, name: service.orderName, namespace: service.namespace }],
    external: externalOf(cluster),
    subset,
    alpn_override:
      overrides && tls.block
        ? from(tls.block.resource ? writtenAt(tls.block.resource, [...tls.block.path, 'mode']) : undefined, 'false')
        : undefined,
  });
}

/** Only main clusters say it. */
function externalOf({ service, subset }: Cluster): EnvoyValue | undefined {
  if (service?.external !== true || subset !== undefined) return undefined;
  return from(writtenAt(service.resource, ['spec', 'location']), true);
}
