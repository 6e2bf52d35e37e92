import { counted } from '../../counted';
import { digits } from '../../language';
import type { ReviewMark } from '../../review-state';

/** What cards of all kinds have in common. */
export const cardWords = {
  role: 'card',
  brokenAt: (line: number) => `line ${line}: cannot be read`,
  line: (line: number) => `line ${line}`,
  more: {
    calls: (count: number, inForm: boolean) => more(counted(count, 'more call'), inForm),
    ports: (count: number, inForm: boolean) => more(counted(count, 'more port'), inForm),
    servers: (count: number, inForm: boolean) => more(counted(count, 'more server'), inForm),
  },
  fewer: 'Show fewer',
  lines,
  drawnElsewhere: (rule: string) => `${rule}, drawn with another entry`,
  nowhere: (hosts: number) => (hosts === 1 ? 'nowhere' : `${digits(hosts)} nowhere`),
  note: (text: string, path?: string) => (path === undefined ? `Note: ${text}` : `Note on ${path}: ${text}`),
} as const;

/** Pods and their calls. */
export const podWords = {
  call: (url: string) => `Call to ${url}`,
  noUrl: 'no URL',
  addCall: 'add a call',
} as const;

/** ServiceEntries: their hosts, their ports, and what else decides how they work. */
export const entryWords = {
  noHost: 'no host',
  moreHosts: (count: number) => `+${digits(count)}`,
  portNumber: (number: number, target: number | undefined) =>
    target === undefined ? String(number) : `${number}→${target}`,
  misread: (tls: string, why: string) => `${tls}; a call is not understood: ${why}`,
  port: (number: number, protocol: string, tls: string) => `Port ${number} ${protocol}, ${tls}`,
  portTitle: (port: { readonly number: string; readonly name: string; readonly protocol: string }, tls: string) =>
    `Port ${[port.number, port.name, port.protocol].filter(Boolean).join(', ')}: ${tls}`,
  resolution: (resolution: string) => `resolution ${resolution || 'not read'}`,
  exportToLabel: 'exportTo',
  exportTo: (namespaces: readonly string[]) => `exportTo ${namespaces.join(', ') || 'not read'}`,
  addresses: (addresses: readonly string[]) => `addresses\n${lines(addresses)}`,
  noAddresses: 'No addresses are given',
  addressesUnread: 'No addresses are read',
} as const;

/** Endpoints outside, alone and many as one. */
export const endpointWords = {
  priority: (priority: number) => `P${priority}`,
  priorityTitle: (priority: number, pod: string | undefined) =>
    `Priority ${priority}${pod === undefined ? '' : ` for ${pod}`}: ${priority === 0 ? 'used first' : 'used when those before it are out'}`,
  weight: (weight: number) => `w ${weight}`,
  weightTitle: (weight: number) => `weight ${weight}`,
  groupRole: 'group of endpoints',
  /** `says` is what a group says of itself: "12 endpoints". */
  groupLabel: (name: string, says: string) => `${name}, ${says}`,
  groupTitle: (name: string, says: string) => `${name}: ${says}`,
  groupName: (first: string, others: number) => (others === 0 ? first : `${first} and ${digits(others)} more`),
  groupSays: (endpoints: number) => counted(endpoints, 'endpoint'),
} as const;

/** Gateways, the clusters of Envoy where calls end, and documents that cannot be read. */
export const otherCardWords = {
  server: (port: number | null, protocol: string) => `Server ${port ?? 'without port'} ${protocol}`,
  calls: (calls: number) => counted(calls, 'call'),
  unreadable: (line: number) => `Cannot be read from line ${line}`,
} as const;

const marks: Readonly<Record<ReviewMark, string>> = { added: 'added', removed: 'removed', changed: 'changed' };

/** What a review says of cards, docked rules and wires. */
export const reviewMarkWords = {
  card: { ...marks, removed: 'removed: in the baseline alone' },
  /** `was`: how it was in the baseline, where that is known of what is changed. */
  wire: (title: string, mark: ReviewMark, was?: string) =>
    was === undefined ? `${title} (${marks[mark]})` : `${title} (${marks[mark]}, was: ${was})`,
} as const;

/** Of more lines than this nobody reads all when a pointer rests on a card. */
const mostLines = 40;

/** A line for each text, the first ones of very many. */
function lines(texts: readonly string[]): string {
  const left = texts.length - mostLines;
  return [...texts.slice(0, mostLines), ...(left > 0 ? [`and ${digits(left)} more`] : [])].join('\n');
}

function more(words: string, inForm: boolean): string {
  return inForm ? `Show fewer; ${words} in the form` : words;
}
