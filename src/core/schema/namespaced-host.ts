import { isAddress, isPartialWildcard, isWildcardDomain } from './host-syntax';
import { isDnsLabel } from './label-syntax';

/** What is wrong with `namespace/host`, as Sidecars import and Gateways serve them. */
export type NamespacedHostFault =
  | 'no-namespace'
  /** One of the halves is empty. */
  | 'empty-half'
  | 'namespace'
  /** The host is no `*` and has no dot. */
  | 'short-name'
  | 'host'
  /** A `*` that does not stand alone in front of the first dot. */
  | 'partial-wildcard';

/** What differs between the kinds that write hosts with a namespace. */
interface NamespacedHostOptions {
  /** A Gateway may leave out the namespace and serve an IP; a Sidecar may say `~` for the namespace, which means none. */
  readonly kind: 'Sidecar' | 'Gateway';
  /** Whether a Gateway was made from one of the Gateway API, which may have `~` too. */
  readonly fromGatewayApi?: boolean;
}

/**
 * The first thing that istiod's webhook has against a host with or without its namespace; undefined when it takes it
 * (istio/istio pkg/config/validation/agent/validation.go, ValidateNamespaceSlashWildcardHostname).
 */
export function faultOfNamespacedHost(text: string, options: NamespacedHostOptions): NamespacedHostFault | undefined {
  const isGateway = options.kind === 'Gateway';
  const slash = text.indexOf('/');
  if (slash < 0) return isGateway ? faultOfHost(text, true) : 'no-namespace';
  const namespace = text.slice(0, slash);
  const host = text.slice(slash + 1);
  if (namespace === '' || host === '') return 'empty-half';
  const words = isGateway && options.fromGatewayApi !== true ? ['*', '.'] : ['*', '.', '~'];
  if (!words.includes(namespace) && !isDnsLabel(namespace)) return 'namespace';
  return faultOfHost(host, isGateway);
}

function faultOfHost(host: string, takesAddress: boolean): NamespacedHostFault | undefined {
  if (host !== '*' && !host.includes('.')) return 'short-name';
  if (isPartialWildcard(host)) return 'partial-wildcard';
  return isWildcardDomain(host) || (takesAddress && isAddress(host)) ? undefined : 'host';
}
