import type { Lesson } from './lesson';

/** An entry that its own namespace cannot see, because exportTo names another one only. */
export const visibleToNobody: Lesson = {
  id: 'visible-to-nobody',
  title: 'Visible to nobody',
  symptom: 'Timeouts and limits for the weather service do nothing, and its pods do not know the host.',
  rule: 'unknown-rule-host',
  also: ['not-exported-home', 'rule-without-service'],
  steps: [
    'Read the finding: the entry is exported to a namespace in which nothing runs, so neither the rule nor the pod beside it can see it.',
    'Set exportTo of the ServiceEntry to "." for its own namespace, or remove it, which means every namespace.',
  ],
  done: 'The pod knows the host now, and the rule applies to its calls.',
  text: `# Lesson: visible to nobody.
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: lesson-weather
  namespace: lesson-travel
spec:
  hosts:
    - weather.lesson.example.com
  ports:
    - number: 443
      name: https
      protocol: HTTPS
  location: MESH_EXTERNAL
  resolution: DNS
  exportTo:
    - lesson-travel-old
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: lesson-weather
  namespace: lesson-travel
spec:
  host: weather.lesson.example.com
  trafficPolicy:
    connectionPool:
      tcp:
        connectTimeout: 2s
---
apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata:
  name: lesson-travel
spec:
  workloads:
    - name: planner
      namespace: lesson-travel
      labels:
        app: planner
      calls:
        - url: https://weather.lesson.example.com
`,
};
