import { counted } from '../../counted';
import { listed } from '../wording';

/** Things as a sentence names them. */
export const thingWords = {
  pod: (name: string) => `pod ${name}`,
  call: (url: string) => `the call to ${url}`,
  port: (port: number, entry: string) => `port ${port} of ${entry}`,
  endpoint: (address: string) => `endpoint ${address}`,
  note: (on: string) => `the note on ${on}`,
  document: (line: number, file: string) => `the document at line ${line} of ${file}`,
  cluster: 'the card of calls that no entry takes',
} as const;

/** What deleting would do, has done, and why it is not done. */
export const deletionWords = {
  nothingSelected: 'Nothing is selected that can be deleted.',
  isCluster: 'This is where calls end that no entry takes. Delete or change the calls.',
  isByLabels: 'This pod is an endpoint by its labels. Delete the pod, or change the workloadSelector.',
  isHost: 'This is the host itself. Delete the entry or change its host.',
  delete: (things: readonly string[]) => `Delete ${listed(things)}`,
  done: {
    Deleted: (things: readonly string[]) => `Deleted ${listed(things)}.`,
    Cut: (things: readonly string[]) => `Cut ${listed(things)}.`,
  },
  askMany: (things: number) => `Delete ${things} things?`,
  askOne: (thing: string) => `Delete ${thing}?`,
  closesSome: 'STATIC without endpoints answers 503 on HTTP ports and closes connections on others.',
  closes: 'STATIC without endpoints closes every connection.',
  answers503: 'STATIC without endpoints answers 503.',
  /** Before the dependants, each with a tick. */
  tick: 'Tick what goes with it:',
  nothing: 'There is nothing to delete.',
  notDrawn: (name: string, source: string) => `Nothing is drawn for ${name}; it comes from its ${source}.`,
  documentGone: (file: string) => `The document is no longer in ${file}.`,
} as const;

/** What goes too, or stays, since it names what goes. */
export const dependantWords = {
  stays: (kind: string, name: string) => `${kind} ${name} stays: other entries use it too.`,
  alsoDelete: (kind: string) => `Also delete the ${kind}`,
  servesOnly: (rule: string, entries: number) =>
    entries === 1 ? `${rule} serves only this entry’s hosts` : `${rule} serves only their hosts`,
  line: (line: string, sidecar: string) => `line ${line} of Sidecar ${sidecar}`,
  sendsToSubset: (service: string, subsets: string) =>
    `VirtualService ${service} sends to its subset ${subsets}; leave the subset out there`,
  subsetOfRoutes: (routes: number, service: string) => `the subset of ${counted(routes, 'route')} of ${service}`,
  goesOut: (host: string) => `${host} goes out by it; send its calls directly again`,
  wayThrough: (host: string) => `the way of ${host} through it`,
  routesThrough: (name: string) => `VirtualService ${name} routes through it`,
  endpointPorts: (endpoints: number) => `its number in ${counted(endpoints, 'endpoint')}`,
  endpointPortsNamed: (endpoints: number, name: string) =>
    `Its number in ${counted(endpoints, 'endpoint')}, as ports.${name}`,
  settings: (number: number, rule: string) => `portLevelSettings of ${number} in DestinationRule ${rule}`,
  partsOf: (parts: number, service: string, port: number) =>
    `${counted(parts, 'part')} of VirtualService ${service} for port ${port}`,
  takePartsOut: (parts: number, service: string, port: number) =>
    `VirtualService ${service} routes on port ${port}; take ${parts === 1 ? 'that part' : `those ${parts} parts`} out`,
  routesOnly: (service: string, number: number) => `VirtualService ${service} routes only port ${number}`,
} as const;

/** A thing at the beginning of a sentence. */
export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
