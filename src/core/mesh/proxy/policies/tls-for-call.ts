import { isIp } from '../../address';
import type { TlsInForce } from '../../trace/trace';
import type { UpstreamTls } from '../clusters/cluster';

/** What of a call decides about the TLS of its cluster. */
interface TlsCall {
  /** Whether it is routed as HTTP; else `tcp_proxy` sends it. */
  readonly isHttp: boolean;
  /** The host that is sent upstream, after rewrites, without a port; undefined where it is not HTTP. */
  readonly host: string | undefined;
  /** Whether the endpoint takes mesh mTLS; decides for `auto` alone, where it counts as no if it is left out. */
  readonly mtlsReady?: boolean;
}

/**
 * The TLS that a proxy adds to one call; null for none. Names that follow the request, as server name and in the certificate, are set by Envoy's HTTP
 * router alone: `tcp_proxy` sends no server name then and checks none (envoyproxy/envoy source/common/router/router.cc, auto_sni and
 * auto_san_validation).
 */
export function tlsForCall(tls: UpstreamTls, call: TlsCall): TlsInForce | null {
  if (tls.added === 'none' || (tls.added === 'auto' && call.mtlsReady !== true)) return null;
  const host = call.isHttp ? call.host : undefined;
  const subjectAltNames = tls.ca === null ? [] : [...checkedHost(tls, host), ...tls.subjectAltNames];
  return {
    mode: tls.added === 'auto' ? 'ISTIO_MUTUAL' : tls.added,
    sni: serverName(tls, host),
    sanCheck: subjectAltNames.length > 0,
    subjectAltNames,
    ca: tls.ca,
  };
}

function checkedHost({ nameCheck }: UpstreamTls, host: string | undefined): readonly string[] {
  return host !== undefined && (nameCheck === 'host' || nameCheck === 'host-and-names') ? [host] : [];
}

function serverName({ sni }: UpstreamTls, host: string | undefined): string | null {
  if (sni === null) return null;
  if (sni.from !== 'host') return sni.name;
  return host !== undefined && !isIp(host) ? host : null;
}
