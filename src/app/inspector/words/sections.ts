import { counted } from '../../counted';
import { digits } from '../../language';
import type { GuideQuestion } from '../model/resolution-guide';

/** The mode of a tls block, and what is left behind when it is taken back. */
export const tlsWords = {
  notSet: { title: 'Not set', says: 'No TLS from this block.' },
  notAMode: 'Not a mode of Istio.',
  leftBehind: {
    label: 'What the mode leaves behind',
    title: 'Left behind: the block still means DISABLE',
    says: (names: readonly string[]) =>
      `Without a mode there is no TLS from this rule and no mesh mTLS, and ${names.join(', ')} ${names.length === 1 ? 'has' : 'have'} no effect.`,
    cleanUp: 'Clean up',
  },
} as const;

/** What a tls block does on the wire. */
export const wireWords = {
  title: 'On the wire',
  /** In place of a host that is not written. */
  theHost: 'the host',
  plain: 'Envoy adds no TLS: what the app sends goes out as it is.',
  noMode: (mode: string) => `${mode} is not a mode: Istio refuses the rule, and nothing of it applies.`,
  meshTls: (host: string) =>
    `Envoy starts mesh mTLS to ${host} with the workload certificate. Only a server of the mesh can answer it.`,
  blockDropped:
    'A sidecar sends plain text: it drops a tls block with credentialName unless the rule has a workloadSelector. Add one, or use file paths.',
  starts: (host: string, told: { showsCertificate: boolean; sni: string | undefined; trusted: string }) => {
    const shows = told.showsCertificate ? ' and shows a client certificate' : '';
    const name = told.sni === undefined ? 'SNI follows the Host header' : `SNI is ${told.sni}`;
    return `Envoy starts TLS to ${host}${shows}. ${name}; trusted: ${told.trusted}.`;
  },
  caOf: (secret: string) => `the CA of ${secret}`,
  caOfProxy: 'the CA bundle of the proxy image',
  nothingChecked: 'Nothing is checked: any certificate of any server is accepted.',
  mustCarry: (names: readonly string[]) => `The certificate must carry ${names.join(' or ')}.`,
  anyName: (host: string) =>
    `Any certificate from a trusted CA is accepted for ${host}: setting sni turns the name check off. Remove sni, or add subjectAltNames.`,
  checkedByPort: 'On HTTP ports the certificate must match the Host header; on TCP and TLS ports no name is checked.',
  tlsInTls: (port: number, host: string) => `On port ${port} of ${host} the app already encrypts: this is TLS in TLS.`,
} as const;

/** The resolution of an entry, and what does not go with it. */
export const resolutionWords = {
  why: 'why',
  whySpoken: 'why: questions that find the resolution',
  close: 'close',
  closeSpoken: 'Close the questions',
  leavesBehind: (mode: string) => `What ${mode} leaves behind`,
  conflicts: (mode: string) => `What does not go with ${mode}`,
  cleanUp: (places: number) => `Clean up ${counted(places, 'place')}`,
} as const;

/** The questions that find the resolution of an entry, and what each resolution would mean for it. */
export const guideWords = {
  title: 'Which resolution',
  fits: 'fits your answers',
  since: (release: string) => `Istio ${release}`,
  inForce: 'in force',
  use: (mode: string) => `Use ${mode}`,
  facts: {
    dials: 'dials',
    cluster: 'cluster',
    balancing: 'balancing, ejection',
    atGateway: 'behind a gateway',
  },
} as const;

/** Each question with its two answers. */
export const questionWords: Readonly<Record<GuideQuestion, { text: string; yes: string; no: string }>> = {
  manyNames: { text: 'Does the entry cover many names?', yes: 'all below a domain', no: 'names that I list' },
  appDecides: { text: 'Who decides which address is dialled?', yes: 'the app', no: 'the proxy' },
  knownAddresses: { text: 'Are the addresses known?', yes: 'I can list them', no: 'DNS knows them' },
  useAll: { text: 'When DNS answers with several addresses?', yes: 'use all', no: 'one at a time' },
};

/** Who sees a resource. */
export const exportToWords = {
  title: 'Who sees it',
  default: 'default',
  /** Where the mesh is known and has none. */
  byIstio: 'Every namespace sees it, Istio’s default.',
  /** Where nothing says what the mesh's default is. */
  unstated: 'Every namespace sees it, unless the mesh has another default.',
  /** By what the mesh's default comes to; `setting` is its name in MeshConfig. */
  stated: {
    '*': (setting: string) => `Every namespace sees it, by ${setting} of the mesh.`,
    '.': (setting: string) => `Its own namespace alone sees it, by ${setting} of the mesh.`,
    '~': (setting: string) => `Nobody sees it: ${setting} of the mesh holds neither . nor *.`,
  },
  namespaces: 'Proxies of these namespaces see it.',
  namespacesLabel: 'Namespaces that see it',
  /** Beside the words `*`, `.` and `~`. */
  all: 'all',
  own: 'own',
  nobody: 'nobody',
} as const;

/** A folded endpoint. */
export const endpointWords = {
  folded: 'Ports, labels, network and service account.',
} as const;

/** The switch of outlierDetection, what its limit comes to, and the strip that shows an ejection. */
export const ejectionWords = {
  on: 'on',
  off: 'off',
  all: (endpoints: number) =>
    endpoints === 1
      ? 'The one endpoint can be ejected: every call gets 503 while it is out, unless minHealthPercent is set.'
      : `All ${digits(endpoints)} endpoints can be ejected: every call gets 503 while all are out, unless minHealthPercent is set.`,
  onlyOne: (percent: number) =>
    `One endpoint: at ${percentOf(percent)} it is never ejected, at 100 % every call gets 503 while it is out.`,
  some: (ejectable: number, endpoints: number) =>
    `Ejects up to ${digits(ejectable)} of ${counted(endpoints, 'endpoint')}.`,
  none: (percent: number, endpoints: number, enough: number) =>
    `No endpoint can be ejected: ${percentOf(percent)} of ${digits(endpoints)} is less than one. ${enough} or more ejects one.`,
  percent: percentOf,
  /** `fate` is what becomes of it: `leaves after 5 errors in a row, back at 35 s`. */
  failing: (fate: string) => `An endpoint that fails each second ${fate}.`,
  connectionsCount: 'On its ports only failed connections count.',
  connectionsCountLocally: 'On its ports only failed connections count, and only by consecutiveLocalOriginFailures.',
  connectionsCountApart: 'Failed connections count by consecutiveLocalOriginFailures alone, answers by the others.',
  second: (second: number) => `${second} s`,
  openInLab: 'Open in Lab',
} as const;

/** What a `retries` block amounts to, and the conditions of `retryOn`. */
export const retriesWords = {
  none: 'No request is tried again: attempts is not set, or 0.',
  endless: (tries: number) => `${triesOf(tries)}, and no timeout ends them.`,
  shared: (tries: number, limit: string) => `${triesOf(tries)} share ${limit}.`,
  withoutTimeout: (tries: number, each: string, all: string) =>
    `${triesOf(tries)} × ${each} = ${all}. The route has no timeout.`,
  fits: (tries: number, each: string, all: string, limit: string) =>
    `${triesOf(tries)} × ${each} = ${all}, fits into ${limit}.`,
  ignored: (tries: number, each: string, limit: string) =>
    `perTryTimeout ${each} is not below the timeout of ${limit}, so Envoy ignores it: ${triesOf(tries)} share ${limit}.`,
  endsWithFirst: (each: string) =>
    `A try that takes ${each} ends the call with 504: it is tried again only on reset, gateway-error or 5xx.`,
  tooLong: (tries: number, each: string, limit: string) =>
    `${triesOf(tries)} of ${each} do not fit into ${limit}: the last ones are cut off. Raise timeout or lower perTryTimeout.`,
  milliseconds: (amount: number) => `${digits(amount)} ms`,
  seconds: (amount: number) => `${digits(amount)} s`,
  minutes: (amount: number) => `${digits(amount)} min`,
  groups: { unsent: 'before the server saw it', seen: 'may repeat a request', grpc: 'gRPC' },
} as const;

function triesOf(count: number): string {
  return counted(count, 'try', 'tries');
}

/** The rules of a VirtualService and where they lead. */
export const routesWords = {
  restGets404: 'Requests that match no route get 404.',
  addLastRoute: (host: string) => `Add a last route to ${host}`,
  noWeight: 'No weight is set: Istio refuses several destinations without.',
  /** Shares in percent are told where the weights do not make 100. */
  weights: (sum: number, shares: readonly number[]) => {
    const told = digits(sum);
    if (sum === 100) return `Weights add up to ${told}.`;
    return `Weights add up to ${told}: shares of ${shares.map(percentOf).join(', ')}.`;
  },
  share: percentOf,
} as const;

/** The settings of one port, which replace those of the policy around them. */
export const portBlockWords = {
  label: (port: number) => `What port ${port} does not inherit`,
  says: (blocks: readonly string[], port: number) =>
    `A port with a block of its own inherits nothing: ${blocks.join(', ')} of the policy around it ${blocks.length === 1 ? 'does' : 'do'} not apply to port ${port}.`,
  copy: 'Copy missing blocks',
} as const;

/** The shares of localities. */
export const distributionWords = {
  share: (name: string, percent: number) => `${name} ${percentOf(percent)}`,
  says: (sum: number) => {
    if (sum === 100) return 'All calls are shared out.';
    const gap = percentOf(Math.abs(100 - sum));
    return sum < 100
      ? `The shares make ${percentOf(sum)}. ${gap} are missing to 100.`
      : `The shares make ${percentOf(sum)}. ${gap} too many.`;
  },
} as const;

function percentOf(value: number): string {
  return `${digits(value)} %`;
}
