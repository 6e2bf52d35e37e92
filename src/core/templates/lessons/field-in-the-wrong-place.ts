import type { Lesson } from './lesson';

/** The API server drops what it does not know, without a word. */
export const fieldInTheWrongPlace: Lesson = {
  id: 'field-in-the-wrong-place',
  title: 'A field in the wrong place',
  symptom: 'The nearest region fails, and connections spread over both others, although their order was written down.',
  rule: 'unknown-field',
  steps: [
    'Read the finding at localityLbSetting: trafficPolicy has no such field, so the API server drops it.',
    'Move it under loadBalancer, with the fix of the finding or in the YAML.',
  ],
  done: 'The setting counts now: when us-east-1 is ejected, eu-west-1 comes next, and ap-southeast-1 last.',
  text: `# Lesson: a field in the wrong place.
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: lesson-orders
  namespace: lesson-regions
spec:
  hosts:
    - orders.lesson.example.com
  addresses:
    - 10.254.1.10
  ports:
    - number: 5432
      name: tcp
      protocol: TCP
  location: MESH_EXTERNAL
  resolution: STATIC
  endpoints:
    - address: 10.91.0.10
      locality: us-east-1/us-east-1a
    - address: 10.92.0.10
      locality: eu-west-1/eu-west-1a
    - address: 10.93.0.10
      locality: ap-southeast-1/ap-southeast-1a
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: lesson-orders
  namespace: lesson-regions
spec:
  host: orders.lesson.example.com
  trafficPolicy:
    localityLbSetting:
      failover:
        - from: us-east-1
          to: eu-west-1
    outlierDetection:
      splitExternalLocalOriginErrors: true
      consecutiveLocalOriginFailures: 3
      maxEjectionPercent: 70
---
apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata:
  name: lesson-regions
spec:
  workloads:
    - name: orders
      namespace: lesson-regions
      labels:
        app: orders
      locality: us-east-1/us-east-1a
      calls:
        - url: tcp://orders.lesson.example.com:5432
`,
};
