import { counted } from '../../counted';
import { digits } from '../../language';

/** What stands in the place of a name or a value that is not written. */
export const missingWords = {
  name: (kind: string) => `unnamed ${kind}`,
  workloadName: 'unnamed pod',
  namespace: 'no namespace',
  number: 'no number',
  url: 'no URL',
  address: 'no address',
  noteText: 'no text',
  noteOn: 'nothing',
} as const;

/** Files, and the documents in them that hold no Kubernetes object. */
export const fileWords = {
  spoken: (path: string, documents: number) => `${path}, ${counted(documents, 'document')}`,
  unreadable: 'Cannot be read',
  otherText: 'Not a Kubernetes object',
  line: (line: number) => `line ${line}`,
  documentSpoken: (what: string, line: number) => `${what}, line ${line}`,
} as const;

/** Namespaces, resources, and what a resource lists. A text of `detail` stands small behind the name; one of `spoken` is what a screen reader says. */
export const rowWords = {
  namespaceDetail: (pods: number, entries: number) =>
    `${counted(pods, 'pod')} · ${counted(entries, 'entry', 'entries')}`,
  namespaceSpoken: (name: string, detail: string) => `Namespace ${name}, ${detail}`,
  spoken: (kind: string, namespace: string | null, name: string) => `${kind} ${inNamespace(namespace, name)}`,
  workloadSpoken: (namespace: string | null, name: string, calls: number) =>
    `Workload ${inNamespace(namespace, name)}, ${counted(calls, 'call')}`,
  workloadDetail: (calls: number) => counted(calls, 'call'),
  gatewayDetail: (servers: number) => counted(servers, 'server'),
  priority: (priority: number) => `P${priority}`,
  endpointSpoken: (address: string) => `Endpoint ${address}`,
  portNumber: (number: number | string, target: number | string) => `${number}→${target}`,
  portSpoken: (number: string, protocol: string) => `Port ${number} ${protocol}`.trim(),
  serverSpoken: (number: string, protocol: string) => `Server ${number} ${protocol}`.trim(),
} as const;

/** Calls and what becomes of them. */
export const callWords = {
  reached: 'reached',
  spoken: (url: string, fate: readonly string[]) => [`Call to ${url}`, ...fate].join(', '),
} as const;

/** Notes. `path` is the field of the resource that a note is about. */
export const noteWords = {
  detail: (path?: string) => (path === undefined ? 'note' : `note on ${path}`),
  spoken: (text: string, path?: string) => (path === undefined ? `Note: ${text}` : `Note on ${path}: ${text}`),
  spokenOn: (text: string, on: string, path: string) =>
    path === '' ? `Note on ${on}: ${text}` : `Note on ${path} of ${on}: ${text}`,
} as const;

/** What a review has found in the baseline alone. */
export const goneWords = {
  title: 'Removed',
  count: (count: number) => digits(count),
  spoken: (count: number) => `Removed since the baseline, ${digits(count)}`,
} as const;

function inNamespace(namespace: string | null, name: string): string {
  return namespace === null ? name : `${namespace}/${name}`;
}
