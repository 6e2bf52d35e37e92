import { allParameters, type Template } from './template';
import { designHead, url, yaml } from './write';

/** Localities decide: the caller's region first, then a written successor. */
export const regionalFailover: Template = {
  id: 'regional-failover',
  title: 'Database in three regions',
  purpose: 'The nearest region first, then the next one.',
  teaches: [
    'localityLbSetting lives under loadBalancer; written beside it, the API server drops it.',
    'Near is what the localities say: those of the endpoints in the entry, and that of the pod’s node.',
    'outlierDetection switches the order on. Without it all regions are one pool.',
  ],
  kinds: ['ServiceEntry', 'DestinationRule'],
  parameters: allParameters,
  defaults: { name: 'orders-db', namespace: 'orders', host: 'orders-db.corp.example.com', port: 5432 },
  write: ({ name, namespace, host, port }) => ({
    resources: yaml`
# One name for a database in three regions. The app's
# DNS answers it with 10.255.0.20, behind which the
# sidecar dials one of them.
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  hosts:
    - ${host}
  # Keeps this entry from taking all TCP traffic to the
  # port.
  addresses:
    - 10.255.0.20
  ports:
    - number: ${port}
      name: tcp
      protocol: TCP
  location: MESH_EXTERNAL
  resolution: STATIC
  endpoints:
    - address: 10.81.0.10
      locality: us-east-1/us-east-1a
    - address: 10.82.0.10
      locality: eu-west-1/eu-west-1a
    - address: 10.83.0.10
      locality: ap-southeast-1/ap-southeast-1a
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
    # Its place is under loadBalancer. One level up the
    # API server would drop it.
    loadBalancer:
      localityLbSetting:
        # Where to go when the own region has no
        # endpoint left; the third region comes last.
        failover:
          - from: us-east-1
            to: eu-west-1
          - from: eu-west-1
            to: us-east-1
          - from: ap-southeast-1
            to: eu-west-1
    # Switches the order on: an endpoint counts as gone
    # when it has been ejected. On TCP only failed
    # connections are counted.
    outlierDetection:
      splitExternalLocalOriginErrors: true
      consecutiveLocalOriginFailures: 3
      interval: 10s
      baseEjectionTime: 30s
      # Two of three may be out at once.
      maxEjectionPercent: 70
    connectionPool:
      tcp:
        maxConnections: 200
        connectTimeout: 2s
  exportTo:
    - "."
`,
    design: yaml`
${designHead(name)}
  workloads:
    - name: order-service
      namespace: ${namespace}
      labels:
        app: order-service
      # Decides which endpoint is near.
      locality: us-east-1/us-east-1a
      calls:
        - url: ${url('tcp', host, port)}
          expect:
            outcome: reached
            tls: none
            via: sidecar
`,
  }),
};
