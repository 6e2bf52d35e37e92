/** Longest line of a sentence in a box. */
const lineChars = 42;

/** A sentence in lines that fit into a box, broken at blanks. */
export function wrapLabel(sentence: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of sentence.split(/\s+/)) {
    const joined = line === '' ? word : `${line} ${word}`;
    if (joined.length <= lineChars || line === '') line = joined;
    else {
      lines.push(line);
      line = word;
    }
  }
  return line === '' ? lines : [...lines, line];
}

/** An address with its port, an IPv6 one in brackets; 0 is the port of a socket, which has none. */
export function addressAndPort(address: string, port: number | undefined): string {
  if (port === undefined || port === 0) return address;
  return address.includes(':') && !address.includes('/') ? `[${address}]:${port}` : `${address}:${port}`;
}

/** The first of a list, and how many more there are. */
export function firstOf(list: readonly string[], most: number): string {
  const rest = list.length - most;
  return rest <= 0 ? list.join(', ') : `${list.slice(0, most).join(', ')} and ${rest} more`;
}
