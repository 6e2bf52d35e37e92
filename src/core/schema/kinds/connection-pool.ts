import { anyDuration, choice, count, describedAt, duration, flag, object, uint32 } from '../field-types';
import type { Field, ObjectType } from '../types';

const url = 'https://istio.io/latest/docs/reference/config/networking/destination-rule/';

// Mapping and defaults: istio/istio pilot/pkg/networking/core/cluster_traffic_policy.go (applyConnectionPool). All limits count per proxy
// process and cluster (host, port and subset), never per endpoint or for the mesh.

const keepaliveFields: readonly Field[] = describedAt(`${url}#ConnectionPoolSettings-TCPSettings-TcpKeepalive`, [
  {
    name: 'probes',
    type: uint32,
    ref: 'crd-u32',
    doc: 'Probes without an answer after which the connection counts as dead.',
    default: { value: '9 on Linux', source: 'the operating system' },
  },
  {
    name: 'time',
    type: duration,
    ref: 'crd-duration',
    doc: 'How long a connection is idle before the first probe.',
    default: { value: '2h on Linux', source: 'the operating system' },
  },
  {
    name: 'interval',
    type: duration,
    ref: 'crd-duration',
    doc: 'Time between two probes.',
    default: { value: '75s on Linux', source: 'the operating system' },
  },
]);

const tcpFields: readonly Field[] = describedAt(`${url}#ConnectionPoolSettings-TCPSettings`, [
  {
    name: 'maxConnections',
    type: count('wh-dr-cp-tcp-max'),
    common: true,
    ref: 'crd-i32',
    doc: 'Most connections that one proxy opens to the host and port. What exceeds it waits as pending, or gets 503 UO, on TCP a closed connection. Each pod that calls has the limit for itself, so together they open as many times more. It says nothing about requests per second.',
    default: { value: 'no limit', source: 'Istio' },
  },
  {
    name: 'connectTimeout',
    alsoCalled: ['connectionTimeout'],
    type: duration,
    common: true,
    ref: 'crd-duration',
    doc: 'How long Envoy waits for a TCP connection to an endpoint.',
    default: { value: '10s', source: 'the mesh' },
  },
  {
    name: 'tcpKeepalive',
    alsoCalled: ['keepalive', 'keepAlive'],
    type: object(keepaliveFields),
    common: true,
    doc: 'Keepalive probes of the operating system on the connections to the endpoints.',
    default: { value: 'off', source: 'the mesh' },
    emptyMeans: 'An empty block is on, with the defaults of the operating system.',
  },
  {
    name: 'idleTimeout',
    type: anyDuration,
    ref: 'crd-duration-free',
    doc: 'Closes a TCP connection on which nothing was sent for this long; 0s never. On TCP ports only the top-level policy is read. HTTP uses it when http.idleTimeout is unset.',
    default: { value: '1h', source: 'Envoy' },
  },
  {
    name: 'maxConnectionDuration',
    type: duration,
    ref: 'crd-duration',
    doc: 'Oldest age of a connection. Then it is drained and closed, busy or not.',
    default: { value: 'no limit', source: 'Envoy' },
  },
]);

const http2KeepAliveFields: readonly Field[] = describedAt(`${url}#ConnectionPoolSettings-HTTPSettings`, [
  {
    name: 'interval',
    type: duration,
    ref: 'crd-duration',
    doc: 'Time between two HTTP/2 pings. Istio refuses the block without it.',
  },
  {
    name: 'timeout',
    type: duration,
    ref: 'crd-duration',
    doc: 'How long the answer to a ping may take before the connection is closed. Istio refuses the block without it.',
  },
]);

const httpFields: readonly Field[] = describedAt(`${url}#ConnectionPoolSettings-HTTPSettings`, [
  {
    name: 'http1MaxPendingRequests',
    alsoCalled: ['maxPendingRequests', 'http2MaxPendingRequests'],
    type: count('wh-dr-cp-http-negative'),
    common: true,
    ref: 'crd-i32',
    doc: 'Most requests of one proxy that wait for a connection, for HTTP/2 and TCP too. What exceeds it gets 503 UO at once, on TCP a closed connection.',
    default: { value: 'no limit', source: 'Istio' },
  },
  {
    name: 'http2MaxRequests',
    alsoCalled: ['maxRequests', 'http1MaxRequests'],
    type: count('wh-dr-cp-http-negative'),
    common: true,
    ref: 'crd-i32',
    doc: 'Most requests of one proxy in flight at the same time, for HTTP/1.1 too. It limits concurrency, not requests per second.',
    default: { value: 'no limit', source: 'Istio' },
  },
  {
    name: 'maxRequestsPerConnection',
    alsoCalled: ['requestsPerConnection'],
    type: count('wh-dr-cp-http-negative'),
    common: true,
    ref: 'crd-i32',
    doc: 'Requests after which a connection is closed; 1 switches connection reuse off.',
    default: { value: 'no limit', source: 'Envoy' },
  },
  {
    name: 'maxRetries',
    type: count('wh-dr-cp-http-negative'),
    common: true,
    ref: 'crd-i32',
    doc: 'Most retries of one proxy in flight at the same time. How often one request is tried again is set in the VirtualService.',
    default: { value: 'no limit', source: 'Istio' },
  },
  {
    name: 'idleTimeout',
    type: duration,
    common: true,
    ref: 'crd-duration',
    doc: 'Closes a connection that has had no request for this long. Where the server closes it sooner, a request that is just being sent on it gets 503 UC, so set less than the server’s own timeout.',
    default: { value: '1h', source: 'Envoy' },
  },
  {
    name: 'h2UpgradePolicy',
    type: choice(
      { value: 'DEFAULT', doc: 'Follows the mesh, which does not upgrade unless it is told to.' },
      { value: 'DO_NOT_UPGRADE', doc: 'HTTP/1.1 stays HTTP/1.1 on the way to the server.' },
      {
        value: 'UPGRADE',
        doc: 'Envoy speaks HTTP/2 to the server without asking first. A server that only knows HTTP/1.1 cannot answer.',
      },
    ),
    ref: 'crd-dr-h2upgrade',
    doc: 'Whether HTTP/1.1 requests are sent on as HTTP/2. It encrypts nothing, and it is not an upgrade that the server is asked for.',
    default: { value: 'DEFAULT', source: 'Istio' },
  },
  {
    name: 'useClientProtocol',
    type: flag,
    doc: 'Sends each request in the HTTP version in which it came. Istio refuses it together with UPGRADE.',
    default: { value: 'false', source: 'Istio' },
  },
  {
    name: 'maxConcurrentStreams',
    type: count('wh-dr-cp-http-negative'),
    ref: 'crd-i32',
    doc: 'Most requests at the same time on one HTTP/2 connection. Only ports that are HTTP/2 by protocol or upgraded have it.',
    default: { value: 'what the server allows', source: 'Envoy' },
  },
  {
    name: 'http2KeepAlive',
    type: object(http2KeepAliveFields),
    since: '1.31',
    doc: 'HTTP/2 pings on the connections to the server, to notice dead ones early.',
    default: { value: 'off', source: 'Envoy' },
  },
]);

/** Limits and timeouts on the connections of one proxy to a host and port. */
export const connectionPool: ObjectType = object(
  describedAt(`${url}#ConnectionPoolSettings`, [
    {
      name: 'tcp',
      type: object(tcpFields),
      common: true,
      doc: 'Connections: how many, how long, and how dead ones are noticed. HTTP uses them too.',
    },
    {
      name: 'http',
      type: object(httpFields),
      common: true,
      doc: 'Requests. Envoy must see them: on HTTPS, TLS and TCP ports these have no effect, except pending requests.',
    },
  ]),
);
