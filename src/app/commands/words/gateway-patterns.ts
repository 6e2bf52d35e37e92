import { listed } from '../wording';

/** Route through egress gateway. */
export const gatewayWords = {
  modes: {
    startTitle: 'Start TLS at the gateway',
    start:
      'Apps call http://, the pods’ sidecars use mutual TLS to the gateway, and the gateway starts TLS to the server.',
    passTitle: 'Pass TLS through',
    pass: 'Apps call https:// and encrypt to the server; the gateway sees only the server name.',
    plainTitle: 'Send plain HTTP to the server',
    plain: 'The entry has no TLS port: only the way to the gateway is encrypted.',
  },
  about: 'Calls leave the mesh by the gateway’s pods: one place to see, limit and allow them.',
  label: (entry: string) => `Route ${entry} through the egress gateway`,
  goRound: 'Pods can still bypass the gateway; a NetworkPolicy that lets only the gateway out prevents that.',
  gateway: (namespace: string, name: string) => `Gateway ${namespace}/${name}`,
  tlsToServer: 'TLS to the server',
  gatewayChoice: 'Gateway',
  newGateway: 'A new Gateway',
  serviceOfPods: 'Service of the gateway’s pods',
  stillLeave: (ports: readonly string[]) =>
    `Calls to ${ports.length === 1 ? 'port' : 'ports'} ${listed(ports)} still leave from the pods’ own sidecars.`,
  needsFiles: (rule: string) => `The gateway’s pods need the certificate files that DestinationRule ${rule} names.`,
  wildcard: (wildcard: string) => `A gateway cannot look up ${wildcard}: list exact hosts first.`,
  none: 'Behind an egress gateway NONE has no address to dial and answers 503. Set resolution to DNS first.',
  isThrough: (entry: string, gateway: string) => `${entry} goes out by Gateway ${gateway} already.`,
  noPort: (entry: string) => `${entry} has no HTTP, HTTPS or TLS port that a gateway could route.`,
  severalHosts: (service: string) => `VirtualService ${service} is for several hosts; give each one of its own first.`,
  noService: (service: string) => `${service} is not a Service of the cluster. Write name.namespace.svc.cluster.local.`,
  serviceMissing: (service: string, labels: string) =>
    `No Service ${service} is in the files: the new Gateway selects pods with ${labels}.`,
  otherPods: (service: string, gateway: string) => `Service ${service} selects other pods than Gateway ${gateway}.`,
} as const;

/** Why the way through a gateway would not carry the calls as they are. */
export const gatewayDoubtWords = {
  noTls: (gateway: string, port: number) =>
    `Gateway ${gateway} listens without TLS on port ${port}. Give that server another port first.`,
  takesClash: (gateway: string, clash: string, mode: string, port: number) =>
    `Gateway ${gateway} takes ${clash} with TLS mode ${mode} on port ${port} already. Take it out there first.`,
  tellsApart: (service: string, field: string) =>
    `VirtualService ${service} tells callers apart by ${field}, which the gateway cannot see. Take that out first.`,
  selectedPods: (rule: string) =>
    `DestinationRule ${rule} is only for selected pods, and the gateway’s are not among them. Take its workloadSelector out first.`,
  differentRules: (host: string, first: string, second: string) =>
    `Callers of ${host} use different rules, ${first} and ${second}; the gateway has one for all. Keep only one of them first.`,
  sentElsewhere: (host: string) =>
    `A VirtualService sends calls for ${host} elsewhere; route the host that it sends to.`,
  otherRule: (namespace: string, rule: string, host: string, target: string) =>
    `Pods of ${namespace} would use ${rule} for ${host}, and its TLS does not fit ${target}. Fix that rule first.`,
  entryUnseen: (namespace: string, entry: string) => `The gateway in ${namespace} would not see ${entry}.`,
  noSuchPort: (port: number | string, entry: string) =>
    `The gateway would send to port ${port}, which ${entry} does not have.`,
  startsTls: (rule: string, port: number, host: string) =>
    `DestinationRule ${rule} would make the gateway start TLS on port ${port} of ${host}. Take its tls block out first.`,
  hidesRule: (host: string) =>
    `Another DestinationRule for ${host} would hide the one that starts TLS at the gateway. Keep only one of them first.`,
  targetUnseen: (service: string, host: string) =>
    `VirtualService ${service} sends to ${host} too, which the gateway does not see.`,
  startsNoTls: (service: string, host: string) =>
    `VirtualService ${service} sends to ${host} too, and the gateway would not start the TLS that pods start there.`,
  tlsChanges: (port: number, host: string) =>
    `The TLS of calls to port ${port} of ${host} would change with it. Give that port a DestinationRule of its own first.`,
  noRule: 'no DestinationRule',
  rule: (name: string) => `DestinationRule ${name}`,
} as const;

/** Back to direct, with the TLS that the gateway starts today. */
export const directWords = {
  about: 'Calls leave from the pods’ own sidecars again; what serves only this host at the gateway goes.',
  label: (entry: string) => `Send ${entry} directly again`,
  policies: (gateway: string) => `Policies at Gateway ${gateway} no longer see these calls.`,
  isDirect: (entry: string) => `${entry} goes out directly already.`,
  noLongerSets: (service: string, fields: readonly string[]) =>
    `VirtualService ${service} no longer sets ${fields.join(', ')} on the way to the gateway.`,
  gatewayAlone: (rule: string) =>
    `DestinationRule ${rule} is only for the gateway’s pods. Take its workloadSelector out first.`,
  credential: (rule: string, secret: string) =>
    `DestinationRule ${rule} takes credentialName ${secret} from the gateway’s namespace; a sidecar would send plain text. Name certificate files first.`,
  needsFiles: (rule: string) => `The pods’ sidecars need the certificate files that DestinationRule ${rule} names.`,
  otherTls: (namespace: string, rule: string, host: string) =>
    `Pods of ${namespace} would use ${rule} for ${host}, and its TLS is not the gateway’s. Fix that rule first.`,
  noRule: 'no DestinationRule',
  rule: (name: string) => `DestinationRule ${name}`,
} as const;
