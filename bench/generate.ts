/**
 * Commented Istio YAML of `services` services, three documents each (ServiceEntry, DestinationRule, VirtualService), about 22 lines and
 * 510 bytes a document, in the styles that people write. The same number gives the same text.
 */
export function generateBundle(services: number): string {
  const documents: string[] = [];
  for (let i = 0; i < services; i++) documents.push(serviceEntry(i), destinationRule(i), virtualService(i));
  return documents.join('---\n');
}

/**
 * An EgressDesign for a bundle of `services` services: three workloads for every ten of them, with eight calls each, so that 1,000 services
 * have 300 workloads with 2,400 calls.
 */
export function generateDesign(services: number): string {
  const workloads = Array.from({ length: Math.ceil(services * 0.3) }, (_, at) => drawnWorkload(at, services));
  return `apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata:
  name: design
spec:
  workloads:
${workloads.join('')}`;
}

/** An EgressDesign of 30 workloads with ten calls each, for a bundle of `services` services. */
export function generateCalls(services: number): string {
  const workloads = Array.from({ length: 30 }, (_, at) => drawnWorkload(at, services, 10));
  return `apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata:
  name: design
spec:
  workloads:
${workloads.join('')}`;
}

function drawnWorkload(at: number, services: number, count = 8): string {
  const calls = Array.from({ length: count }, (_, index) => {
    const i = (at * count + index) % services;
    return `        - url: ${index % 2 === 0 ? 'http' : 'https'}://api-${i}.partner-${i % 97}.example.com/v1\n`;
  });
  return `    - name: app-${at}\n      namespace: ${namespaceOf(at)}\n      labels: { app: app-${at} }\n      calls:\n${calls.join('')}`;
}

const teams = ['payments', 'checkout', 'search', 'catalog', 'shipping', 'identity', 'reports', 'mail'];

function namespaceOf(i: number): string {
  return `${teams[i % teams.length]}-${Math.floor(i / 64)}`;
}

function serviceEntry(i: number): string {
  return `# ${i}: the provider's public API, agreed with the ${teams[i % teams.length]} team
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: api-${i}
  namespace: ${namespaceOf(i)}
  annotations:
    example.com/inventory: "egress" # the audit reads it
spec:
  hosts:
  - api-${i}.partner-${i % 97}.example.com
  ports:
  # the application speaks HTTP, the wire is HTTPS
  - number: 80
    name: http
    protocol: HTTP
    targetPort: 443
  - number: 443
    name: https
    protocol: HTTPS
  resolution: DNS${i % 3 === 0 ? '' : ' # every address'}
`;
}

function destinationRule(i: number): string {
  return `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: api-${i}
  namespace: ${namespaceOf(i)}
spec:
  host: api-${i}.partner-${i % 97}.example.com
  trafficPolicy:
    portLevelSettings:
      - port: { number: 80 }
        tls:
          mode: SIMPLE # Envoy starts TLS here
    connectionPool:
      tcp:
        maxConnections: ${50 + (i % 100)}
    outlierDetection:
      # passive: nothing is probed
      consecutive5xxErrors: 5
      interval: 10s
      maxEjectionPercent: 100
`;
}

function virtualService(i: number): string {
  const host = `api-${i}.partner-${i % 97}.example.com`;
  return `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: api-${i}
  namespace: ${namespaceOf(i)}
spec:
  hosts: [${host}]
  http:
    - match:
        - uri:
            prefix: /v${1 + (i % 3)}/
      # 3 tries fit into the timeout
      timeout: 10s
      retries:
        attempts: 2
        perTryTimeout: 3s
      route:
        - destination:
            host: ${host}
            port: { number: 80 }
    - route:
        - destination: { host: ${host}, port: { number: 80 } }
`;
}
