import { counted } from '../../counted';
import { listed } from '../wording';

/** Start TLS at the sidecar. */
export const startTlsWords = {
  about: 'Apps call http://, and the sidecar starts TLS to the server: routes, retries and HTTP limits work.',
  label: (entry: string) => `Start TLS at the sidecar for ${entry}`,
  portStays: (port: number) => `Port ${port} stays for calls and routes that need it.`,
  callHttp: (host: string, port: number) =>
    `Apps have to call http://${host}${port === 80 ? '' : `:${port}`}: the sidecar cannot read what they encrypt themselves.`,
  portGoes: (port: number, host: string, refusers: readonly (string | undefined)[], areAllRefused: boolean) =>
    `Port ${port} goes: apps that still call https://${host}${port === 443 ? '' : `:${port}`} ${fateOf(refusers, areAllRefused)}.`,
  startedAlready: (port: number, entry: string) => `The sidecar starts TLS on port ${port} of ${entry} already.`,
  noTlsPort: (entry: string) => `${entry} has no HTTPS or TLS port whose TLS the sidecar could start.`,
  isOther: (entry: string, protocol: string) =>
    `Port 80 of ${entry} is ${protocol === '' ? 'no HTTP port' : protocol}; make it HTTP first.`,
  goesTo: (entry: string, port: number | string) => `Port 80 of ${entry} goes to port ${port} of the server already.`,
  severalRules: (host: string) => `Several DestinationRules are for ${host}. Keep only one of them first.`,
  subsetStartsNone: (subset: string, host: string) =>
    `Routes send to subset ${subset} of ${host}, whose own settings start no TLS; take them out first.`,
  wouldStart: (wide: string, other: string, port: number) =>
    `A rule for ${wide} is for ${other} too, whose port ${port} would start TLS; give that host a rule of its own first.`,
  unread: (rule: string) => `DestinationRule ${rule} cannot be read to its end; fix its YAML first.`,
  startsNone: (name: string, because: string) => `DestinationRule ${name} starts no TLS as it is. ${because}`,
  hasCredential: (name: string) =>
    `DestinationRule ${name} has credentialName, with which a sidecar sends plain text: name files, or limit the rule by workloadSelector first.`,
  skipsVerify: (rule: string) => `DestinationRule ${rule} has insecureSkipVerify: no certificate is checked.`,
  noNames: (rule: string) =>
    `DestinationRule ${rule} sets sni without subjectAltNames: the server’s name is not checked.`,
  goesWithout: (port: number, lost: readonly string[], rule: string) =>
    `Port ${port} goes without ${listed(lost)} of DestinationRule ${rule}: settings of a port leave that out.`,
} as const;

/** What becomes of calls that miss an entry; an undefined refuser is the mesh. */
function fateOf(refusers: readonly (string | undefined)[], areAllRefused: boolean): string {
  if (refusers.length === 0) return 'miss the entry, and pass without any policy';
  const verb = refusers.length === 1 ? 'lets' : 'let';
  const who = `${listed(refusers.map((each) => each ?? 'the mesh'))} ${verb} nothing out that ${refusers.length === 1 ? 'it does' : 'they do'} not know`;
  return areAllRefused
    ? `are refused, as ${who}`
    : `miss the entry: some are refused, as ${who}, the others pass without any policy`;
}

/** Move the tls block to the port that lacks it. */
export const moveTlsWords = {
  about: 'The block leaves the port on which apps encrypt themselves, and starts TLS where they send plain text.',
  notMisplaced: (entry: string) => `No tls block for ${entry} is at the wrong port.`,
} as const;

/** Pass TLS through. */
export const passTlsWords = {
  about: 'Apps call https:// and encrypt themselves; the sidecar sees only the server name and starts no TLS.',
  leftovers: 'Routes and limits that no longer work',
  takeOut: 'Take them out',
  leave: 'Leave them in the text',
  label: (entry: string) => `Pass TLS through for ${entry}`,
  callHttps: (host: string, port: number) =>
    `Apps have to call https://${host}${port === 443 ? '' : `:${port}`} and check the certificate themselves.`,
  startsNone: (entry: string) => `The sidecar starts no TLS on a port of ${entry}.`,
  makeHttps: (port: number | undefined, entry: string, protocol: string) =>
    `Port ${port} of ${entry} is ${protocol}; make it HTTPS first.`,
  goApart: (port: number | undefined, entry: string, target: number | string, plain: number) =>
    `Port ${port} of ${entry} goes to port ${target} of the server, and port ${plain} to another; make them alike first.`,
  others: 'others',
  callsOfOthers: (service: string, others: string, port: number, entry: string) =>
    `VirtualService ${service} sends calls of ${others} to port ${port} of ${entry} too; route them elsewhere first.`,
  severalRules: (entry: string) => `Several DestinationRules start TLS for ${entry}. Keep only one of them first.`,
  noLongerWorks: (service: string, httpRoutes: number, others: readonly string[]) =>
    `VirtualService ${service} no longer works: ${listed([counted(httpRoutes, 'http route'), ...others])}.`,
  noLongerLimits: (rule: string, names: readonly string[]) =>
    `DestinationRule ${rule} no longer limits requests: ${listed(names)}.`,
  copyLimitsNone: (rule: string, names: readonly string[]) =>
    `What repeats DestinationRule ${rule} does not limit requests: ${listed(names)}.`,
} as const;
