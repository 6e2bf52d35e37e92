import type { Path } from '../../text';
import type { Subject } from '../report';
import { closest } from '../spelling';
import { countOf, textOf, textsOf, type Spot } from './read';
import { labelAt, warn } from './refuse';
import { remedy } from './remedy';

/** istio/istio pkg/config/security/security.go, ValidCipherSuites. */
const known = new Set([
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-CHACHA20-POLY1305',
  'ECDHE-RSA-CHACHA20-POLY1305',
  'ECDHE-ECDSA-AES128-SHA',
  'ECDHE-RSA-AES128-SHA',
  'ECDHE-ECDSA-AES256-SHA',
  'ECDHE-RSA-AES256-SHA',
  'AES128-GCM-SHA256',
  'AES256-GCM-SHA384',
  'AES128-SHA',
  'AES256-SHA',
  'DES-CBC3-SHA',
]);

/** Warns of ciphers that are unknown or twice there, and of old versions of TLS without the ciphers that they need (validateTLSOptions). */
export function warnOfCiphers(subject: Subject, tls: Spot): void {
  warnOfOldVersion(subject, tls);
  const ciphers = textsOf(tls, 'cipherSuites');
  ciphers.forEach(({ text, path }, index) => {
    if (!isKnown(text)) warnOfUnknown(subject, text, path);
    else if (ciphers.slice(0, index).some((each) => each.text === text))
      warnOfRepetition(subject, ciphers.slice(index));
  });
}

/** The fix takes later repetitions along: they would stand where this one stood. */
function warnOfRepetition(subject: Subject, [first, ...later]: ReturnType<typeof textsOf>): void {
  if (first === undefined) return;
  const { text, path } = first;
  const repeated = [...later.filter((each) => each.text === text).reverse(), first];
  warn(subject, {
    rule: 'tls-ciphers',
    path,
    ref: 'wh-stls-cipher-dup',
    message: `${text === '' ? 'An empty text' : text} is listed a second time; istiod ignores it and warns. Remove it.`,
    fix: remedy(
      subject,
      `Remove ${labelAt(subject, path)}`,
      repeated.map((each) => ({ type: 'delete', path: each.path })),
    ),
  });
}

function warnOfUnknown(subject: Subject, cipher: string, path: Path): void {
  const meant = closest(cipher, [...known]);
  const way = meant === undefined ? 'Correct it, or remove it.' : `Write ${meant}.`;
  warn(subject, {
    rule: 'tls-ciphers',
    path,
    ref: 'wh-stls-cipher-invalid',
    message: `${labelAt(subject, path)} is not a cipher that istiod knows, and is ignored: ${cipher}. ${way}`,
    ...(meant === undefined ? {} : { fix: remedy(subject, `Write ${meant}`, [{ type: 'set', path, value: meant }]) }),
  });
}

/** What begins with a sign, such as `-` or `!`, is an instruction to the library and not looked at. */
function isKnown(cipher: string): boolean {
  return cipher === '' || cipher === 'ALL' || !/^[\p{L}\p{N}]/u.test(cipher) || known.has(cipher);
}

function warnOfOldVersion(subject: Subject, tls: Spot): void {
  const version = textOf(tls, 'minProtocolVersion');
  if (!['TLSV1_0', 'TLSV1_1'].includes(version) || countOf(tls, 'cipherSuites') > 0) return;
  warn(subject, {
    rule: 'tls-ciphers',
    path: [...tls.path, 'minProtocolVersion'],
    ref: 'wh-stls-old-min',
    message: `${version} needs ciphers that are no longer among the default ones; istiod warns of it. Name them in cipherSuites, or start at TLSV1_2.`,
  });
}
