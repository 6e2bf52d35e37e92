import type { SourceFile } from '../workspace';
import { documents } from './write';

/** How much the large mesh has. */
const size = { entries: 1000, workloads: 300, calls: 1300 };

const teams =
  'accounts analytics billing catalog checkout identity logistics marketing payments search support travel'.split(' ');

const areas = ['core', 'edge', 'jobs', 'reports'];

const firms =
  'amber basalt cedar delta ember fjord granite harbor indigo juniper kestrel lumen maple nimbus onyx quartz river'.split(
    ' ',
  );

const trades = ['bank', 'data', 'freight'];

const products = ['api', 'auth', 'events', 'files', 'ledger', 'quotes', 'rates', 'status', 'webhooks'];

const regions = ['us-east-1/us-east-1a', 'eu-west-1/eu-west-1a', 'ap-southeast-1/ap-southeast-1a'];

/** What one entry is, and how it is called. */
interface Service {
  readonly index: number;
  readonly name: string;
  readonly namespace: string;
  readonly team: string;
  readonly host: string;
  readonly style: Style;
  /** The url that an app in its namespace calls. */
  readonly url: string;
  /** Whether every namespace sees it. */
  readonly shared: boolean;
}

type Style = 'passed-through' | 'tls-by-sidecar' | 'retried' | 'by-region' | 'by-address' | 'database' | 'round-robin';

/** Twenty entries in a row have these styles: half pass the app's own TLS through, as most egress does. */
const mix = 'pspdpgpsrppaspoprgps';

const styleOf: Readonly<Record<string, Style>> = {
  p: 'passed-through',
  s: 'tls-by-sidecar',
  r: 'retried',
  g: 'by-region',
  a: 'by-address',
  d: 'database',
  o: 'round-robin',
};

/**
 * A mesh of 1,000 external services, 300 workloads and 1,300 calls, to see how a large design feels: a file for each of twelve teams, in
 * the styles that the templates teach. The same text each time.
 */
export function largeMesh(): readonly SourceFile[] {
  const services = Array.from({ length: size.entries }, (_, index) => serviceAt(index));
  const files = teams.map((team) => ({
    path: `${team}.yaml`,
    text: documents(...services.filter((each) => each.team === team).flatMap(resourcesOf)),
  }));
  return [...files, { path: 'design.yaml', text: designOf(services) }];
}

function serviceAt(index: number): Service {
  const team = pick(teams, index);
  const namespace = `${team}-${pick(areas, Math.floor(index / teams.length))}`;
  // A namespace has five partners, and shares some of them with the next.
  const partner = (index % (teams.length * areas.length)) * 2 + (Math.floor(index / 48) % 5);
  const firm = `${pick(firms, partner)}-${pick(trades, Math.floor(partner / firms.length))}`;
  const letter = mix.charAt((index * 3 + Math.floor(index / mix.length)) % mix.length);
  const style = styleOf[letter] ?? 'passed-through';
  const name = `${firm}-${pick(products, index * 5)}-${index}`;
  const host = `${pick(products, index * 5)}-${index}.${firm}.example`;
  return { index, name, namespace, team, host, style, url: urlOf(style, host, index), shared: index % 25 === 7 };
}

function urlOf(style: Style, host: string, index: number): string {
  switch (style) {
    case 'passed-through':
    case 'round-robin':
      return `https://${host}`;
    case 'tls-by-sidecar':
    case 'retried':
      return `http://${host}/v${1 + (index % 3)}`;
    case 'by-region':
      return `tcp://${host}:5432`;
    case 'database':
      return `tcp://${host}:${databasePort(index)}`;
    case 'by-address':
      return `tcp://${addressOf(index)}:9092`;
  }
}

function resourcesOf(service: Service): readonly string[] {
  switch (service.style) {
    case 'passed-through':
      return [entry(service, httpsPort, 'DNS')];
    case 'round-robin':
      return [entry(service, httpsPort, 'DNS_ROUND_ROBIN')];
    case 'tls-by-sidecar':
      return [entry(service, httpPort, 'DNS'), startTls(service)];
    case 'retried':
      return [entry(service, httpPort, 'DNS'), startTls(service), retries(service)];
    case 'by-region':
      return [entry(service, tcpPort(5432), 'STATIC', endpoints(service.index)), failover(service)];
    case 'by-address':
      return [entry(service, tcpPort(9092), 'NONE')];
    case 'database':
      return [entry(service, tcpPort(databasePort(service.index)), 'DNS')];
  }
}

const httpPort = `    - number: 80
      name: http
      protocol: HTTP
      targetPort: 443
`;

const httpsPort = `    - number: 443
      name: https
      protocol: HTTPS
`;

function tcpPort(number: number): string {
  return `    - number: ${number}
      name: tcp
      protocol: TCP
`;
}

function databasePort(index: number): number {
  return pick([3306, 5432, 6379, 27017], index);
}

/** An address of its own for each entry, so that none takes another's port. */
function addressOf(index: number): string {
  return `10.200.${Math.floor(index / 200)}.${1 + (index % 200)}`;
}

function entry(service: Service, ports: string, resolution: string, more = ''): string {
  const addresses = ports.includes('TCP') ? `  addresses:\n    - ${addressOf(service.index)}\n` : '';
  return `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: ${service.name}
  namespace: ${service.namespace}
spec:
  hosts:
    - ${service.host}
${addresses}  ports:
${ports}  location: MESH_EXTERNAL
  resolution: ${resolution}
${more}${exportTo(service)}`;
}

function exportTo({ shared }: Service): string {
  return shared ? '' : '  exportTo:\n    - "."\n';
}

function endpoints(index: number): string {
  const items = regions.map(
    (locality, at) => `    - address: 10.${81 + at}.${Math.floor(index / 200)}.${1 + (index % 200)}
      locality: ${locality}
`,
  );
  return `  endpoints:\n${items.join('')}`;
}

function startTls(service: Service): string {
  return `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: ${service.name}
  namespace: ${service.namespace}
spec:
  host: ${service.host}
  trafficPolicy:
    tls:
      mode: SIMPLE
      caCertificates: system
    connectionPool:
      tcp:
        connectTimeout: 3s
${exportTo(service)}`;
}

function failover(service: Service): string {
  return `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: ${service.name}
  namespace: ${service.namespace}
spec:
  host: ${service.host}
  trafficPolicy:
    loadBalancer:
      localityLbSetting:
        failover:
          - from: us-east-1
            to: eu-west-1
          - from: eu-west-1
            to: us-east-1
    outlierDetection:
      splitExternalLocalOriginErrors: true
      consecutiveLocalOriginFailures: 3
      interval: 10s
      baseEjectionTime: 30s
      maxEjectionPercent: 70
    connectionPool:
      tcp:
        maxConnections: 200
        connectTimeout: 2s
${exportTo(service)}`;
}

function retries(service: Service): string {
  return `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: ${service.name}
  namespace: ${service.namespace}
spec:
  hosts:
    - ${service.host}
  http:
    - timeout: 10s
      retries:
        attempts: 2
        perTryTimeout: 3s
        retryOn: connect-failure,refused-stream,unavailable
      route:
        - destination:
            host: ${service.host}
            port:
              number: 80
${exportTo(service)}`;
}

function designOf(services: readonly Service[]): string {
  const shared = services.filter((service) => service.shared);
  const namespaces = [...new Set(services.map((service) => service.namespace))];
  const own = new Map(namespaces.map((name) => [name, services.filter((each) => each.namespace === name)] as const));
  const workloads: string[] = [];
  for (let index = 0; index < size.workloads; index++) {
    const namespace = pick(namespaces, index);
    const round = Math.floor(index / namespaces.length);
    const count = index < size.calls % size.workloads ? 5 : 4;
    const near = Array.from({ length: count - 1 }, (_, at) => pick(own.get(namespace) ?? [], round * 3 + at));
    workloads.push(workload(index, namespace, [...near, pick(shared, index)]));
  }
  return `apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata:
  name: large-mesh
spec:
  workloads:
${workloads.join('')}`;
}

function workload(index: number, namespace: string, called: readonly Service[]): string {
  const name = `${pick(['api', 'worker', 'importer', 'gateway', 'sync', 'notifier', 'indexer'], index * 3)}-${index}`;
  const urls = [...new Set(called.map((service) => service.url))];
  return `    - name: ${name}
      namespace: ${namespace}
      labels:
        app: ${name}
      locality: ${pick(regions, index)}
      calls:
${urls.map((url) => `        - url: ${url}\n`).join('')}`;
}

function pick<T>(list: readonly T[], index: number): T {
  const found = list[index % list.length];
  if (found === undefined) throw new Error(`An empty list has no item ${index}`);
  return found;
}
