import { allParameters, type Template } from './template';
import { designHead, url, yaml } from './write';

/** Passive ejection over three listed endpoints. */
export const outlierEjection: Template = {
  id: 'outlier-ejection',
  title: 'Ejecting failing endpoints',
  purpose: 'An endpoint that keeps answering with errors is left out for a while.',
  teaches: [
    'Nothing is probed: only the calls of the pod itself count, and every sidecar counts for itself.',
    '10 % of 3 ejects nobody. With three endpoints the smallest percentage that lets one go is 34.',
    'An ejected endpoint comes back at the first sweep after its time; each further ejection takes longer.',
  ],
  kinds: ['ServiceEntry', 'DestinationRule'],
  parameters: allParameters,
  speaks: 'http',
  defaults: { name: 'pricing', namespace: 'shop', host: 'pricing.corp.example.com', port: 8080 },
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
  # The sidecar dials the endpoints, by the Host header
  # and whatever address the app's DNS gives.
  resolution: STATIC
  endpoints:
    - address: 10.71.0.11
    - address: 10.71.0.12
    - address: 10.71.0.13
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
    # Nobody probes the endpoints: each sidecar counts
    # the answers to its own calls.
    outlierDetection:
      consecutive5xxErrors: 5
      # How often the ejected ones are looked at.
      interval: 10s
      # Times the number of ejections so far.
      baseEjectionTime: 30s
      # One of three is 33.3 %. The default of 10 %
      # would eject nobody, ever.
      maxEjectionPercent: 34
  exportTo:
    - "."
`,
    design: yaml`
${designHead(name)}
  workloads:
    - name: cart
      namespace: ${namespace}
      labels:
        app: cart
      calls:
        - url: ${url('http', host, port, '/prices')}
          expect:
            outcome: reached
            tls: none
            via: sidecar
`,
  }),
};
