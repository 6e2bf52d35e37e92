import { isPort } from '../host-syntax';

/** Where a listener may send calls on to: the app itself, by one of its own addresses. */
const hosts = ['', '127.0.0.1', '0.0.0.0', '::1', '::'];

/**
 * What istiod has against the `host:port` of a default endpoint; undefined for what it takes, for a socket and for nothing
 * (istio/istio pkg/config/validation/validation.go, ValidateSidecar).
 */
export function endpointFault(endpoint: string): 'form' | 'host' | 'port' | undefined {
  if (endpoint === '' || endpoint.startsWith('unix://')) return undefined;
  const split = splitHostPort(endpoint);
  if (!split) return 'form';
  if (!hosts.includes(split.host)) return 'host';
  return /^[+-]?\d+$/.test(split.port) && isPort(Number(split.port)) ? undefined : 'port';
}

/** As Go's net.SplitHostPort does: the host may stand in brackets, and must when it has colons. */
function splitHostPort(text: string): { readonly host: string; readonly port: string } | undefined {
  const match = /^(?:\[([^\][]*)\]|([^:\][]*)):([^:\][]*)$/.exec(text);
  return match ? { host: match[1] ?? match[2] ?? '', port: match[3] ?? '' } : undefined;
}
