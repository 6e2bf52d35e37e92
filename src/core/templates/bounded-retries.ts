import { allParameters, type Template, type TemplateValues } from './template';
import { designHead, documents, url, yaml } from './write';

/** Retries for reads, a single careful kind of retry for writes, and a timeout that covers them. */
export const boundedRetries: Template = {
  id: 'bounded-retries',
  title: 'Retries that fit their timeout',
  purpose: 'A shaky API gets a few tries, within a time that callers can wait.',
  teaches: [
    'attempts counts retries: 2 are 3 tries, and 3 x 3 s fit into 10 s.',
    'Routes and retries need an HTTP port: with TLS of the app nobody could see the request.',
    'Envoy repeats a POST as readily as a GET. Safe for writes is what the server has not seen, such as connect-failure.',
  ],
  kinds: ['ServiceEntry', 'DestinationRule', 'VirtualService'],
  parameters: allParameters,
  speaks: 'tls',
  defaults: { name: 'weather', namespace: 'travel', host: 'api.weather.example.com', port: 443 },
  write: (values) => ({
    resources: documents(entry(values), rule(values), routes(values)),
    design: design(values),
  }),
};

function entry({ name, namespace, host, port }: TemplateValues): string {
  return yaml`
# An HTTP port, so that the sidecar sees the requests.
# It starts TLS by the rule below.
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: ${name}
  namespace: ${namespace}
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
      # What is in force without it too; it quiets
      # IST0128, which is outdated: the server is
      # verified.
      caCertificates: system
    connectionPool:
      tcp:
        connectTimeout: 2s
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
    - name: read
      match:
        - method:
            exact: GET
      timeout: 10s
      retries:
        # Two retries are three tries: 3 x 3 s fit into
        # 10 s.
        attempts: 2
        perTryTimeout: 3s
        # reset is what makes a try that timed out be
        # tried again.
        retryOn: connect-failure,refused-stream,reset,503
      route:
        - destination:
            host: ${host}
            port:
              number: 80
    # Everything else may change something. These two
    # conditions say that the server has not seen the
    # request.
    - name: write
      timeout: 10s
      retries:
        attempts: 2
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
    - name: planner
      namespace: ${namespace}
      labels:
        app: planner
      calls:
        - url: ${url('http', host, 80, '/v1/forecast')}
          method: GET
          expect:
            outcome: reached
            tls: originated
            via: sidecar
        - url: ${url('http', host, 80, '/v1/alerts')}
          method: POST
          expect:
            outcome: reached
            tls: originated
            via: sidecar
`;
}
