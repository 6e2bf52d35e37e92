import { fixture } from '../e2e/designer';

const design = `apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata:
  name: shop
spec:
  workloads:
    - name: checkout
      namespace: payments
      labels: { app: checkout }
      calls:
        - url: http://api.cards.example.com/v1
          expect: { outcome: reached, tls: originated }
        - url: tcp://ledger.example.net:5432
        - url: https://telemetry.example.org
    - name: reports
      namespace: payments
      labels: { app: reports }
      calls:
        - url: https://api.cards.example.com
`;

/** The design that the pictures show. */
export const pictureDesign: Readonly<Record<string, string>> = {
  'payments.yaml': fixture('payments.yaml'),
  'database.yaml': `${fixture('database.yaml')}
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: ledger
  namespace: payments
spec:
  host: ledger.example.net
  trafficPolicy:
    outlierDetection:
      consecutive5xxErrors: 3
`,
  'design.yaml': design,
};
