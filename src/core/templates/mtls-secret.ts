import { allParameters, type Template, type TemplateValues } from './template';
import { designHead, plain, url, yaml } from './write';

/** A client certificate that istiod delivers from a Secret. */
export const mtlsSecret: Template = {
  id: 'mtls-secret',
  title: 'Mutual TLS, Secret',
  purpose: 'The server asks for a client certificate, which istiod delivers from a Kubernetes Secret.',
  teaches: [
    'A sidecar drops a tls block with credentialName, and sends plain text, unless the rule has a workloadSelector.',
    'The Secret lies in the namespace of the pod, and the pod’s service account has to be allowed to list secrets there.',
    'list secrets lets that account read every Secret of the namespace: keep little else in it.',
  ],
  kinds: ['ServiceEntry', 'DestinationRule', 'Role', 'RoleBinding'],
  parameters: allParameters,
  speaks: 'tls',
  defaults: { name: 'tax-office', namespace: 'finance', host: 'api.tax.example.org', port: 443 },
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
# The Secret lies in the namespace of the pods:
#
#   kubectl create secret generic ${plain(`${name}-client`)} \\
#     --namespace ${plain(namespace)} \\
#     --from-file=tls.crt --from-file=tls.key --from-file=ca.crt
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  host: ${host}
  # Not to be left out: without a selector a sidecar
  # drops the tls block below without a word, and the
  # calls leave as plain text.
  workloadSelector:
    matchLabels:
      app: filing
  trafficPolicy:
    tls:
      mode: MUTUAL
      # Certificate, key and the CA that the server is
      # checked against, all from this Secret.
      credentialName: ${`${name}-client`}
---
# istiod delivers the Secret only to a service account
# that may list secrets in this namespace, which lets it
# read all of them.
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: ${`${name}-secrets`}
  namespace: ${namespace}
rules:
  - apiGroups:
      - ""
    resources:
      - secrets
    verbs:
      - list
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: ${`${name}-secrets`}
  namespace: ${namespace}
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: Role
  name: ${`${name}-secrets`}
subjects:
  # The service account of the pods, by its own name.
  - kind: ServiceAccount
    name: filing
    namespace: ${namespace}
`,
    design: design({ name, namespace, host }),
  }),
};

function design({ name, namespace, host }: Pick<TemplateValues, 'name' | 'namespace' | 'host'>): string {
  return yaml`
${designHead(name)}
  workloads:
    - name: filing
      namespace: ${namespace}
      labels:
        app: filing
      calls:
        - url: ${url('http', host, 80, '/v2/returns')}
          expect:
            outcome: reached
            tls: originated
            via: sidecar
`;
}
