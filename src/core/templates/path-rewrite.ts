import { allParameters, type Template } from './template';
import { designHead, url, yaml } from './write';

/** A new path that an old server answers under its old one. */
export const pathRewrite: Template = {
  id: 'path-rewrite',
  title: 'Old paths behind new ones',
  purpose: 'Callers use /api/v2, and an old server answers under /api/v1.',
  teaches: [
    'The first route that matches wins; there is no longest prefix.',
    'Without a last route a request that matches none gets 404 from the sidecar.',
    'A rewrite changes the path and encrypts nothing: this server speaks plain HTTP.',
  ],
  kinds: ['ServiceEntry', 'VirtualService'],
  parameters: allParameters,
  speaks: 'http',
  defaults: { name: 'customers', namespace: 'crm', host: 'customers.corp.example.com', port: 8080 },
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
  resolution: DNS
  exportTo:
    - "."
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  hosts:
    - ${host}
  http:
    - name: moved
      match:
        # With the slash at its end it does not match /api/v20 too.
        - uri:
            prefix: /api/v2/
      rewrite:
        # Takes the place of what has matched.
        uri: /api/v1/
      timeout: 15s
      route:
        - destination:
            host: ${host}
            port:
              number: ${port}
    # The last route takes the rest as it is. Without it the sidecar
    # would answer 404.
    - name: rest
      timeout: 15s
      route:
        - destination:
            host: ${host}
            port:
              number: ${port}
  exportTo:
    - "."
`,
    design: yaml`
${designHead(name)}
  workloads:
    - name: portal
      namespace: ${namespace}
      labels:
        app: portal
      calls:
        - url: ${url('http', host, port, '/api/v2/customers')}
          expect:
            outcome: reached
            tls: none
            via: sidecar
        - url: ${url('http', host, port, '/status')}
          expect:
            outcome: reached
            tls: none
            via: sidecar
`,
  }),
};
