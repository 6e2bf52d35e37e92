import type { Range } from '../../text';
import { isStandIn } from './stand-in';

/**
 * Where a password stands in a data source name as drivers have it that write no URL: `secret` of `user:secret@tcp(db:3306)/orders`, that of Go's driver of MySQL
 * (go-sql-driver/mysql dsn.go, ParseDSN), and of Oracle's `jdbc:oracle:thin:user/secret@//db:1521/orders`. Offsets in the text, in order; none overlaps another.
 */
export function dsnPasswordsIn(text: string): readonly Range[] {
  const found = [...beforeAddress(text), ...behindOracleUser(text)];
  return found.sort((a, b) => a.from - b.from);
}

/** How long a user with a password may be. */
const longest = 1280;

/** From the address backwards to where the text of the name begins: no character is looked at for more than one address. */
function beforeAddress(text: string): readonly Range[] {
  const found: Range[] = [];
  let done = 0;
  for (const { index, 0: address } of text.matchAll(/@[a-z][a-z0-9+_-]{0,30}\(/gi)) {
    const start = beginOf(text, Math.max(done, index - longest), index);
    const [user = '', ...rest] = text.slice(start, index).split(':');
    const password = rest.join(':');
    if (password !== '' && !isStandIn(password)) found.push({ from: start + user.length + 1, to: index });
    done = index + address.length;
  }
  return found;
}

/** A name begins behind white space, a quote that opens one, the sign of a setting, or the scheme that some tools write before it. */
function beginOf(text: string, from: number, to: number): number {
  const before = text.slice(from, to);
  let begins = 0;
  for (const { index } of before.matchAll(/[\s"]|(?<=^|[\s:=,[{(])'/g)) begins = index + 1;
  const ahead = /^(?:[\w-]+=|[a-z][\w+.-]*:\/\/){0,2}/i.exec(before.slice(begins));
  return from + begins + (ahead?.[0].length ?? 0);
}

function behindOracleUser(text: string): readonly Range[] {
  const form = /(jdbc:oracle:thin:[^\s/@"':]{1,128}\/)([^\s@"]{1,1024})@/gi;
  return [...text.matchAll(form)].flatMap(({ index, 1: head = '', 2: password = '' }) => {
    const from = index + head.length;
    return isStandIn(password) ? [] : [{ from, to: from + password.length }];
  });
}
