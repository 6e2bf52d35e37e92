import { allParameters, type Template } from './template';
import { designHead, url, yaml } from './write';

/** Caps for what one proxy has under way at a time. */
export const concurrencyLimits: Template = {
  id: 'concurrency-limits',
  title: 'Limits on concurrency',
  purpose: 'A pod has only so many connections and requests to a host under way.',
  teaches: [
    'Each proxy counts for itself: with 10 pods the server sees up to ten times as much.',
    'The limits are about requests under way, not about requests per second.',
    'Above them the sidecar answers 503 at once. A 429 of the server is no error to ejection and to retries by default.',
  ],
  kinds: ['ServiceEntry', 'DestinationRule'],
  parameters: allParameters,
  speaks: 'tls',
  defaults: { name: 'geocoder', namespace: 'delivery', host: 'geocode.example.com', port: 443 },
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
    - number: 80
      name: http
      protocol: HTTP
      targetPort: ${port}
  location: MESH_EXTERNAL
  resolution: DNS
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
    tls:
      mode: SIMPLE
      # In force without it too; it quiets the outdated
      # IST0128.
      caCertificates: system
    # All of this counts for one proxy: with ten pods
    # the server sees up to ten times as much. Nothing
    # here counts per second.
    connectionPool:
      tcp:
        maxConnections: 20
        connectTimeout: 2s
      http:
        # Requests under way, for HTTP/1.1 too, whatever
        # its name.
        http2MaxRequests: 40
        # Requests that wait for a connection. Above
        # either limit the sidecar answers 503 at once,
        # and does not try again.
        http1MaxPendingRequests: 20
        # Below the server's own limit, so that no
        # request goes out on a connection that is being
        # closed.
        idleTimeout: 50s
  exportTo:
    - "."
`,
    design: yaml`
${designHead(name)}
  workloads:
    - name: route-planner
      namespace: ${namespace}
      labels:
        app: route-planner
      calls:
        - url: ${url('http', host, 80, '/v1/geocode')}
          expect:
            outcome: reached
            tls: originated
            via: sidecar
`,
  }),
};
