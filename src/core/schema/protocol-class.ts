/** Classes of protocols as istiod's validation asks for them, in any case (istio/istio pkg/config/protocol/instance.go). No protocol is in none of them. */

const http = ['HTTP', 'HTTP2', 'HTTP_PROXY', 'GRPC', 'GRPC-WEB'];
const tls = ['HTTPS', 'TLS'];
const tcp = [...tls, 'TCP', 'MONGO', 'REDIS', 'MYSQL'];

/** Whether requests can be told apart (IsHTTP). */
export function isHttpProtocol(protocol: string): boolean {
  return http.includes(protocol.toUpperCase());
}

/** Whether the application encrypts (IsTLS). */
export function isTlsProtocol(protocol: string): boolean {
  return tls.includes(protocol.toUpperCase());
}

/** Whether it is bytes to Istio, what the application encrypts among them (IsTCP). UDP is not. */
export function isTcpProtocol(protocol: string): boolean {
  return tcp.includes(protocol.toUpperCase());
}

/** Whether istiod can read the name at all; it takes an empty one for a protocol that is detected (Parse). */
export function isKnownProtocol(protocol: string): boolean {
  return protocol === '' || [...http, ...tcp, 'UDP'].includes(protocol.toUpperCase());
}
