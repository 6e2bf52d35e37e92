import type { Subject } from '../report';
import { warnOfCiphers } from './ciphers';
import { isSet } from './is-set';
import { countOf, itemsOf, textOf, has, type Spot } from './read';
import { refuse, warn } from './refuse';

/** Whose listener it is. A Sidecar takes certificates from files alone, and refuses the rest before it comes here. */
type Listener = 'Gateway' | 'Sidecar';

/** Modes that end TLS with a certificate of their own. */
const ending = ['SIMPLE', 'MUTUAL', 'OPTIONAL_MUTUAL'];
const files = ['serverCertificate', 'privateKey', 'caCertificates'];
const credentials = ['credentialName', 'credentialNames'];
const certificates = [...files, 'tlsCertificates', ...credentials];

/** TLS that a listener accepts (istio/istio pkg/config/validation/validation.go, validateTLSOptions). */
export function checkServerTls(subject: Subject, tls: Spot, listener: Listener): void {
  warnOfCiphers(subject, tls);
  const mode = textOf(tls, 'mode') || 'PASSTHROUGH';
  if (mode === 'ISTIO_MUTUAL') {
    if (listener === 'Gateway') refuseCertificates(subject, tls);
    return;
  }
  const passes = mode === 'PASSTHROUGH' || mode === 'AUTO_PASSTHROUGH';
  if (passes) warnOfUnused(subject, tls, mode, listener);
  if (listener === 'Gateway') checkOneSource(subject, tls);
  const hasCredential = credentials.some((name) => isSet(tls, name));
  if (passes) {
    if (isSet(tls, 'credentialName')) refuseRevocations(subject, tls, 'beside credentialName', 'wh-stls-crl-cred');
  } else if (!hasCredential && ending.includes(mode)) checkFiles(subject, tls, mode);
}

function refuseCertificates(subject: Subject, tls: Spot): void {
  for (const name of certificates.filter((each) => isSet(tls, each))) {
    const message = `ISTIO_MUTUAL uses the certificates of the mesh, and istiod refuses ${name} beside it. Remove ${name}, or use MUTUAL.`;
    refuse(subject, {
      rule: 'server-tls',
      path: [...tls.path, name],
      part: 'key',
      ref: 'wh-stls-istio-mutual',
      message,
    });
  }
}

function warnOfUnused(subject: Subject, tls: Spot, mode: string, listener: Listener): void {
  const names = ['caCrl', ...(listener === 'Sidecar' ? files : certificates)].filter((name) => isSet(tls, name));
  const [first] = names;
  if (first === undefined) return;
  const isDefault = !has(tls, 'mode');
  warn(subject, {
    rule: 'unused-certificates',
    path: [...tls.path, first],
    part: 'key',
    ref: 'wh-stls-passthrough-certs',
    message: `${mode}${isDefault ? ', the default mode,' : ''} ends no TLS and ignores ${names.join(', ')}; istiod warns of it. Set mode to SIMPLE or MUTUAL, or remove ${names.length === 1 ? 'it' : 'them'}.`,
  });
}

/** Certificate and key by path, one Secret, several Secrets, or a list of paths: only one of the four. */
function checkOneSource(subject: Subject, tls: Spot): void {
  const hasFiles = isSet(tls, 'serverCertificate') && isSet(tls, 'privateKey');
  const others = ['credentialName', 'credentialNames', 'tlsCertificates'].filter((name) => isSet(tls, name));
  const sources = [...(hasFiles ? ['serverCertificate'] : []), ...others];
  const last = sources[sources.length - 1];
  if (sources.length < 2 || last === undefined) return;
  refuse(subject, {
    rule: 'conflicting-fields',
    path: [...tls.path, last],
    part: 'key',
    ref: 'wh-stls-one-source',
    message: `Certificates come from one place, and istiod refuses ${sources.join(' with ')}. Keep one of them.`,
  });
}

function checkFiles(subject: Subject, tls: Spot, mode: string): void {
  if (mode !== 'SIMPLE') need(subject, tls, mode, 'caCertificates', 'wh-stls-mutual-ca');
  const list = itemsOf(tls, 'tlsCertificates');
  for (const place of countOf(tls, 'tlsCertificates') > 0 ? list : [tls]) {
    need(subject, place, mode, 'serverCertificate', 'wh-stls-cert');
    need(subject, place, mode, 'privateKey', 'wh-stls-key');
  }
  if (mode === 'SIMPLE')
    refuseRevocations(subject, tls, 'with SIMPLE, which asks for no client certificate', 'wh-stls-crl-simple');
}

function need(subject: Subject, place: Spot, mode: string, name: string, ref: string): void {
  if (isSet(place, name)) return;
  const isThere = has(place, name);
  const way = subject.kind.kind === 'Gateway' ? `Set ${name}, or credentialName.` : `Set ${name}.`;
  refuse(subject, {
    rule: 'server-tls',
    path: [...place.path, name],
    ...(isThere ? {} : { near: place.path }),
    part: 'key',
    ref,
    message: `${mode} needs ${name}; istiod refuses it. ${way}`,
  });
}

function refuseRevocations(subject: Subject, tls: Spot, when: string, ref: string): void {
  if (!isSet(tls, 'caCrl')) return;
  const message = `istiod refuses caCrl ${when}. Remove caCrl.`;
  refuse(subject, { rule: 'server-tls', path: [...tls.path, 'caCrl'], part: 'key', ref, message });
}
