import { counted } from '../../counted';
import { listed } from '../wording';

/** What is made, and why it cannot be. */
export const addWords = {
  hostEmpty: 'The host is empty.',
  noHostName: (host: string) => `${host} is not a host name; leave out the scheme, port and path.`,
  needsHost: (address: string) => `A ServiceEntry needs a host. Name what is at ${address}.`,
  noStarter: (kind: string) => `${kind} has no starter.`,
  add: (kind: string, name: string) => `Add ${kind} ${name}`,
  documentGone: (file: string) => `The document is no longer in ${file}.`,
  notAdded: (kind: string, name: string) =>
    `${kind} ${name} was not added: the text before it cannot be read to its end.`,
  added: (kind: string, name: string, file: string) => `Added ${kind} ${name} to ${file}.`,
  exists: (kind: string, name: string) => `There is a ${kind} ${name} already.`,
  needsAddress: 'A WorkloadEntry needs an IP address or a host name.',
  workloadExists: (name: string) => `There is a pod ${name} already.`,
  drawPod: (name: string) => `Draw pod ${name}`,
  inUse: (wanted: string, called: string) => `${wanted} is in use here, so the new resources are called ${called}.`,
  ambient: 'This mesh is ambient: without a waypoint nobody reads these rules.',
  addTemplate: (title: string) => `Add “${title}”`,
  hostTaken: (entry: string, host: string) =>
    `ServiceEntry ${entry} has the host ${host} already; Istio may use only one of the two.`,
  resources: (resources: number) => counted(resources, 'resource'),
  resourcesAndPods: (resources: number, pods: number) =>
    `${counted(resources, 'resource')} and ${counted(pods, 'pod')}`,
  noPort: (port: number) => `${port} is not a port: ports are 1 to 65535.`,
  hasPort: (entry: string, port: number) => `${entry} has port ${port} already.`,
  addPort: (port: number) => `Add port ${port}`,
  noLabels: (name: string) => `${name} has no labels, so no Sidecar can select it. Give it labels first.`,
  hasSidecar: (namespace: string, sidecar: string) =>
    `${namespace} has Sidecar ${sidecar} already, and of two only the older is in force. Edit that one.`,
  selectsAlready: (sidecar: string, workload: string) =>
    `Sidecar ${sidecar} selects ${workload} already, and of two only the older is in force. Edit that one.`,
  empty: (what: string) => `The ${what} is empty.`,
  tooLong: (what: string, length: number, most: number) =>
    `The ${what} has ${length} characters; Kubernetes takes ${most}.`,
  notKubernetes: (name: string, what: 'name' | 'namespace') =>
    `${name} is not a Kubernetes ${what}: use small letters, digits and -${what === 'namespace' ? '' : ', . between parts'}, and begin and end with a letter or digit.`,
} as const;

/** Notes of the design. */
export const noteWords = {
  empty: 'The note is empty.',
  add: 'Add note',
  delete: 'Delete note',
  edit: 'Edit note',
} as const;

/** Endpoints that are added to an entry, perhaps with another resolution. */
export const newEndpointWords = {
  hasEndpoint: (entry: string, address: string) => `${entry} has the endpoint ${address} already.`,
  socket: (entry: string, ports: number) =>
    `A socket is for an entry with one port, and istiod refuses it for ${entry}, which has ${ports}. Make an entry with one port for it.`,
  needsAddress: 'An endpoint needs an IP address, a host name or unix:///path.',
  addressHasPort: (address: string, port: string) =>
    `An address has no port. Write ${address}, and ${port} as its port under ports.`,
  selectsByLabels: (name: string) =>
    `${name} selects its workloads by labels, and Istio takes either those or endpoints. Remove workloadSelector first.`,
  resolvesNow: (entry: string, resolution: string, address: string) =>
    `${entry} resolves by ${resolution} now and has the endpoint ${address}.`,
  hasNow: (entry: string, address: string) => `${entry} has the endpoint ${address} now.`,
  add: (address: string) => `Add endpoint ${address}`,
  take: (removesSelector: boolean, resolution: string | undefined, address: string) => {
    const steps = [
      ...(removesSelector ? ['remove workloadSelector'] : []),
      ...(resolution === undefined ? [] : [`switch to ${resolution}`]),
      `add ${address}`,
    ];
    return capital(listed(steps));
  },
} as const;

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
