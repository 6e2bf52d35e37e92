import { asCallUrl, halfUrlWords, isIp, parseCall, type Scheme } from '../../core/mesh';
import type { Snapshot } from '../../core/snapshot';
import { addServiceEntry, hostRefusal } from './add-service-entry';
import { refused } from './change-steps';
import type { Offered } from './connection';
import { insertResource } from './insert-resource';
import { freeName, isNameTaken, nameFromHost, nameRefusal } from './resource-names';
import { addWords } from './words/add';

/** A machine outside as somebody names it: by host or by address, with the port that is dialled. */
export interface External {
  readonly type: 'host' | 'ip';
  /** The host name, or the address without brackets. */
  readonly host: string;
  readonly port: { readonly number: number; readonly protocol: string };
}

/** The protocol of the port that a scheme is sent to. */
export const protocols: Readonly<Record<Scheme, string>> = {
  http: 'HTTP',
  https: 'HTTPS',
  grpc: 'GRPC',
  tls: 'TLS',
  tcp: 'TCP',
};

/**
 * A host, IP or URL, also that of a client: the port is the URL's; without a scheme port 80 is HTTP, and 443, which is meant where none is written, TLS; all others are TCP. Undefined
 * when it is none of these, and when it may be half of a URL that ends in a password.
 */
export function readExternal(text: string): External | undefined {
  if (halfUrlWords(text) !== undefined) return undefined;
  const wanted = asCallUrl(text);
  const full = wanted.includes('://') ? wanted : `${schemeOf(wanted)}://${bracketed(wanted)}`;
  const dialled = parseCall(full);
  if (dialled?.port === undefined) return undefined;
  const { host, port, scheme } = dialled;
  const isAddress = isIp(host);
  if (!isAddress && hostRefusal(host) !== null) return undefined;
  return { type: isAddress ? 'ip' : 'host', host, port: { number: port, protocol: protocols[scheme] } };
}

/** A machine outside that is to become known. */
interface NewExternal {
  readonly external: External;
  readonly namespace: string | null;
  /** The host of an address: what apps dial. Not asked for where a host was given. */
  readonly named?: string;
  /** `metadata.name`; made from the host when unset. */
  readonly name?: string;
  readonly file?: string | null;
  /** Apps dial the address itself, so the entry has to be found by it. */
  readonly byAddress?: boolean;
}

/** The change that makes a machine outside known by a ServiceEntry: a host is looked up by DNS; an address is STATIC, behind a host of its own. */
export function addExternal(snapshot: Snapshot, wanted: NewExternal): Offered {
  const { external, namespace, named, name, file = null, byAddress = false } = wanted;
  const host = (named ?? (external.type === 'host' ? external.host : '')).trim();
  const called = name ?? freeName(snapshot, 'ServiceEntry', namespace, nameFromHost(host));
  if (external.type === 'host')
    return addServiceEntry(snapshot, { name: called, namespace, host, file, port: external.port });
  if (host === '') return refused(addWords.needsHost(external.host));
  const refusal =
    nameRefusal(called) ?? (namespace === null ? null : nameRefusal(namespace, 'namespace')) ?? hostRefusal(host);
  if (refusal !== null) return refused(refusal);
  if (isNameTaken(snapshot, 'ServiceEntry', namespace, called))
    return refused(addWords.exists('ServiceEntry', namespace === null ? called : `${namespace}/${called}`));
  return insertResource(snapshot, {
    ...{ kind: 'ServiceEntry', name: called, namespace, host, port: external.port, file },
    ops: [
      // TCP carries no host name: without an address the entry would take every call to the port.
      ...(byAddress || external.port.protocol === 'TCP'
        ? [{ type: 'set' as const, path: ['spec', 'addresses'], value: [external.host] }]
        : []),
      { type: 'set', path: ['spec', 'resolution'], value: 'STATIC' },
      { type: 'set', path: ['spec', 'endpoints'], value: [{ address: external.host }] },
    ],
  });
}

function schemeOf(text: string): Scheme {
  const port = /^(?:\[[^\]]*\]|[^:]*):(\d+)(?:\/|$)/.exec(text)?.[1];
  if (port === '80') return 'http';
  return port === undefined || port === '443' ? 'tls' : 'tcp';
}

/** An IPv6 address as a URL has it. */
function bracketed(text: string): string {
  return isIp(text) && text.includes(':') ? `[${text}]` : text;
}
