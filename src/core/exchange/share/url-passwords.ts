import type { Range } from '../../text';
import { isStandIn } from './stand-in';

/** Where a password stands in a URL: `secret` of `https://user:secret@host`. Offsets in the text. */
export function urlPasswordsIn(text: string): readonly Range[] {
  const found: Range[] = [];
  if (!text.includes('@')) return found;
  for (const { 1: password = '', index } of text.matchAll(behindUser)) {
    if (!isStandIn(password)) found.push({ from: index, to: index + password.length });
  }
  return found;
}

/**
 * The userinfo of a URL ends at the last `@` before its path, query or fragment (RFC 3986, section 3.2.1; of several `@`, the URL Standard takes the last, section 4.4,
 * "authority state"), so an `@` of a path or a query makes no password, nor does a user alone, as in `ssh://git@host`. JSON may escape slashes.
 */
const behindUser = /(?<=[a-z0-9+.-]:(?:\\?\/){2}[^\s/?#:"'<>\\]{0,256}:)([^\s/?#"<>\\]{1,1024})(?=@[^\s@/?#"'<>\\])/gi;
