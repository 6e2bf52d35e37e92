import { allParameters, type Template } from './template';
import { designHead, url, yaml } from './write';

/** Plain HTTP inside the pod, HTTPS on the wire. */
export const tlsOrigination: Template = {
  id: 'tls-origination',
  title: 'TLS started by the sidecar',
  purpose: 'The app speaks HTTP, the wire is HTTPS.',
  teaches: [
    'Port 80 is what the app dials; targetPort is what the sidecar dials at the server.',
    'Without sni the Host header is sent as server name, and the certificate has to match it. Setting sni alone turns that check off.',
    'Since the sidecar sees the requests, timeouts, retries and routes work.',
  ],
  kinds: ['ServiceEntry', 'DestinationRule'],
  parameters: allParameters,
  speaks: 'tls',
  defaults: { name: 'invoices', namespace: 'billing', host: 'invoices.example.com', port: 443 },
  write: ({ name, namespace, host, port }) => ({
    resources: yaml`
# The app calls http:// on port 80. Plain text stays
# inside the pod: the sidecar starts TLS before anything
# leaves it.
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
      # Dialled at the server in place of 80.
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
      # No sni and no subjectAltNames: the Host header
      # is sent as server name, and the certificate has
      # to match it.
      #
      # "system" is the CA bundle of the proxy image,
      # which Envoy uses without this line too. It is
      # written down because istioctl analyze (IST0128)
      # still takes its absence for an unverified
      # server, which was true of old releases only.
      caCertificates: system
    connectionPool:
      tcp:
        connectTimeout: 3s
  exportTo:
    - "."
`,
    design: yaml`
${designHead(name)}
  workloads:
    - name: biller
      namespace: ${namespace}
      labels:
        app: biller
      calls:
        - url: ${url('http', host, 80, '/v1/invoices')}
          expect:
            outcome: reached
            tls: originated
            via: sidecar
`,
  }),
};
