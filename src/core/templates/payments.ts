import { allParameters, type Template, type TemplateValues } from './template';
import { designHead, documents, url, yaml } from './write';

/** A payment provider with everything that belongs to it. */
export const payments: Template = {
  id: 'payments',
  title: 'Payments, complete',
  purpose: 'A payment provider with TLS, limits, ejection and routes that go together.',
  teaches: [
    'One port and one owner of TLS: the app speaks http, the sidecar encrypts, and so every rule below can work.',
    'A charge is tried again only where the provider has not seen it; a status may be asked for twice.',
    'Ejection needs endpoints to choose from: with two, 50 % lets one go.',
  ],
  kinds: ['ServiceEntry', 'DestinationRule', 'VirtualService'],
  parameters: allParameters,
  speaks: 'tls',
  defaults: { name: 'card-processor', namespace: 'payments', host: 'api.cards.example.com', port: 443 },
  write: (values) => ({
    resources: documents(entry(values), rule(values), routes(values)),
    design: design(values),
  }),
};

function entry({ name, namespace, host, port }: TemplateValues): string {
  return yaml`
# One port, and one owner of TLS: the app calls http://,
# the sidecar encrypts. An https port beside it would
# let calls slip past the limits and routes below.
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: ${name}
  namespace: ${namespace}
  labels:
    owner: payments-platform
spec:
  hosts:
    - ${host}
  ports:
    - number: 80
      name: http
      protocol: HTTP
      targetPort: ${port}
  location: MESH_EXTERNAL
  resolution: DNS
  # The provider's two sites. Both show a certificate
  # for the host above, which is what the sidecar
  # checks.
  endpoints:
    - address: ${`eu.${host}`}
    - address: ${`us.${host}`}
  exportTo:
    - "."
`;
}

function rule({ name, namespace, host }: TemplateValues): string {
  return yaml`
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  host: ${host}
  trafficPolicy:
    tls:
      mode: SIMPLE
      # No sni: the Host header is sent as server name,
      # and checked. "system" is in force without this
      # line too; it quiets IST0128, which is outdated:
      # the server is verified.
      caCertificates: system
    connectionPool:
      tcp:
        maxConnections: 50
        connectTimeout: 2s
      http:
        http2MaxRequests: 100
        http1MaxPendingRequests: 50
        # Below the provider's own limit, so that it
        # never closes a connection that is being used
        # again.
        idleTimeout: 50s
    # Each site counts by its own answers to this pod.
    outlierDetection:
      consecutive5xxErrors: 5
      interval: 10s
      baseEjectionTime: 30s
      # One of two, never both.
      maxEjectionPercent: 50
  exportTo:
    - "."
`;
}

function routes({ name, namespace, host }: TemplateValues): string {
  return yaml`
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  hosts:
    - ${host}
  http:
    # Asking twice does no harm. 3 x 1.5 s fit into 5 s.
    - name: status
      match:
        - uri:
            prefix: /v1/status/
          method:
            exact: GET
      timeout: 5s
      retries:
        attempts: 2
        perTryTimeout: 1500ms
        retryOn: connect-failure,refused-stream,reset,503
      route:
        - destination:
            host: ${host}
            port:
              number: 80
    # Everything else moves money: again only when the
    # provider has not seen the request.
    - name: charges
      timeout: 30s
      retries:
        attempts: 1
        retryOn: connect-failure,refused-stream
      route:
        - destination:
            host: ${host}
            port:
              number: 80
  exportTo:
    - "."
`;
}

function design({ name, namespace, host }: TemplateValues): string {
  return yaml`
${designHead(name)}
  workloads:
    - name: checkout
      namespace: ${namespace}
      labels:
        app: checkout
      calls:
        - url: ${url('http', host, 80, '/v1/charges')}
          method: POST
          expect:
            outcome: reached
            tls: originated
            via: sidecar
        - url: ${url('http', host, 80, '/v1/status/health')}
          expect:
            outcome: reached
            tls: originated
            via: sidecar
  notes:
    - on: ${`ServiceEntry/${namespace}/${name}`}
      text: Both sites are the provider's; write the owner of the contract here.
`;
}
