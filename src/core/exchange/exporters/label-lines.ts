import { addAll } from '../../lists';

/** Longest line of a sentence in a box. */
const lineChars = 42;

/** A sentence in lines that fit into a box. */
export function wrapLabel(sentence: string): string[] {
  return breakLine(sentence, lineChars);
}

/**
 * A text in lines of at most `most` characters: broken at blanks, and a word of more than `mostOfWord` behind `|`, `.`, `/` or `,`, where a reader of host and cluster
 * names expects it. A part without any of them is never broken. Mermaid breaks what is wider than its box wherever that happens to be.
 */
export function breakLine(text: string, most: number, mostOfWord = most): string[] {
  const words = text.split(/\s+/);
  if (text.length <= most && words.every((word) => word.length <= mostOfWord)) return [text];
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    const joined = line === '' ? word : `${line} ${word}`;
    if (joined.length <= most && word.length <= mostOfWord) {
      line = joined;
      continue;
    }
    if (line !== '') lines.push(line);
    const parts = breakWord(word, mostOfWord);
    line = parts.pop() ?? '';
    addAll(lines, parts);
  }
  return line === '' ? lines : [...lines, line];
}

function breakWord(word: string, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of word.split(/(?<=[|./,])(?=[^|./,])/)) {
    if (line !== '' && line.length + part.length > most) {
      lines.push(line);
      line = '';
    }
    line += part;
  }
  return [...lines, line];
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
