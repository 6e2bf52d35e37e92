import { addAll } from '../../lists';
import type { Range } from '../../text';
import { hidesPrivateKey, privateKeysIn } from './private-keys';
import { hidesUrlPassword, urlPasswordsIn } from './url-passwords';

/** A private key or the password of a URL that stands in a text as it is, so that it can be cut out. */
export interface Credential extends Range {
  readonly kind: 'key' | 'password';
  /** Whether its end is known. */
  readonly isWhole: boolean;
}

/** The private keys and the passwords of URLs that can be cut out of a text, in their order; none overlaps another. */
export function credentialsIn(text: string): readonly Credential[] {
  const found: Credential[] = [];
  let at = 0;
  for (const key of privateKeysIn(text)) {
    addAll(found, passwordsWithin(text, at, key.from));
    found.push({ ...key, kind: 'key' });
    at = key.to;
  }
  return [...found, ...passwordsWithin(text, at, text.length)];
}

function passwordsWithin(text: string, from: number, to: number): readonly Credential[] {
  return urlPasswordsIn(text.slice(from, to)).map((range) => ({
    kind: 'password',
    from: from + range.from,
    to: from + range.to,
    isWhole: true,
  }));
}

/** Whether a text has a private key or the password of a URL in it, be it where it cannot be cut out: behind escapes, or a key in base64. */
export function hidesCredential(text: string): boolean {
  return hidesPrivateKey(text) || hidesUrlPassword(text);
}
