import { allParameters, type Template } from './template';
import { designHead, url, yaml } from './write';

/** A cluster of servers behind one DNS name. */
export const everyAddress: Template = {
  id: 'every-address',
  title: 'Every address behind a name',
  purpose: 'Requests are spread over all addresses in the DNS answer.',
  teaches: [
    'DNS makes each address of the answer an endpoint of its own and spreads over all of them.',
    'DNS_ROUND_ROBIN, whatever its name says, takes the first address of the answer for each new connection.',
    'On an HTTP port each request is spread, on a TLS or TCP port each connection.',
  ],
  kinds: ['ServiceEntry'],
  parameters: allParameters,
  speaks: 'http',
  defaults: { name: 'search', namespace: 'catalog', host: 'search.corp.example.com', port: 9200 },
  write: ({ name, namespace, host, port }) => ({
    resources: yaml`
# A search cluster with an address a node, all behind
# one name.
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
      # HTTP: each request may go to another address. On
      # a TLS or TCP port a connection stays where it
      # was opened.
      protocol: HTTP
  location: MESH_EXTERNAL
  # Every address of the answer is an endpoint, and the
  # answer is asked for again when its TTL is over.
  # DNS_ROUND_ROBIN would take the first address alone,
  # for each new connection.
  resolution: DNS
  exportTo:
    - "."
`,
    design: yaml`
${designHead(name)}
  workloads:
    - name: storefront
      namespace: ${namespace}
      labels:
        app: storefront
      calls:
        - url: ${url('http', host, port, '/products/_search')}
          expect:
            outcome: reached
            # A network of our own: nothing encrypts
            # this.
            tls: none
            via: sidecar
`,
  }),
};
