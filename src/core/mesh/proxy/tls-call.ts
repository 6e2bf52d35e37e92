import { isIp } from '../address';
import type { TlsInForce } from '../trace/trace';
import type { UpstreamTls } from './cluster';

/** What of a call decides about the TLS of its cluster. */
export interface TlsCall {
  /** Whether it is routed as HTTP; else `tcp_proxy` sends it. */
  readonly isHttp: boolean;
  /** The host that is sent upstream, after rewrites, without a port. */
  readonly host: string;
  /** Whether the endpoint takes mesh mTLS; decides for `auto` alone. */
  readonly mtlsReady: boolean;
}

/**
 * The TLS that a proxy adds to one call; null for none. Names that follow the request, as server name and in the certificate, are set by Envoy's HTTP
 * router alone: `tcp_proxy` sends no server name then and checks none (envoyproxy/envoy source/common/router/router.cc, auto_sni and
 * auto_san_validation).
 */
export function tlsForCall(tls: UpstreamTls, call: TlsCall): TlsInForce | null {
  if (tls.added === 'none' || (tls.added === 'auto' && !call.mtlsReady)) return null;
  const subjectAltNames =
    tls.ca === null ? [] : [...(checksHost(tls, call) ? [call.host] : []), ...tls.subjectAltNames];
  return {
    mode: tls.added === 'auto' ? 'ISTIO_MUTUAL' : tls.added,
    sni: serverName(tls, call),
    sanCheck: subjectAltNames.length > 0,
    subjectAltNames,
    ca: tls.ca,
  };
}

function checksHost({ nameCheck }: UpstreamTls, { isHttp }: TlsCall): boolean {
  return isHttp && (nameCheck === 'host' || nameCheck === 'host-and-names');
}

function serverName({ sni }: UpstreamTls, { isHttp, host }: TlsCall): string | null {
  if (sni === null) return null;
  if (sni.from !== 'host') return sni.name;
  return isHttp && !isIp(host) ? host : null;
}
