/**
 * What a sidecar makes of a service port: `http` is routed by requests, `tls` is passed on by server name, `tcp` are raw bytes, `sniffed`
 * (no protocol written) is HTTP or TCP by its first bytes, `udp` never gets a listener, `unknown` is refused by validation or could not be read.
 */
export type ProtocolClass = 'http' | 'tls' | 'tcp' | 'sniffed' | 'udp' | 'unknown';

const classes: ReadonlyMap<string, ProtocolClass> = new Map(
  Object.entries<ProtocolClass>({
    HTTP: 'http',
    HTTP2: 'http',
    GRPC: 'http',
    'GRPC-WEB': 'http',
    HTTP_PROXY: 'http',
    HTTPS: 'tls',
    TLS: 'tls',
    TCP: 'tcp',
    MONGO: 'tcp',
    MYSQL: 'tcp',
    REDIS: 'tcp',
    UDP: 'udp',
  }),
);

/** The class of a written protocol; upper and lower case are the same (istio/istio pkg/config/protocol/instance.go, Parse). */
export function protocolClass(protocol: string): ProtocolClass {
  if (protocol === '') return 'sniffed';
  const upper = protocol.toUpperCase();
  return classes.get(upper) ?? 'unknown';
}
