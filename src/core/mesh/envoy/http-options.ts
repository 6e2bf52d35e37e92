import { integerIn, recordIn, textIn } from '../read';
import type { Cluster } from '../proxy/clusters/cluster';
import { inBlock } from './cluster-policy';
import { from, seconds, typed, writtenAt, type EnvoyFields, type EnvoyValue } from './tree';

const http2Protocols = new Set(['HTTP2', 'GRPC', 'GRPC-WEB']);

/**
 * What a cluster speaks as HTTP, and how long; undefined where istiod leaves all of it to Envoy (pilot/pkg/networking/core/cluster_traffic_policy.go,
 * applyConnectionPool; cluster_tls.go, setAutoSniAndAutoSanValidation; cluster_builder.go, build).
 */
export function httpProtocolOptions(cluster: Cluster): EnvoyFields | undefined {
  const common = commonOptions(cluster);
  const names = namesFromRequest(cluster);
  const streams = integerIn(httpPool(cluster), 'maxConcurrentStreams') ?? 0;
  if (cluster.http === 'h1' && common === undefined && names === undefined && streams <= 0) return undefined;
  const name = 'envoy.extensions.upstreams.http.v3.HttpProtocolOptions';
  return {
    [name]: typed(name, {
      common_http_protocol_options: common ?? (streams > 0 ? {} : undefined),
      upstream_http_protocol_options: names,
      ...versionOptions(cluster, streams),
    }),
  };
}

function httpPool({ policy }: Cluster): Readonly<Record<string, unknown>> {
  return recordIn(policy.blocks.connectionPool?.value, 'http');
}

/** The idle timeout of TCP counts where HTTP has none. */
function commonOptions({ policy }: Cluster): EnvoyFields | undefined {
  const block = policy.blocks.connectionPool;
  if (block === undefined) return undefined;
  const duration = (part: 'http' | 'tcp', field: string): EnvoyValue | undefined =>
    from(inBlock(block, part, field), seconds(textIn(recordIn(block.value, part), field)));
  const requests = integerIn(recordIn(block.value, 'http'), 'maxRequestsPerConnection') ?? 0;
  const fields = {
    idle_timeout: duration('http', 'idleTimeout') ?? duration('tcp', 'idleTimeout'),
    max_requests_per_connection:
      requests > 0 ? from(inBlock(block, 'http', 'maxRequestsPerConnection'), requests) : undefined,
    max_connection_duration: duration('tcp', 'maxConnectionDuration'),
  };
  return Object.values(fields).some((each) => each !== undefined) ? fields : undefined;
}

/** The server name, and the name to check, come from each request where the rule says neither. */
function namesFromRequest({ tls }: Cluster): EnvoyValue | undefined {
  if (tls.added !== 'SIMPLE' && tls.added !== 'MUTUAL') return undefined;
  const sni = tls.sni?.from === 'host';
  const check = tls.nameCheck === 'host' || tls.nameCheck === 'host-and-names';
  if (!sni && !check) return undefined;
  const fields = { auto_sni: sni || undefined, auto_san_validation: check || undefined };
  return from(tls.block && inBlock(tls.block, 'mode'), compact(fields));
}

function compact(fields: Readonly<Record<string, true | undefined>>): EnvoyFields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function versionOptions({ http, policy, servicePort }: Cluster, streams: number): EnvoyFields {
  const block = policy.blocks.connectionPool;
  const written = recordIn(block?.value, 'http');
  const port =
    servicePort?.owner.registry === 'ServiceEntry'
      ? writtenAt(servicePort.owner.resource, ['spec', 'ports', servicePort.index, 'protocol'])
      : undefined;
  if (http === 'as-called')
    return {
      use_downstream_protocol_config: from(
        block && written['useClientProtocol'] === true ? inBlock(block, 'http', 'useClientProtocol') : port,
        { http_protocol_options: {}, http2_protocol_options: {} },
      ),
    };
  if (http === 'h1') return { explicit_http_config: { http_protocol_options: {} } };
  const upgraded = block !== undefined && written['h2UpgradePolicy'] === 'UPGRADE';
  // An upgrade replaces what the limit was written to.
  const isPort = !upgraded && http2Protocols.has(servicePort?.protocol.toUpperCase() ?? '');
  const limited = streams > 0 && isPort && block !== undefined;
  return {
    explicit_http_config: from(upgraded ? inBlock(block, 'http', 'h2UpgradePolicy') : port, {
      http2_protocol_options: {
        max_concurrent_streams: limited ? from(inBlock(block, 'http', 'maxConcurrentStreams'), streams) : undefined,
      },
    }),
  };
}
