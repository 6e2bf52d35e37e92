import type { Lesson } from './lesson';

/** DNS_ROUND_ROBIN takes one address at a time, and one endpoint at most. */
export const roundRobinThatIsNot: Lesson = {
  id: 'round-robin-that-is-not',
  title: 'Round robin that is not',
  symptom: 'The entry for three search nodes cannot be applied.',
  rule: 'resolution-conflict',
  steps: [
    'Read the finding: DNS_ROUND_ROBIN takes one endpoint. Even with one name it uses the first address of the answer for each new connection, and spreads nothing.',
    'Choose DNS as resolution: then every address of every endpoint is used.',
  ],
  done: 'Requests are spread over all addresses of all three nodes now.',
  text: `# Lesson: round robin that is not.
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: lesson-search
  namespace: lesson-search
spec:
  hosts:
    - search.lesson.example.com
  ports:
    - number: 9200
      name: http
      protocol: HTTP
  location: MESH_EXTERNAL
  resolution: DNS_ROUND_ROBIN
  endpoints:
    - address: node-1.search.lesson.example.com
    - address: node-2.search.lesson.example.com
    - address: node-3.search.lesson.example.com
---
apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata:
  name: lesson-search
spec:
  workloads:
    - name: storefront
      namespace: lesson-search
      labels:
        app: storefront
      calls:
        - url: http://search.lesson.example.com:9200/_search
`,
};
