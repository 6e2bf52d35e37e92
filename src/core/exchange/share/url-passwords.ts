import type { Range } from '../../text';
import { isStandIn } from './stand-in';

/**
 * Where a password stands in a URL: `secret` of `postgres://user:secret@host`; of one for the web `user:secret`, since a token stands there in the place of either
 * (`https://sk_live_x:@api.stripe.com`). Offsets in the text, in order; none overlaps another.
 */
export function urlPasswordsIn(text: string): readonly Range[] {
  if (!text.includes('@')) return [];
  const found = [...passwordsIn(text), ...webUsersIn(text)];
  return found.sort((a, b) => a.from - b.from);
}

/**
 * The userinfo of a URL ends at the last `@` before its path, query or fragment (RFC 3986, section 3.2.1; of several `@`, the URL Standard takes the last, section 4.4,
 * "authority state"), so an `@` of a path or a query makes no password, nor does a user alone, as in `ssh://git@host`. JSON may escape slashes.
 */
const behindUser =
  /(?<=(?<!https?)(?<=[a-z0-9+.-]):(?:\\?\/){2}[^\s/?#:"'<>\\]{0,256}:)([^\s/?#"<>\\]{1,1024})(?=@[^\s@/?#"'<>\\])/gi;

function passwordsIn(text: string): readonly Range[] {
  return [...text.matchAll(behindUser)].flatMap(({ index, 1: password = '' }) =>
    isStandIn(password) ? [] : [{ from: index, to: index + password.length }],
  );
}

/** The same of `http` and `https`, from the user on. */
const webUser = /(?<=https?:(?:\\?\/){2})([^\s/?#:"'<>\\]{0,256}):([^\s/?#"<>\\]{0,1024})(?=@[^\s@/?#"'<>\\])/gi;

/** What stands behind a token that is in the place of a user, as GitHub has it. */
const noPassword = /^(?:x-oauth-basic|x-access-token)?$/i;

function webUsersIn(text: string): readonly Range[] {
  return [...text.matchAll(webUser)].flatMap(({ index, 0: { length }, 1: user = '', 2: password = '' }) => {
    const secret = noPassword.test(password) ? user : password;
    return secret === '' || isStandIn(secret) ? [] : [{ from: index, to: index + length }];
  });
}
