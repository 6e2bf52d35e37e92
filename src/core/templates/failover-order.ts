import { allParameters, type Template } from './template';
import { designHead, url, yaml } from './write';

/** Three sites in a fixed order, whatever region the caller is in. */
export const failoverOrder: Template = {
  id: 'failover-order',
  title: 'Primary, secondary, recovery site',
  purpose: 'Fixed endpoints are used in order: the next one when those before are out.',
  teaches: [
    'Labels of endpoints rank nothing by themselves: failoverPriority makes an order of them.',
    'An endpoint goes after the first label that it does not match: primary matches both, secondary one, recovery none.',
    'Failover needs ejection that can fire: nobody probes the endpoints, and at the default 10 % none of three could leave.',
  ],
  kinds: ['ServiceEntry', 'DestinationRule'],
  parameters: allParameters,
  defaults: { name: 'ledger', namespace: 'accounting', host: 'ledger.corp.example.com', port: 5432 },
  write: ({ name, namespace, host, port }) => ({
    resources: yaml`
# One name for three sites. The app's DNS answers it
# with 10.255.0.30, behind which the sidecar dials one
# of the endpoints.
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  hosts:
    - ${host}
  # Nothing listens there. It tells this entry's TCP
  # traffic from other traffic to the port.
  addresses:
    - 10.255.0.30
  ports:
    - number: ${port}
      name: tcp
      protocol: TCP
  location: MESH_EXTERNAL
  resolution: STATIC
  # The labels rank nothing by themselves: the rule
  # below does.
  endpoints:
    - address: 10.61.0.10
      labels:
        site: primary
        standby: warm
    - address: 10.62.0.10
      labels:
        site: secondary
        standby: warm
    - address: 10.63.0.10
      labels:
        site: recovery
        standby: cold
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
    loadBalancer:
      localityLbSetting:
        # In order: whoever matches both comes first,
        # whoever matches only the first label second,
        # all others last.
        failoverPriority:
          - standby=warm
          - site=primary
    # Failover follows ejection: without it no endpoint
    # ever counts as gone. On a TCP port only failed
    # connections are counted.
    outlierDetection:
      splitExternalLocalOriginErrors: true
      consecutiveLocalOriginFailures: 3
      interval: 10s
      baseEjectionTime: 60s
      # 10 %, the default, is less than one of three. 70
      # % lets two of them go, so that the last site is
      # reached.
      maxEjectionPercent: 70
    connectionPool:
      tcp:
        connectTimeout: 2s
  exportTo:
    - "."
`,
    design: yaml`
${designHead(name)}
  workloads:
    - name: bookkeeper
      namespace: ${namespace}
      labels:
        app: bookkeeper
      calls:
        - url: ${url('tcp', host, port)}
          expect:
            outcome: reached
            tls: none
            via: sidecar
`,
  }),
};
