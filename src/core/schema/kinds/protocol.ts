import type { StringType } from '../types';

/** What the names of protocols lead to; those that are not here are raw bytes everywhere. */
type Meanings = Readonly<
  Record<'HTTP' | 'HTTP2' | 'GRPC' | 'GRPC-Web' | 'HTTP_PROXY' | 'HTTPS' | 'TLS' | 'TCP', string>
>;

const called: Meanings = {
  HTTP: 'Plain HTTP/1.1: routes, retries and HTTP limits work, and a sidecar can start TLS. HTTP/1.0 is not taken for it and goes on as bytes, by no rule.',
  HTTP2: 'Plain HTTP/2: as HTTP, and the proxy speaks HTTP/2 to the server.',
  GRPC: 'Plain gRPC: as HTTP2.',
  'GRPC-Web': 'gRPC-Web: as HTTP, translated to gRPC.',
  HTTP_PROXY: 'HTTP to a forward proxy: as HTTP.',
  HTTPS: 'The app encrypts: only the server name is seen.',
  TLS: 'The app encrypts: only the server name is seen.',
  TCP: 'Only the address is seen: an address is needed to tell hosts apart.',
};

// pilot/pkg/networking/core/gateway.go, createGatewayHTTPFilterChainOpts and createGatewayTCPFilterChainOpts.
const servedByGateway: Meanings = {
  HTTP: 'Plain HTTP arrives, and the http routes of VirtualServices route it.',
  HTTP2: 'As HTTP, in HTTP/2.',
  GRPC: 'As HTTP2.',
  'GRPC-Web': 'As HTTP, translated to gRPC.',
  HTTP_PROXY: 'As HTTP.',
  HTTPS:
    'TLS arrives. With a PASSTHROUGH mode it goes on unopened by its server name; with the others the gateway ends it, and the http routes route what is inside.',
  TLS: 'TLS arrives. With a PASSTHROUGH mode it goes on unopened by its server name; with the others the gateway ends it, and the tcp routes route what is inside.',
  TCP: 'Bytes arrive, and the tcp routes of VirtualServices route them.',
};

const servedBySidecar: Meanings = {
  HTTP: 'Plain HTTP arrives, and the proxy sees the requests.',
  HTTP2: 'As HTTP, in HTTP/2.',
  GRPC: 'As HTTP2.',
  'GRPC-Web': 'As HTTP, translated to gRPC.',
  HTTP_PROXY: 'As HTTP.',
  HTTPS: 'TLS arrives: the proxy ends it where tls says so, and else passes it on unopened.',
  TLS: 'TLS arrives: the proxy ends it where tls says so, and else passes it on unopened.',
  TCP: 'Bytes arrive, and the proxy sees addresses alone.',
};

/** Protocols of a port that apps call through their proxy. `ref` is the row of the reference that wants one of them. */
export function calledProtocol(ref: string): StringType {
  return protocol(ref, called);
}

/** Protocols of a port on which a gateway listens. */
export function gatewayProtocol(ref: string): StringType {
  return protocol(ref, servedByGateway);
}

/** Protocols of a port on which a sidecar listens for its app. */
export function sidecarProtocol(ref: string): StringType {
  return protocol(ref, servedBySidecar);
}

/** In the order of a picker. The CRD takes any text; istiod knows these, in any case (istio/istio pkg/config/protocol, Parse). */
function protocol(ref: string, meanings: Meanings): StringType {
  return {
    type: 'string',
    known: {
      ref,
      values: [
        ...Object.entries(meanings).map(([value, doc]) => ({ value, doc })),
        { value: 'MONGO', doc: 'As TCP, with statistics of MongoDB.' },
        { value: 'REDIS', doc: 'As TCP, unless the Redis filter is switched on in istiod.' },
        { value: 'MYSQL', doc: 'As TCP, unless the MySQL filter is switched on in istiod.' },
        { value: 'UDP', doc: 'Accepted and ignored: proxies carry no UDP.' },
      ],
    },
  };
}
