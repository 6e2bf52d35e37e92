import type { SourceFile } from '../workspace';
import { designOf, pick, regions, type CalledService } from './large-mesh-design';
import { documents } from './write';

/** How many external services the large mesh has. */
const entries = 1000;

const teams =
  'accounts analytics billing catalog checkout identity logistics marketing payments search support travel'.split(' ');

const areas = ['core', 'edge', 'jobs', 'reports'];

const firms =
  'amber basalt cedar delta ember fjord granite harbor indigo juniper kestrel lumen maple nimbus onyx quartz river'.split(
    ' ',
  );

const trades = ['bank', 'data', 'freight'];

const products = ['api', 'auth', 'events', 'files', 'ledger', 'quotes', 'rates', 'status', 'webhooks'];

/** What one entry is, and how it is called. */
interface Service extends CalledService {
  readonly index: number;
  readonly name: string;
  readonly team: string;
  readonly host: string;
  readonly style: Style;
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
  const services = Array.from({ length: entries }, (_, index) => serviceAt(index));
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
  return `${head('ServiceEntry', service)}
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
  return rule(
    service,
    `    tls:
      mode: SIMPLE
      caCertificates: system
    connectionPool:
      tcp:
        connectTimeout: 3s
`,
  );
}

function failover(service: Service): string {
  return rule(
    service,
    `    loadBalancer:
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
`,
  );
}

function rule(service: Service, policy: string): string {
  return `${head('DestinationRule', service)}
  host: ${service.host}
  trafficPolicy:
${policy}${exportTo(service)}`;
}

function head(kind: string, { name, namespace }: Service): string {
  return `apiVersion: networking.istio.io/v1
kind: ${kind}
metadata:
  name: ${name}
  namespace: ${namespace}
spec:`;
}

function retries(service: Service): string {
  return `${head('VirtualService', service)}
  hosts:
    - ${service.host}
  http:
    - timeout: 10s
      retries:
        attempts: 2
        retryOn: connect-failure,refused-stream
      route:
        - destination:
            host: ${service.host}
            port:
              number: 80
${exportTo(service)}`;
}
