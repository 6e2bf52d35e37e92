import type { Lesson } from './lesson';

/** TCP carries no name, so two entries without addresses cannot be told apart. */
export const twoDatabasesOnOnePort: Lesson = {
  id: 'two-databases-on-one-port',
  title: 'Two databases on one port',
  symptom: 'Reports are written into the database of the orders.',
  rule: 'tcp-without-written-address',
  also: ['port-taken-whole', 'port-taken-by-another'],
  steps: [
    'Both entries have TCP port 5432 and no addresses: the sidecar cannot tell their connections apart, and the older entry gets them all.',
    'Give each an address of its own in addresses, for example 10.254.2.1 and 10.254.2.2. The app’s DNS has to answer with it.',
  ],
  done: 'Each entry has a listener of its own now, so each database gets its own connections.',
  text: `# Lesson: two databases on one port.
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: lesson-orders-db
  namespace: lesson-databases
spec:
  hosts:
    - orders-db.lesson.example.com
  ports:
    - number: 5432
      name: tcp
      protocol: TCP
  location: MESH_EXTERNAL
  resolution: DNS
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: lesson-reports-db
  namespace: lesson-databases
spec:
  hosts:
    - reports-db.lesson.example.com
  ports:
    - number: 5432
      name: tcp
      protocol: TCP
  location: MESH_EXTERNAL
  resolution: DNS
---
apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata:
  name: lesson-databases
spec:
  workloads:
    - name: reports
      namespace: lesson-databases
      labels:
        app: reports
      calls:
        - url: tcp://orders-db.lesson.example.com:5432
        - url: tcp://reports-db.lesson.example.com:5432
`,
};
