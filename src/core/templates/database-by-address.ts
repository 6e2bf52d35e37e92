import { allParameters, type Template } from './template';
import { designHead, url, yaml } from './write';

const address = '10.20.30.15';

/** A server that apps dial by its IP, known to the mesh by a name. */
export const databaseByAddress: Template = {
  id: 'database-by-address',
  title: 'Database at a fixed address',
  purpose: 'The sidecar forwards to the address that the app dials.',
  teaches: [
    'NONE dials what the app dialled: balancing, ejection and localities have no effect.',
    'TCP carries no host name. Without addresses the entry takes every TCP connection to its port, whatever server it is for.',
    'A fixed range can be written too: 10.20.30.0/24.',
  ],
  kinds: ['ServiceEntry'],
  parameters: allParameters,
  defaults: { name: 'warehouse', namespace: 'analytics', host: 'warehouse.corp.example.com', port: 5432 },
  write: ({ name, namespace, host, port }) => ({
    resources: yaml`
# The app dials the database by its address, and NONE
# leaves that address as it is. Balancing, ejection and
# localities would do nothing here: the app has chosen
# already.
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  # A name for rules and metrics. Nobody has to resolve
  # it.
  hosts:
    - ${host}
  # TCP carries no host name. Without this line the
  # entry would take all TCP traffic of the namespace to
  # this port.
  addresses:
    - ${address}
  ports:
    - number: ${port}
      name: tcp
      protocol: TCP
  location: MESH_EXTERNAL
  resolution: NONE
  exportTo:
    - "."
`,
    design: yaml`
${designHead(name)}
  workloads:
    - name: query-engine
      namespace: ${namespace}
      labels:
        app: query-engine
      calls:
        - url: ${url('tcp', address, port)}
          expect:
            outcome: reached
            tls: none
            via: sidecar
`,
  }),
};
