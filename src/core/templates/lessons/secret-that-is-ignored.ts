import type { Lesson } from './lesson';

/** A sidecar drops a tls block with credentialName when the rule has no selector. */
export const secretThatIsIgnored: Lesson = {
  id: 'secret-that-is-ignored',
  title: 'A Secret the sidecar ignores',
  symptom: 'The bank says that calls arrive without any TLS, and the rule asks for mutual TLS.',
  rule: 'plaintext-despite-credential',
  also: ['no-ca-certificates'],
  steps: [
    'Read the finding: with credentialName a sidecar drops the whole tls block unless the rule has a workloadSelector.',
    'Add workloadSelector with matchLabels app: settlement to the rule. credentialName stays.',
  ],
  done: 'The sidecars of settlement start mutual TLS with the Secret now. Their service account has to be allowed to list secrets in the namespace.',
  text: `# Lesson: a Secret the sidecar ignores.
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: lesson-bank
  namespace: lesson-treasury
spec:
  hosts:
    - bank.lesson.example.net
  ports:
    - number: 80
      name: http
      protocol: HTTP
      targetPort: 443
  location: MESH_EXTERNAL
  resolution: DNS
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: lesson-bank
  namespace: lesson-treasury
spec:
  host: bank.lesson.example.net
  trafficPolicy:
    tls:
      mode: MUTUAL
      credentialName: bank-client
---
apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata:
  name: lesson-treasury
spec:
  workloads:
    - name: settlement
      namespace: lesson-treasury
      labels:
        app: settlement
      calls:
        - url: http://bank.lesson.example.net/batches
`,
};
