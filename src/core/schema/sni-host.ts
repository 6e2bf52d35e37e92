import { isWildcardDomain } from './host-syntax';

/**
 * A server name as it stands in the TLS handshake, or a host of a VirtualService for a gateway that routes by it. Istio's own names between
 * clusters are such, `outbound_.443_._.api.example.com`, and no DNS names; of them it wants a digit in the second part and a letter in the fourth
 * (istio/istio pkg/config/validation/agent/validation.go, ValidateWildcardDomainForVirtualServiceBoundToGateway).
 */
export function isSniHost(text: string): boolean {
  if (!text.startsWith('outbound_')) return isWildcardDomain(text);
  const [, port, , host] = text.split('_');
  return text.length <= 255 && port !== undefined && /\d/.test(port) && host !== undefined && /[a-zA-Z]/.test(host);
}
