import type { StringType } from '../types';

/**
 * Protocols of ports, in the order of a picker. The CRD takes any text; istiod knows these, in any case (istio/istio pkg/config/protocol,
 * Parse).
 */
export function protocol(ref: string): StringType {
  return {
    type: 'string',
    known: {
      ref,
      values: [
        { value: 'HTTP', doc: 'Plain HTTP/1.1: routes, retries and HTTP limits work, and a sidecar can start TLS.' },
        { value: 'HTTP2', doc: 'Plain HTTP/2: as HTTP, and the proxy speaks HTTP/2 to the server.' },
        { value: 'GRPC', doc: 'Plain gRPC: as HTTP2.' },
        { value: 'GRPC-Web', doc: 'gRPC-Web: as HTTP, translated to gRPC.' },
        { value: 'HTTP_PROXY', doc: 'HTTP to a forward proxy: as HTTP.' },
        { value: 'HTTPS', doc: 'The app encrypts: only the server name is seen.' },
        { value: 'TLS', doc: 'The app encrypts: only the server name is seen.' },
        { value: 'TCP', doc: 'Only the address is seen: an address is needed to tell hosts apart.' },
        { value: 'MONGO', doc: 'As TCP, with statistics of MongoDB.' },
        { value: 'REDIS', doc: 'As TCP, unless the Redis filter is switched on in istiod.' },
        { value: 'MYSQL', doc: 'As TCP, unless the MySQL filter is switched on in istiod.' },
        { value: 'UDP', doc: 'Accepted and ignored: proxies carry no UDP.' },
      ],
    },
  };
}
