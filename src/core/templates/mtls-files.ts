import { allParameters, type Template } from './template';
import { designHead, url, yaml } from './write';

/** A client certificate that is mounted into the proxy's container. */
export const mtlsFiles: Template = {
  id: 'mtls-files',
  title: 'Mutual TLS, certificate files',
  purpose: 'The server asks for a client certificate, which the sidecar reads from mounted files.',
  teaches: [
    'The paths are those inside the istio-proxy container, not in the app’s: two annotations of the pod mount the Secret there.',
    'workloadSelector limits the rule to the pods that have the files. Other pods of the namespace get no rule at all.',
    'A DestinationRule with a selector counts in its own namespace only.',
  ],
  kinds: ['ServiceEntry', 'DestinationRule'],
  parameters: allParameters,
  speaks: 'tls',
  defaults: { name: 'bank', namespace: 'treasury', host: 'settlement.bank.example.net', port: 443 },
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
# The files lie in the istio-proxy container. These
# annotations of the pod mount the Secret bank-client
# there:
#
#   sidecar.istio.io/userVolume: >-
#     [{"name":"bank-client","secret":{"secretName":"bank-client"}}]
#   sidecar.istio.io/userVolumeMount: >-
#     [{"name":"bank-client","mountPath":"/etc/bank-client","readonly":true}]
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  host: ${host}
  # Only these pods have the files. Other pods of this
  # namespace get no rule for the host: their calls
  # leave as plain text, and the server's TLS port
  # refuses them.
  workloadSelector:
    matchLabels:
      app: settlement
  trafficPolicy:
    tls:
      mode: MUTUAL
      clientCertificate: /etc/bank-client/tls.crt
      privateKey: /etc/bank-client/tls.key
      # The bank's own CA. Without it the CA bundle of
      # the proxy image would count, which does not know
      # that CA.
      caCertificates: /etc/bank-client/ca.crt
`,
    design: yaml`
${designHead(name)}
  workloads:
    - name: settlement
      namespace: ${namespace}
      labels:
        app: settlement
      calls:
        - url: ${url('http', host, 80, '/batches')}
          expect:
            outcome: reached
            tls: originated
            via: sidecar
  notes:
    - on: ${`DestinationRule/${namespace}/${name}`}
      text: The client certificate expires; write its owner and its date here.
`,
  }),
};
