import type { Lesson } from './lesson';

/** Sidecars do not join two VirtualServices of one host. */
export const ruleThatLost: Lesson = {
  id: 'rule-that-lost',
  title: 'The rule that lost',
  symptom: 'The timeout for reports was written down in a VirtualService of its own, and never comes into force.',
  rule: 'shared-mesh-host',
  also: ['beaten-routes'],
  steps: [
    'Two VirtualServices have the same host. A sidecar takes the routes of one of them, the older, and none of the other.',
    'Move the route for /reports/ into the other VirtualService, above its last route, and delete this one.',
  ],
  done: 'One VirtualService has all routes of the host now, in the order in which they are tried.',
  text: `# Lesson: the rule that lost.
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: lesson-portal
  namespace: lesson-crm
spec:
  hosts:
    - portal.lesson.example.com
  ports:
    - number: 8080
      name: http
      protocol: HTTP
  location: MESH_EXTERNAL
  resolution: DNS
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: lesson-portal
  namespace: lesson-crm
spec:
  hosts:
    - portal.lesson.example.com
  http:
    - name: rest
      timeout: 5s
      route:
        - destination:
            host: portal.lesson.example.com
            port:
              number: 8080
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: lesson-portal-reports
  namespace: lesson-crm
spec:
  hosts:
    - portal.lesson.example.com
  http:
    - name: reports
      match:
        - uri:
            prefix: /reports/
      timeout: 60s
      route:
        - destination:
            host: portal.lesson.example.com
            port:
              number: 8080
---
apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata:
  name: lesson-crm
spec:
  workloads:
    - name: desk
      namespace: lesson-crm
      labels:
        app: desk
      calls:
        - url: http://portal.lesson.example.com:8080/reports/today
`,
};
