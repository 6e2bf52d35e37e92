import { isHttpProtocol, isTlsProtocol } from '../protocol-class';
import type { Subject } from '../report';
import { childOf, has, textOf, type Spot } from './read';
import { labelAt, refuse, warn } from './refuse';
import { remedy } from './remedy';

/** Whether the protocol of a port goes with the TLS of its server (istio/istio pkg/config/validation/validation.go, validateServer). */
export function checkServerProtocol(subject: Subject, server: Spot, port: Spot): void {
  const protocol = textOf(port, 'protocol');
  const hasTls = has(server, 'tls');
  if (isTlsProtocol(protocol)) {
    if (!hasTls) refuseNoTls(subject, server, protocol);
  } else if (hasTls && !(isHttpProtocol(protocol) && isRedirectAtMost(server))) {
    refuseTls(subject, server, protocol);
  }
}

function refuseNoTls(subject: Subject, server: Spot, protocol: string): void {
  refuse(subject, {
    rule: 'missing-field',
    path: [...server.path, 'tls'],
    near: server.path,
    part: 'key',
    ref: 'wh-gw-tls-required',
    message: `${labelAt(subject, server.path)} serves ${protocol} and has no tls; istiod refuses it. Add tls with a mode.`,
  });
}

function refuseTls(subject: Subject, server: Spot, protocol: string): void {
  const isHttp = isHttpProtocol(protocol);
  const way = isHttp ? 'Use HTTPS, or leave httpsRedirect alone in it.' : 'Use TLS, or remove tls.';
  refuse(subject, {
    rule: 'tls-on-plain-port',
    path: [...server.path, 'tls'],
    part: 'key',
    ref: isHttp ? 'wh-gw-tls-on-http' : 'wh-gw-tls-on-other',
    message: `tls stands beside the protocol ${protocol}, which is not encrypted; istiod refuses both. ${way}`,
  });
}

/** On a port of HTTP the block may only ask for a redirect: its mode is one that passes through, and it has no certificates. */
function isRedirectAtMost(server: Spot): boolean {
  const tls = childOf(server, 'tls');
  if (!tls) return true;
  const mode = textOf(tls, 'mode');
  const passes = ['', 'PASSTHROUGH', 'AUTO_PASSTHROUGH'].includes(mode);
  return passes && !['serverCertificate', 'privateKey', 'caCertificates'].some((name) => textOf(tls, name) !== '');
}

/** A redirect answers plain HTTP, so that a port of anything else never sends one (ValidateGateway). */
export function warnOfRedirect(subject: Subject, server: Spot, port: Spot): void {
  const tls = childOf(server, 'tls');
  const protocol = textOf(port, 'protocol');
  if (tls?.value['httpsRedirect'] !== true || isHttpProtocol(protocol)) return;
  const path = [...tls.path, 'httpsRedirect'];
  warn(subject, {
    rule: 'https-redirect',
    path,
    part: 'key',
    ref: 'wh-gw-redirect-nonhttp',
    message: `httpsRedirect answers plain HTTP, and this port is ${protocol === '' ? 'without a protocol' : protocol}; istiod warns of it. Set it at a server of protocol HTTP.`,
    fix: remedy(subject, 'Remove httpsRedirect', [{ type: 'delete', path }]),
  });
}
