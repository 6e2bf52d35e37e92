import { isRecord, type Resource } from '../schema';
import { readView, type View } from './base';
import { expandHost } from './host';
import { hasKey, integerIn, labelsIn, listIn, recordIn, textIn, textsIn } from './read';
import { readVisibility, type Visibility } from './visibility';

/** A DestinationRule as istiod takes it. */
export interface DestinationRule extends View {
  readonly type: 'destination-rule';
  /** As written. */
  readonly writtenHost: string;
  /** With a short name expanded to the cluster-local service of the rule's namespace. */
  readonly host: string;
  readonly exportTo: Visibility;
  /** Labels of the client workloads it is limited to; undefined when it is for all. */
  readonly selector: Readonly<Record<string, string>> | undefined;
  /** Undefined when the rule has none. */
  readonly policy: TrafficPolicy | undefined;
  readonly subsets: readonly Subset[];
}

/** A `trafficPolicy` with its blocks as written; a block that is absent is undefined. Blocks replace each other as a whole. */
export interface TrafficPolicy extends PolicyBlocks {
  readonly ports: readonly PortPolicy[];
  /** Names of the other blocks that are written: `tunnel`, `proxyProtocol`, `retryBudget`. A port's own settings leave them unset. */
  readonly others: readonly string[];
}

/** The blocks of a policy as they are written; undefined where it has none. */
export interface PolicyBlocks {
  readonly tls: TlsSettings | undefined;
  readonly connectionPool: Readonly<Record<string, unknown>> | undefined;
  readonly outlierDetection: Readonly<Record<string, unknown>> | undefined;
  readonly loadBalancer: Readonly<Record<string, unknown>> | undefined;
}

/** An item of `portLevelSettings`; `number` is the service port's number, never a target port. */
interface PortPolicy extends PolicyBlocks {
  readonly index: number;
  readonly number: number;
}

/** A `tls` block; `mode` is DISABLE when unset, the enum's zero value, and empty when it was not read. */
export interface TlsSettings {
  readonly mode: string;
  readonly sni: string | undefined;
  /** A secret's name, or `configmap://name`. */
  readonly credentialName: string | undefined;
  /** Paths inside the proxy's container; `caCertificates` may be `system`. */
  readonly caCertificates: string | undefined;
  readonly clientCertificate: string | undefined;
  readonly privateKey: string | undefined;
  readonly subjectAltNames: readonly string[];
  readonly insecureSkipVerify: boolean;
}

/** A subset of a rule; `index` is its place among `subsets`. */
export interface Subset {
  readonly index: number;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly policy: TrafficPolicy | undefined;
}

/** The typed view of a DestinationRule; whatever cannot be read counts as absent. */
export function readDestinationRule(resource: Resource): DestinationRule {
  const { namespace, name, created } = readView(resource);
  const spec = recordIn(resource.value, 'spec');
  const host = textIn(spec, 'host') ?? '';
  const selector = hasKey(spec, 'workloadSelector')
    ? labelsIn(recordIn(spec, 'workloadSelector'), 'matchLabels')
    : undefined;
  return {
    resource,
    namespace,
    name,
    created,
    type: 'destination-rule',
    writtenHost: host,
    host: expandHost(host, namespace),
    exportTo: selector ? ['.'] : readVisibility(spec),
    selector,
    policy: readPolicy(spec, resource.incomplete),
    subsets: listIn(spec, 'subsets').flatMap((subset, index) =>
      isRecord(subset) ? [readSubset(subset, index, resource.incomplete)] : [],
    ),
  };
}

function readSubset(subset: Readonly<Record<string, unknown>>, index: number, incomplete: boolean): Subset {
  const policy = readPolicy(subset, incomplete);
  return { index, name: textIn(subset, 'name') ?? '', labels: labelsIn(subset, 'labels'), policy };
}

function readPolicy(owner: unknown, incomplete: boolean): TrafficPolicy | undefined {
  if (!hasKey(owner, 'trafficPolicy')) return undefined;
  const policy = recordIn(owner, 'trafficPolicy');
  const ports = listIn(policy, 'portLevelSettings').flatMap((item, index) => {
    const number = integerIn(recordIn(item, 'port'), 'number');
    if (number === undefined) return [];
    const { tls, connectionPool, outlierDetection, loadBalancer } = readBlocks(item, incomplete);
    return [{ index, number, tls, connectionPool, outlierDetection, loadBalancer }];
  });
  const others = Object.keys(policy).filter((key) => !known.has(key) && hasKey(policy, key));
  const { tls, connectionPool, outlierDetection, loadBalancer } = readBlocks(policy, incomplete);
  return { tls, connectionPool, outlierDetection, loadBalancer, ports, others };
}

const known = new Set(['tls', 'connectionPool', 'outlierDetection', 'loadBalancer', 'portLevelSettings']);

function readBlocks(policy: unknown, incomplete: boolean): PolicyBlocks {
  return {
    tls: hasKey(policy, 'tls') ? readTls(recordIn(policy, 'tls'), incomplete) : undefined,
    connectionPool: blockIn(policy, 'connectionPool'),
    outlierDetection: blockIn(policy, 'outlierDetection'),
    loadBalancer: blockIn(policy, 'loadBalancer'),
  };
}

/** A `tls` block as istiod takes it. */
export function readTls(tls: Readonly<Record<string, unknown>>, incomplete: boolean): TlsSettings {
  return {
    mode: textIn(tls, 'mode') ?? (incomplete ? '' : 'DISABLE'),
    sni: textIn(tls, 'sni'),
    credentialName: textIn(tls, 'credentialName'),
    caCertificates: textIn(tls, 'caCertificates'),
    clientCertificate: textIn(tls, 'clientCertificate'),
    privateKey: textIn(tls, 'privateKey'),
    subjectAltNames: textsIn(tls, 'subjectAltNames'),
    insecureSkipVerify: tls['insecureSkipVerify'] === true,
  };
}

function blockIn(policy: unknown, key: string): Readonly<Record<string, unknown>> | undefined {
  return hasKey(policy, key) ? recordIn(policy, key) : undefined;
}
