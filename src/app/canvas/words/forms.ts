import { counted } from '../../counted';
import { digits } from '../../language';
import type { AskedFor } from '../../commands/connect';
import type { Renaming } from '../renaming';

/** The frame of every form, and Istio's names of the fields that several ask for. */
export const formWords = {
  cancel: 'Cancel',
  keep: 'Keep',
  add: 'Add',
  address: 'address',
  hosts: 'hosts',
  name: 'name',
  namespace: 'namespace',
  noNamespace: 'none',
} as const;

/** Forms that make something new. */
export const makeWords = {
  pod: {
    title: 'Draw a pod',
    draw: 'Draw',
    drew: (name: string, namespace: string) => `Drew pod ${name} in ${namespace}.`,
    left: 'No pod was drawn. Press W, then Enter to draw it.',
  },
  entry: {
    title: 'New ServiceEntry',
    isAddress: (host: string) =>
      `${host} is an address. An entry needs a host; the External endpoint tool takes addresses.`,
  },
  external: {
    title: 'New external host',
    says: 'Istio has no kind for a machine outside. This writes a ServiceEntry that makes the host known.',
    field: 'Host, IP or URL',
    hostExample: 'db.example.com',
    hostSays: 'The name that stands for this address.',
  },
  gateway: {
    title: 'New Gateway',
    says: 'It opens port 443 on the pods with istio=egressgateway. Connect an entry to it to send calls that way.',
  },
  workloadEntry: {
    title: 'New WorkloadEntry',
    says: 'A machine outside of Kubernetes. An entry of its namespace selects it by its label app.',
    addressExample: '10.0.0.10',
  },
} as const;

/** What a typed host, URL or address means, sign by sign. */
export const hostTextWords = {
  empty: 'A host like api.example.com, a URL, or an IP address.',
  other: (text: string) => `${text} is neither a host nor a URL.`,
  urlOfHost: (host: string, port: number, protocol: string) => `The host ${host} on port ${port}, ${protocol}.`,
  urlOfAddress: (address: string, port: number, protocol: string) =>
    `The address ${address} on port ${port}, ${protocol}.`,
  address: 'An address: proxies send to it without asking DNS.',
  wildcard: (suffix: string) => `A wildcard: it covers every name under ${suffix}, which DNS cannot look up.`,
  anyHost: 'A wildcard: it covers every name, which DNS cannot look up.',
  host: 'One name, looked up in DNS.',
  dotless: 'A name without a dot: an app would complete it with its search domains.',
} as const;

interface AskWords {
  readonly title: (from: string) => string;
  readonly label: string;
  readonly example: string;
}

/** The form for what a wire still needs. */
export const askWords: Readonly<Record<AskedFor, AskWords>> = {
  url: { title: (pod) => `New call of ${pod}`, label: 'URL', example: 'https://api.example.com' },
  'name-under-wildcard': {
    title: (pod) => `Name under the wildcard for ${pod}`,
    label: 'host',
    example: 'eu.api.example.com',
  },
  address: { title: (entry) => `New endpoint of ${entry}`, label: formWords.address, example: '10.0.0.10' },
  host: { title: (name) => `Host for ${name}`, label: 'host', example: 'api.example.com' },
};

/** The question whether something else may change with a wire. */
export const chooseWords = { title: 'Something else changes with it' } as const;

/** The list of what a wire can end at. */
export const connectWords = {
  title: (from: string) => `Connect from ${from}`,
  begins: (from: string, targets: number, first: string | undefined) => {
    const says = `Connecting from ${from}, ${counted(targets, 'target')}.`;
    return first === undefined ? says : `${says} 1: ${first}.`;
  },
  connect: 'Connect',
  target: 'Target',
  targetsLabel: 'Targets',
  more: (count: number) => `${digits(count)} more. Type to narrow.`,
  nothingTyped: 'Nothing here matches what is typed.',
  nothing: 'Nothing matches.',
  noTarget: 'There is nothing to connect to yet.',
} as const;

interface TypedWords {
  /** The label of the list where it may be typed too. */
  readonly label: string;
  readonly ask: string;
}

/** What may be typed in the list of targets instead of choosing one. */
export const typedWords: Readonly<Record<AskedFor, TypedWords>> = {
  url: { label: 'Target, or a URL', ask: 'Type a URL.' },
  'name-under-wildcard': { label: 'Target, or a name under the wildcard', ask: 'Type a name under the wildcard.' },
  address: { label: 'Target, or an address', ask: 'Type an address.' },
  host: { label: 'Target, or a host', ask: 'Type a host.' },
};

/** The field that edits a name where it stands on its card. */
export const renameWords = {
  nothing: 'This has no name that can be changed here.',
  /** What F2 goes on to. */
  other: {
    name: 'F2 edits the name instead',
    hosts: 'F2 edits the host instead',
    address: 'F2 edits the address instead',
    url: 'F2 edits the url instead',
  } satisfies Readonly<Record<Renaming['label'], string>>,
  renamed: (before: string, after: string) => `Renamed ${before} to ${after}.`,
  callGoes: (url: string) => `The call goes to ${url} now.`,
  changeEndpoint: (address: string) => `Change endpoint ${address}`,
  endpointNeeds: 'An endpoint needs an IP address, a host name or unix:///path.',
  endpointIs: (address: string) => `The endpoint is ${address} now.`,
} as const;

/** The form of a note. */
export const noteFormWords = {
  newTitle: 'New note',
  editTitle: 'Edit note',
  about: (on: string, path: string | undefined) => (path === undefined ? on : `${on} · ${path}`),
  text: 'text',
  change: 'Change',
  added: (on: string) => `Added a note to ${on}.`,
  changed: 'Changed the note.',
  deleted: 'Deleted the note.',
} as const;

/** The question what goes with what is deleted. */
export const deleteWords = { delete: 'Delete' } as const;
