import { isTlsProtocol } from '../protocol-class';
import type { Subject } from '../report';
import { isSet } from './is-set';
import { childOf, textOf, type Spot } from './read';
import { refuse, type Objection } from './refuse';
import { remedy } from './remedy';
import { checkServerTls } from './server-tls';

/** Fields of server TLS that a Sidecar has no use for. */
const unsupported: readonly (readonly [string, string])[] = [
  ['subjectAltNames', 'wh-sc-in-tls-san'],
  ['httpsRedirect', 'wh-sc-in-tls-redirect'],
  ['credentialName', 'wh-sc-in-tls-cred'],
  ['credentialNames', 'wh-sc-in-tls-cred'],
  ['tlsCertificates', 'wh-sc-in-tls-cred'],
];

/** TLS that a sidecar ends for its app (istio/istio pkg/config/validation/validation.go, ValidateSidecar). */
export function checkSidecarTls(subject: Subject, listener: Spot, port: Spot): void {
  const tls = childOf(listener, 'tls');
  if (!tls) return;
  const complain = (found: Omit<Objection, 'rule'>): void => refuse(subject, { rule: 'sidecar-tls', ...found });
  for (const [name, ref] of unsupported) {
    if (!isSet(tls, name)) continue;
    const way = ref === 'wh-sc-in-tls-cred' ? 'Give the certificates by path.' : 'Remove it.';
    const message = `${name} is not supported in the tls of a Sidecar; istiod refuses it. ${way}`;
    const path = [...tls.path, name];
    const fix = remedy(subject, `Remove ${name}`, [{ type: 'delete', path }]);
    // What restricts or identifies is not thrown away for anyone.
    complain({ path, part: 'key', ref, message, ...(name === 'httpsRedirect' ? { fix } : {}) });
  }
  const mode = textOf(tls, 'mode');
  if (['ISTIO_MUTUAL', 'AUTO_PASSTHROUGH'].includes(mode)) {
    const message = `mode ${mode} is for gateways; istiod refuses it in a Sidecar. Use SIMPLE, MUTUAL or PASSTHROUGH.`;
    complain({ path: [...tls.path, 'mode'], ref: 'wh-sc-in-tls-mode', message });
  }
  const protocol = textOf(port, 'protocol');
  if (!isTlsProtocol(protocol)) {
    const says = protocol === '' ? 'has no protocol' : `is ${protocol}`;
    const message = `tls needs a port of protocol HTTPS or TLS, and this one ${says}; istiod refuses that. Set protocol to HTTPS or TLS.`;
    complain({ path: tls.path, part: 'key', ref: 'wh-sc-in-tls-protocol', message });
  }
  checkServerTls(subject, tls, 'Sidecar');
}
