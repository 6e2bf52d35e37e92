import { listed } from '../wording';

/** Wires that do not fit, whatever is at their ends. */
export const connectWords = {
  gone: 'It is no longer there.',
  somewhereElse: 'Somewhere else',
  whereCallsEnd: (name: string) => `${name} is where calls end that no entry answers for. Connect the pod instead.`,
  cannotBeRead: (name: string) => `${name} cannot be read. Fix its text first.`,
  gatewayToEntry: 'A gateway is connected to the ServiceEntry whose calls go through it.',
  portOf: (label: string, port: number) => `${label} port ${port}`,
  entryGone: (name: string) => `${name} is no longer there.`,
  routesThrough: (host: string, gateway: string) => `Routes ${host} through ${gateway}`,
} as const;

/** Wires that end in endpoints, or begin there. */
export const endpointWords = {
  ownEndpoints: (cluster: string) => `Nothing is drawn to ${cluster}. An entry sends to its own endpoints.`,
  belongsToEntries: 'An endpoint belongs to entries. Drop it on a ServiceEntry to let that send there too.',
  asksForAddress: (name: string) => `Asks for an address and adds an endpoint to ${name}`,
  added: (address: string, entry: string) => `Endpoint ${address} added to ${entry}.`,
  isEndpointAlready: (address: string, entry: string) => `${address} is an endpoint of ${entry} already.`,
  add: (address: string, entry: string) => `Add endpoint ${address} to ${entry}`,
  adds: (address: string, entry: string) => `Adds endpoint ${address} to ${entry}`,
  addsWithResolution: (address: string, entry: string) =>
    `Adds endpoint ${address} to ${entry}, with another resolution`,
  noAddress: (label: string, implicit: string) => `${label} is ${implicit}: there is no address to write.`,
  isPod: (pod: string, source: string, entry: string) =>
    `${pod} is a pod that ${source} selects by its labels, so there is no address to write. Draw from ${entry} to the pod instead.`,
} as const;

/** A wire from an entry to pods: a workloadSelector. */
export const selectorWords = {
  switchAndSelect: (labels: string) => `Switch to STATIC and select pods with ${labels}`,
  select: (labels: string) => `Select pods with ${labels}`,
  byLabels: (name: string) => `Select ${name} by labels`,
  sendsTo: (entry: string, labels: string) => `${entry} sends to pods with ${labels} now.`,
  selects: (labels: string, replaces: boolean) =>
    replaces
      ? `Selects pods with ${labels} as endpoints, instead of the labels that it has`
      : `Selects pods with ${labels} as endpoints`,
  notSent: {
    none: 'NONE does not send to selected workloads: Envoy dials the address that the app dialled. STATIC does.',
    dynamicDns: 'DYNAMIC_DNS does not send to selected workloads: the name of each call is resolved. STATIC does.',
  },
  selectsWithStatic: (labels: string, replaces: boolean) =>
    replaces
      ? `Selects pods with ${labels} as endpoints, instead of the labels that it has, with STATIC`
      : `Selects pods with ${labels} as endpoints, with STATIC`,
  listsEndpoints: (name: string) =>
    `${name} lists endpoints, and Istio takes either those or a workloadSelector. Delete its endpoints first.`,
  otherNamespace: (name: string, namespace: string) =>
    `An entry selects pods of its own namespace, and ${name} is in ${namespace}. Move one of them first.`,
  noLabels: (name: string) => `${name} has no labels, so no selector can pick it. Give it labels first.`,
  selectsAlready: (entry: string, name: string) => `${entry} selects ${name} already.`,
} as const;

/** Wires from rules and Sidecars to the entry that they are for. */
export const ruleWords = {
  noWire: (kind: string) => `A ${kind} is not connected by a wire. Edit its fields in the Inspector.`,
  importsHosts: 'A Sidecar imports hosts. Drop it on the ServiceEntry that its pods need to know.',
  isForHost: (kind: string) => `A ${kind} is for a host. Drop it on the ServiceEntry that has the host.`,
  noHost: (name: string) => `${name} has no host yet. Give it one first.`,
  noDot: (kind: string, host: string, entry: string) =>
    `A ${kind} takes ${host} for a Service, since it has no dot. Give ${entry} a name with one.`,
  isForAlready: (rule: string, host: string) => `${rule} is for ${host} already.`,
  rival: (rival: string, host: string) =>
    `DestinationRule ${rival} is for ${host} already, and of two trafficPolicies only one is in force. Put the settings into ${rival}.`,
  makes: (rule: string, host: string, before: string | undefined) => {
    const what = `${rule} the rule for ${host}${before === undefined ? '' : ` instead of ${before}`}`;
    return { says: `Makes ${what}`, title: `Make ${what}` };
  },
  isForNow: (rule: string, host: string) => `${rule} is for ${host} now.`,
  routesAlready: (rule: string, host: string) => `${rule} routes calls to ${host} already.`,
  lets: (rule: string, host: string, where: RoutedWhere) => ({
    says: `Lets ${rule} route calls to ${host}${whereOf(where)} too`,
    title: `Let ${rule} route calls to ${host}${whereOf(where)} too`,
  }),
  routesNow: (rule: string, host: string, where: RoutedWhere) =>
    `${rule} routes calls to ${host}${whereOf(where)} now.`,
  importsAll: (name: string) => `${name} has no egress list, so it imports every host already.`,
  importsAlready: (name: string, host: string, known: string) => `${name} imports ${host} already, by ${known}.`,
  adds: (line: string, sidecar: string) => ({
    says: `Adds ${line} to what ${sidecar} imports`,
    title: `Add ${line} to what ${sidecar} imports`,
  }),
  importsNow: (sidecar: string, line: string) => `${sidecar} imports ${line} now.`,
  connect: (kind: string, name: string) => `Connect ${kind} ${name}`,
} as const;

/** Routes from a port of one entry to a port of another. */
export const routeWords = {
  entryGone: (name: string) => `${name} is no longer there.`,
  goesTo: (host: string, port: number, targetHost: string, targetPort: number) =>
    `Calls to ${host}:${port} go to ${targetHost}:${targetPort} now.`,
  send: (host: string, port: number, targetHost: string, targetPort: number) =>
    `Send ${host}:${port} to ${targetHost}:${targetPort}`,
  sameEntry: 'Both ends are one entry. A route leads from a port of one entry to a port of another.',
  noHost: (entry: string) => `${entry} has no host yet. Give it one first.`,
  isPattern: (pattern: string) =>
    `A route sends one host to another, and ${pattern} is a wildcard. Use entries with a name.`,
  noDot: (short: string) =>
    `A VirtualService takes ${short} for a Service, since it has no dot. Use entries whose names have one.`,
  dropFromPort: (name: string) => `${name} has several ports. Draw from the one to route.`,
  notRouted: (protocol: string, port: number) =>
    `Sidecars route no ${protocol}, so a route for port ${port} would never run.`,
  dropOnPort: (name: string) => `${name} has several ports. Drop on the one to dial.`,
  noCluster: (port: number, entry: string, protocol: string) =>
    `Port ${port} of ${entry} is ${protocol}, for which sidecars have no cluster. Drop on another port.`,
  addsService: (name: string, host: string, port: number, targetHost: string, targetPort: number) =>
    `Adds VirtualService ${name}: ${host}:${port} goes to ${targetHost}:${targetPort}`,
  sendsIn: (host: string, port: number, targetHost: string, targetPort: number, service: string) =>
    `Sends ${host}:${port} to ${targetHost}:${targetPort} in VirtualService ${service}`,
  route: (host: string, port: number, targetHost: string, targetPort: number) =>
    `Route ${host}:${port} to ${targetHost}:${targetPort}`,
  alsoFor: (hosts: readonly string[]) =>
    `Calls to ${hosts.join(', ')} go there too: the VirtualService is for them as well.`,
  answersItself: (service: string, port: number) =>
    `A route of ${service} answers calls to port ${port} by itself. Change it in the form of the VirtualService.`,
  sendsAlready: (service: string, host: string, port: number, targetHost: string, targetPort: number) =>
    `${service} sends ${host}:${port} to ${targetHost}:${targetPort} already.`,
  spreads: (service: string, destinations: number, target: string) =>
    `${service} spreads these calls over ${destinations} destinations; all of them go to ${target} then.`,
} as const;

/** Whether what a route sends on arrives. */
export const arrivalWords = {
  isNone: (entry: string, host: string) =>
    `${entry} is NONE, so Envoy would dial the address that the app found for ${host}. Give ${entry} DNS or STATIC first.`,
  notSeenBy: (blind: readonly string[], target: Target, protocol: string) =>
    `${blind.includes('*') ? 'Other namespaces do' : `${listed(blind)} ${blind.length === 1 ? 'does' : 'do'}`} not see ${target.host}:${target.port}: calls from there will ${lossOf(protocol)}.`,
  notExported: (wanted: Wanted, namespace: string) =>
    `${wanted.target.host} is not exported to ${namespace === '*' ? 'the callers' : namespace}, so calls to ${wanted.host} would ${lossOf(wanted.protocol)}. Widen its exportTo first.`,
  lacksPort: (wanted: Wanted, namespace: string) =>
    `For ${namespace} another entry has ${wanted.target.host}, without port ${wanted.target.port}, so calls to ${wanted.host} would ${lossOf(wanted.protocol)}. Add the port there first.`,
} as const;

/** What a VirtualService does for a host that is added to it. */
export const servingWords = {
  rival: (rival: string, host: string) =>
    `VirtualService ${rival} routes ${host} already, and a sidecar takes the http routes of one of the two. Put the routes into ${rival}.`,
  otherNames: (service: string, port: number, host: string) =>
    `The tls routes of ${service} list other server names, so calls to port ${port} would match none. Add ${host} to its hosts and sniHosts together.`,
  takesNone: (service: string, lists: readonly string[], ports: readonly string[], entry: string) =>
    `${service} has ${listed(lists)} routes that take no calls to ${listed(ports)} of ${entry}. Draw from the port to where it is to go.`,
} as const;

/** What drawing a wire writes, as it is said while it is drawn, and on the button that draws it. */
export interface WireWords {
  readonly says: string;
  readonly title: string;
}

/** A port of a host that is to be routed, and where it goes then. */
interface Wanted {
  readonly host: string;
  readonly protocol: string;
  readonly target: Target;
}

interface Target {
  readonly host: string;
  readonly port: number;
}

/** What becomes of calls that do not arrive. */
function lossOf(protocol: string): string {
  return protocol === 'http' ? 'get 503' : 'be closed';
}

/** Where a VirtualService routes the calls to a host, when that is not everywhere. */
export interface RoutedWhere {
  readonly gateways?: readonly string[];
  readonly ports?: readonly string[];
}

/** " at shop/out", " on port 80"; empty for everywhere. */
function whereOf({ gateways, ports }: RoutedWhere): string {
  if (gateways !== undefined) return ` at ${listed(gateways)}`;
  return ports === undefined ? '' : ` on ${ports.length === 1 ? 'port' : 'ports'} ${listed(ports)}`;
}
