import { allParameters, type Template } from './template';
import { designHead, url, yaml } from './write';

/** The smallest entry that works: TLS of the app, routed by its server name. */
export const httpsPassthrough: Template = {
  id: 'https-passthrough',
  title: 'HTTPS passed through',
  purpose: 'The app speaks HTTPS; the proxy routes by server name.',
  teaches: [
    'The sidecar reads the server name (SNI) of the TLS handshake and nothing else.',
    'HTTP routes, retries, timeouts and limits on requests have no effect on such a port.',
    'A client that sends no server name, as with an IP in the URL, passes this entry by.',
  ],
  kinds: ['ServiceEntry'],
  parameters: allParameters,
  defaults: { name: 'object-storage', namespace: 'reporting', host: 'objects.example.com', port: 443 },
  write: ({ name, namespace, host, port }) => ({
    resources: yaml`
# The app encrypts, and its TLS reaches the server
# untouched. The sidecar reads the server name of the
# handshake to know where the connection belongs: it
# sees no path, no header and no status, so routes,
# retries and limits for requests cannot work here.
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
      name: https
      protocol: HTTPS
  location: MESH_EXTERNAL
  # The sidecar looks the name up itself, and spreads
  # connections over every address in the answer.
  resolution: DNS
  # Known in this namespace only. Without exportTo the
  # whole mesh would know the host.
  exportTo:
    - "."
`,
    design: yaml`
${designHead(name)}
  workloads:
    - name: report-writer
      namespace: ${namespace}
      labels:
        app: report-writer
      calls:
        - url: ${url('https', host, port, '/reports')}
          expect:
            outcome: reached
            tls: passthrough
            via: sidecar
`,
  }),
};
