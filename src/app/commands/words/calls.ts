import { counted } from '../../counted';

/** Calls that are drawn, moved, edited and ended elsewhere. */
export const callWords = {
  podsCallHosts: 'A pod calls a host. Drop on a ServiceEntry; route it through the gateway from there.',
  added: (url: string, name: string) => `Call to ${url} added to ${name}.`,
  asksForUrl: 'Asks for a URL and adds a call to it',
  asksForName: (pattern: string) => `Asks for a name under ${pattern} and adds a call to it`,
  callsAlready: (name: string, url: string) => `${name} calls ${url} already.`,
  addTo: (url: string) => `Add a call to ${url}`,
  addsTo: (url: string) => `Adds a call to ${url}`,
  notWritten: 'This call is not written in the design, so it cannot be moved.',
  moveCall: (url: string) => `Move call to ${url}`,
  editCall: (url: string) => `Edit call to ${url}`,
  callsNow: (name: string, url: string) => `${name} calls ${url} now.`,
  asksForNewUrl: 'Asks for the new URL of this call',
  asksForNameThere: (pattern: string) => `Asks for a name under ${pattern} and moves the call there`,
  goesThereAlready: (url: string) => `This call goes to ${url} already.`,
  moveTo: (url: string) => `Move the call to ${url}`,
  movesTo: (url: string) => `Moves the call to ${url}`,
  endsWithoutEntry: (cluster: string) =>
    `Nothing is drawn to ${cluster}: calls that no entry takes end there. Drop on an empty place to type the URL.`,
  cannotBeRead: (name: string) => `${name} cannot be read. Fix its text first.`,
  noHost: (name: string) => `${name} has no host yet, so nothing can call it. Give it one first.`,
  udp: (port: number) => `Port ${port} is UDP, which sidecars pass by. Draw calls to its other ports.`,
  noNameUnder: (text: string, pattern: string) => `${text === '' ? 'The text' : text} is not a name under ${pattern}.`,
  gone: 'The call is no longer there.',
  isPattern: (host: string) => `A pod dials one name, and ${host} is a wildcard. Write a name under it.`,
  noPort: (url: string) => `${url} has no port, and tcp has no default one. Add :port.`,
  portAbove: (port: number) => `Port ${port} is above 65535, the highest there is.`,
  noUrl: (text: string) =>
    `${text === '' ? 'The text' : text} is not a URL. Write scheme://host[:port][/path] with http, https, grpc, tls or tcp.`,
  addCall: (url: string) => `Add call to ${url}`,
} as const;

/** A ServiceEntry for a host that is called already. */
export const definedWords = {
  noHostAndPort: 'This call has no host and port to define. Edit its URL first.',
  answeredAlready: (host: string) => `An entry answers for ${host} already.`,
  isClusterService: (host: string) => `${host} is a service of the cluster, which the proxies know without an entry.`,
  noEntryHost: (host: string) => `${host} cannot be the host of an entry. Edit the URL of the call first.`,
  adds: (host: string, port: number) => `Adds a ServiceEntry for ${host} port ${port}`,
  addedFor: (host: string, caller: string) => `ServiceEntry for ${host} added; ${caller} calls it.`,
  asks: (host: string) => `Asks what is at ${host}, and adds a ServiceEntry for it`,
  added: (host: string) => `ServiceEntry for ${host} added.`,
  addsFor: (host: string) => `Adds a ServiceEntry for ${host}`,
  answersOtherwise: (host: string) => `An entry has ${host} already, and does not answer for this call.`,
  addPort: (number: number, name: string) => `Add port ${number} to ${name}`,
  portAdded: (number: number, name: string) => `Port ${number} added to ${name}.`,
  add: (host: string, port: number) => `Add a ServiceEntry for ${host} port ${port}`,
} as const;

/** What is expected of calls. */
export const promiseWords = {
  notWritten: (url: string) => `The call to ${url} is not written in the design.`,
  expectBlocked: (name: string, url: string) => `Expect blocked of ${name} calling ${url}`,
  isExpected: (url: string) => `This is expected of ${url} already.`,
  expectNothing: 'Expect nothing',
  nothingExpected: 'Nothing is expected of this call.',
  noneTicked: 'No call is ticked.',
  promiseToday: (calls: number) => `Promise what happens today of ${counted(calls, 'call')}`,
  promisedAlready: 'This is promised already.',
  callsGone: 'The calls are no longer there.',
} as const;
