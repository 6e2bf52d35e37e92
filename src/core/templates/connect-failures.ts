import { allParameters, type Template } from './template';
import { designHead, url, yaml } from './write';

/** Ejection that tells a dead machine from an application that answers with errors. */
export const connectFailures: Template = {
  id: 'connect-failures',
  title: 'Connect failures counted apart',
  purpose: 'Network errors eject quickly, error answers slowly.',
  teaches: [
    'splitExternalLocalOriginErrors gives failed connections and timeouts a counter of their own.',
    'consecutiveLocalOriginFailures is refused without it.',
    'On a TCP or TLS port only failed connections can count: there no status is seen.',
  ],
  kinds: ['ServiceEntry', 'DestinationRule'],
  parameters: allParameters,
  speaks: 'http',
  defaults: { name: 'inventory', namespace: 'logistics', host: 'inventory.corp.example.com', port: 8080 },
  write: ({ name, namespace, host, port }) => ({
    resources: yaml`
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  hosts:
    - ${host}
  ports:
    - number: ${port}
      name: http
      protocol: HTTP
  location: MESH_EXTERNAL
  resolution: STATIC
  endpoints:
    - address: 10.72.0.11
    - address: 10.72.0.12
  exportTo:
    - "."
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  host: ${host}
  trafficPolicy:
    outlierDetection:
      # Two counters in place of one. Without this line
      # a failed connection counts as an answer with
      # 503.
      splitExternalLocalOriginErrors: true
      # The machine is gone: three tries tell. On a TCP
      # or TLS port this would be the only counter that
      # moves.
      consecutiveLocalOriginFailures: 3
      # The machine answers, with errors: wait for more
      # of them.
      consecutive5xxErrors: 10
      interval: 5s
      baseEjectionTime: 30s
      # One of two.
      maxEjectionPercent: 50
    connectionPool:
      tcp:
        # How long a connection may take before it
        # counts as failed; 10 seconds when unset.
        connectTimeout: 1s
  exportTo:
    - "."
`,
    design: yaml`
${designHead(name)}
  workloads:
    - name: dispatcher
      namespace: ${namespace}
      labels:
        app: dispatcher
      calls:
        - url: ${url('http', host, port, '/stock')}
          expect:
            outcome: reached
            tls: none
            via: sidecar
`,
  }),
};
