import type { Place } from '../schema';

/** What an application speaks, by the scheme of its URL. */
export type Scheme = 'http' | 'https' | 'tcp' | 'tls' | 'grpc';

/** What an application dials, as drawn in an EgressDesign. */
export interface Call {
  readonly place: Place;
  /** As written; empty when there is none. */
  readonly url: string;
  /** Undefined when `url` is not `scheme://host[:port][/path]` with a known scheme. */
  readonly dialled: Dialled | undefined;
  /** In upper case; GET when none is written. */
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  /** What the design promises of it; undefined when it promises nothing. */
  readonly expect?: Expectation;
}

/** What is to become of a call, as written: values that are not known are kept, and mean nothing. */
export interface Expectation {
  /** `reached`, `passthrough` or `blocked`; `blocked` is met by whatever does not get out. */
  readonly outcome?: string;
  /** `none`, `passthrough`, `originated`, `gateway` or `double`. */
  readonly tls?: string;
  /** `sidecar`, `egress-gateway` or `waypoint`. */
  readonly via?: string;
}

/** The parts of a call's URL. */
export interface Dialled {
  readonly scheme: Scheme;
  /** In lower case, as a proxy compares it; an IPv6 address has no brackets. */
  readonly host: string;
  /** The written port, else 80 for http and grpc and 443 for https and tls; undefined for tcp without one. */
  readonly port: number | undefined;
  readonly path: string;
}

const defaultPorts: Readonly<Record<Scheme, number | undefined>> = {
  http: 80,
  grpc: 80,
  https: 443,
  tls: 443,
  tcp: undefined,
};

const pattern = /^(https?|tcp|tls|grpc):\/\/(\[[0-9a-f:.]+\]|[^\s/?#:@;[\]]+)(?::(\d{1,5}))?(?:([/?#]\S*))?$/i;

/** The parts of `scheme://host[:port][/path]`; undefined when the text is none or its port is no port. */
export function parseCall(url: string): Dialled | undefined {
  const match = pattern.exec(url.trim());
  if (match === null) return undefined;
  const scheme = (match[1] as string).toLowerCase() as Scheme;
  const port = match[3] === undefined ? defaultPorts[scheme] : Number(match[3]);
  if (port !== undefined && (port < 1 || port > 65535)) return undefined;
  const host = (match[2] as string)
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '');
  return { scheme, host, port, path: match[4] ?? '/' };
}

/** Whether the application itself encrypts what it sends. */
export function appEncrypts(scheme: Scheme): boolean {
  return scheme === 'https' || scheme === 'tls';
}

/** Headers by their names as Envoy compares them. */
export function lowerCased(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

/**
 * The host that a Host header names, without a port; undefined without such a header, so that the host of the URL counts
 * (envoyproxy/envoy source/common/http/header_utility.cc, stripPortFromHost).
 */
export function namedHost(headers: Readonly<Record<string, string>>): string | undefined {
  const { host, ':authority': authority = host } = lowerCased(headers);
  const name = authority?.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
  return name?.toLowerCase();
}
