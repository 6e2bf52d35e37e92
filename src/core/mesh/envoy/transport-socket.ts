import { textIn, textsIn, recordIn } from '../read';
import type { Mesh } from '../build';
import type { Block, Cluster } from '../proxy/clusters/cluster';
import { inBlock } from './cluster-policy';
import { sdsConfig } from './secrets';
import { byIstio, from, inMesh, typed, writtenAt, type EnvoyFields, type EnvoyValue } from './tree';

/** How a cluster encrypts (pilot/pkg/networking/core/cluster_tls.go, applyUpstreamTLSSettings; cluster_traffic_policy.go, applyUpstreamProxyProtocol). */
export function transportSockets(mesh: Mesh, cluster: Cluster): EnvoyFields {
  const { tls, policy } = cluster;
  const wrap = (socket: EnvoyFields): EnvoyFields => withProxyProtocol(policy.blocks.proxyProtocol, socket);
  if (tls.added === 'auto')
    return {
      transport_socket_matches: [
        {
          name: 'tlsMode-istio',
          match: { tlsMode: 'istio' },
          transport_socket: wrap(tlsSocket(mesh, cluster)),
        },
        { name: 'tlsMode-disabled', match: {}, transport_socket: wrap(rawBuffer) },
      ],
    };
  if (tls.added === 'none') return { transport_socket: policy.blocks.proxyProtocol ? wrap(rawBuffer) : undefined };
  return { transport_socket: from(tls.block && inBlock(tls.block), wrap(tlsSocket(mesh, cluster))) };
}

const rawBuffer: EnvoyFields = {
  name: 'envoy.transport_sockets.raw_buffer',
  typed_config: typed('envoy.extensions.transport_sockets.raw_buffer.v3.RawBuffer', {}),
};

function withProxyProtocol(block: Block | undefined, socket: EnvoyFields): EnvoyFields {
  if (block === undefined) return socket;
  const type = 'envoy.extensions.transport_sockets.proxy_protocol.v3.ProxyProtocolUpstreamTransport';
  const version = textIn(block.value, 'version') ?? 'V1';
  return {
    name: 'envoy.transport_sockets.upstream_proxy_protocol',
    typed_config: typed(type, {
      config: { version: from(inBlock(block, 'version'), version) },
      transport_socket: socket,
    }),
  };
}

function tlsSocket(mesh: Mesh, cluster: Cluster): EnvoyFields {
  const { tls } = cluster;
  const written = tls.block && inBlock(tls.block, 'sni');
  const sni = tls.sni !== null && tls.sni.from !== 'host' ? tls.sni : undefined;
  return {
    name: 'envoy.transport_sockets.tls',
    typed_config: typed('envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext', {
      common_tls_context: {
        tls_params: parameters(mesh, cluster),
        alpn_protocols: tls.alpn.length > 0 ? from(byIstio, tls.alpn) : undefined,
        tls_certificate_sds_secret_configs: certificates(cluster),
        ...validation(cluster),
      },
      sni: sni && from(sni.from === 'written' ? written : byIstio, sni.name),
    }),
  };
}

/** MeshConfig's `tlsDefaults` are for the TLS that is not the mesh's own (applyTLSDefaults). */
function parameters({ settings }: Mesh, { tls }: Cluster): EnvoyValue {
  const isOwn = tls.ca === 'mesh';
  const list = (field: string): EnvoyValue | undefined => {
    const values = isOwn ? [] : textsIn(recordIn(settings.config, 'tlsDefaults'), field);
    return values.length === 0 ? undefined : from(inMesh('tlsDefaults', field), values);
  };
  return from(byIstio, {
    tls_minimum_protocol_version: 'TLSv1_2',
    tls_maximum_protocol_version: 'TLSv1_3',
    cipher_suites: list('cipherSuites'),
    ecdh_curves: list('ecdhCurves'),
  });
}

/** Files are served by the pod's agent, under the name of their paths (pkg/security/security.go, SdsCertificateConfig). */
function certificates({ tls }: Cluster): EnvoyValue | undefined {
  if (tls.certificate === null) return undefined;
  if (tls.certificate === 'mesh') return [from(byIstio, sdsConfig('default'))];
  const credential = textIn(tls.block?.value, 'credentialName');
  if (credential !== undefined)
    return from(tls.block && inBlock(tls.block, 'credentialName'), [sdsConfig(credential, 'credential')]);
  const key = textIn(tls.block?.value, 'privateKey') ?? '';
  return from(tls.block && inBlock(tls.block, 'clientCertificate'), [sdsConfig(`file-cert:${tls.certificate}~${key}`)]);
}

/** Without a certificate to check against nothing is checked; with a secret not even the empty message is sent. */
function validation(cluster: Cluster): EnvoyFields {
  const { tls } = cluster;
  const value = tls.block?.value;
  const skips = tls.block && inBlock(tls.block, 'insecureSkipVerify');
  if (tls.ca === null)
    return textIn(value, 'credentialName') === undefined ? { validation_context: from(skips, {}) } : {};
  const crl = tls.ca === 'mesh' || textIn(value, 'credentialName') !== undefined ? undefined : textIn(value, 'caCrl');
  return {
    combined_validation_context: {
      default_validation_context: {
        match_subject_alt_names: subjectNames(cluster),
        crl: crl === undefined ? undefined : from(tls.block && inBlock(tls.block, 'caCrl'), { filename: crl }),
      },
      validation_context_sds_secret_config: rootSecret(cluster),
    },
  };
}

function subjectNames({ tls, service }: Cluster): EnvoyValue | undefined {
  const { subjectAltNames, namesFrom, block } = tls;
  if (subjectAltNames.length === 0) return undefined;
  const matches = subjectAltNames.map((exact) => ({ exact }));
  if (namesFrom === 'rule') return from(block && inBlock(block, 'subjectAltNames'), matches);
  return from(service && writtenAt(service.resource, ['spec', 'subjectAltNames']), matches);
}

function rootSecret({ tls }: Cluster): EnvoyValue {
  if (tls.ca === 'mesh') return from(byIstio, sdsConfig('ROOTCA'));
  const credential = textIn(tls.block?.value, 'credentialName');
  if (credential !== undefined)
    return from(tls.block && inBlock(tls.block, 'credentialName'), sdsConfig(`${credential}-cacert`, 'credential'));
  const named = textIn(tls.block?.value, 'caCertificates') !== undefined;
  return from(
    named && tls.block ? inBlock(tls.block, 'caCertificates') : byIstio,
    sdsConfig(`file-root:${tls.ca ?? ''}`),
  );
}
