import type { Range } from '../../text';
import { unescaped } from './private-keys';

/** Where a password stands in a URL: `secret` of `https://user:secret@host`. Offsets in the text. */
export function urlPasswordsIn(text: string): readonly Range[] {
  const found: Range[] = [];
  if (!text.includes('@')) return found;
  for (const { 1: password = '', index } of text.matchAll(behindUser)) {
    if (password !== passwordMark && !isPlaceholder.test(password))
      found.push({ from: index, to: index + password.length });
  }
  return found;
}

/** Whether a URL with a password stands in a text, be it behind escapes of YAML or JSON, where it cannot be cut out. */
export function hidesUrlPassword(text: string): boolean {
  return urlPasswordsIn(text).length > 0 || (text.includes('\\') && urlPasswordsIn(unescaped(text)).length > 0);
}

/**
 * The userinfo of a URL ends at the last `@` before its path, query or fragment (RFC 3986, section 3.2.1; of several `@`, the URL Standard takes the last, section 4.4,
 * "authority state"), so an `@` of a path or a query makes no password, nor does a user alone, as in `ssh://git@host`. JSON may escape slashes.
 */
const behindUser = /(?<=[a-z0-9+.-]:(?:\\?\/){2}[^\s/?#:"'<>\\]{0,256}:)([^\s/?#"<>\\]{1,1024})(?=@[^\s@/?#"'<>\\])/gi;

/** What a link has in the place of a password. */
export const passwordMark = 'password-left-out';

/** What stands for a password that is filled in elsewhere, in templates and documentation: `${PASSWORD}`, `$(PASSWORD)`, `$PASSWORD`, `{{ .password }}`, `***`, `(hidden)`. */
const isPlaceholder = /^(?:\$\{[^}]*\}|\$\([^)]*\)|\$[A-Z_][A-Z0-9_]*|\{\{.*\}\}|\*+|\.{3}|…|\(hidden\))$/;
