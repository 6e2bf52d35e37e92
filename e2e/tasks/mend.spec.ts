import { expect } from '@playwright/test';
import { podCalling, threeSites } from './designs';
import { letFailOver, plainToSidecar, startTlsOnce } from './mending';
import { task } from './task';

const payments = `# Payments, from the wiki
apiVersion: networking.istio.io/v1beta1
kind: ServiceEntry
metadata:
  name: payments
  namespace: shop
spec:
  hosts:
    - pay.example.com
  location: MESH_EXTERNAL
  ports:
    - number: 443
      name: https
      protocol: HTTPS
  resolution: DNS
  exportTo:
    - "."  # nobody else
---
# TLS and limits
apiVersion: networking.istio.io/v1beta1
kind: DestinationRule
metadata:
  name: payments-config
  namespace: shop
spec:
  host: pay.example.com
  trafficPolicy:
    tls:
      mode: SIMPLE
    connectionPool:
      http:
        maxRequestsPerConnection: 100
---
# Routes
apiVersion: networking.istio.io/v1beta1
kind: VirtualService
metadata:
  name: payments-routing
  namespace: shop
spec:
  hosts:
    - pay.example.com
  http:
    # charges take longer
    - match:
        - uri:
            prefix: /v1/charges
      timeout: 60s
      route:
        - destination:
            host: pay.example.com
            port:
              number: 443
    - timeout: 30s
      route:
        - destination:
            host: pay.example.com
            port:
              number: 443
`;

task('TLS in TLS goes, and routes run', {
  number: 3,
  start: 'a bundle of entry, rule and routes on 443, with TLS in TLS',
  goal: 'TLS once, and the routes run',
  fewest: 4,
  files: { 'payments.yaml': payments },
  written: { 'payments.yaml': plainToSidecar(payments) },
  perform: (desk) => startTlsOnce(desk, 'payments-config'),
});

const ejection = `---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: api
  namespace: shop
spec:
  host: api.example.com
  trafficPolicy:
    outlierDetection:
      consecutive5xxErrors: 5 # as measured
`;

task('an endpoint can be ejected', {
  number: 5,
  start: '3 endpoints, ejection at its default of 10 %',
  goal: 'one of them can be ejected',
  fewest: 2,
  files: { 'egress.yaml': threeSites + ejection },
  written: { 'egress.yaml': `${threeSites}${ejection}      maxEjectionPercent: 34\n` },
  perform: async ({ designer, hand, reads }) => {
    const { problems } = designer;
    await reads(problems, /^No endpoint can be ejected: 10 % of 3/);
    await hand.click(problems.getByRole('button', { name: 'Fix…' }));
    await hand.click(problems.getByRole('button', { name: 'Set maxEjectionPercent to 34', exact: true }));
    await expect(problems).not.toContainText('No endpoint can be ejected');
  },
});

const regions = `apiVersion: networking.istio.io/v1beta1
kind: ServiceEntry
metadata:
  name: ledger
  namespace: shop
spec:
  hosts:
    - ledger.example.net
  addresses: [10.255.0.7]
  ports:
    - number: 5432
      name: postgres
      protocol: TCP
  resolution: STATIC
  endpoints:
    - address: 10.1.1.10
      locality: us-east-1/us-east-1a
    - address: 10.2.1.10
      locality: eu-west-1/eu-west-1a
    - address: 10.3.1.10
      locality: ap-southeast-1/ap-southeast-1a
---
apiVersion: networking.istio.io/v1beta1
kind: DestinationRule
metadata:
  name: ledger-routing
  namespace: shop
spec:
  host: ledger.example.net
  trafficPolicy:
    outlierDetection:
      consecutive5xxErrors: 5
      interval: 30s
    # near first
    localityLbSetting:
      enabled: true
      failover:
        - from: us-east-1
          to: eu-west-1
`;

task('failover between regions works', {
  number: 10,
  start: 'a database in three regions, localityLbSetting in the wrong place',
  goal: 'the field where Istio reads it, and an ejection that lets it fail over',
  fewest: 4,
  files: { 'ledger.yaml': regions },
  written: {
    'ledger.yaml': `${regions.slice(0, regions.indexOf('    # near first'))}      maxEjectionPercent: 34
    # near first
    loadBalancer:
      localityLbSetting:
        enabled: true
        failover:
          - from: us-east-1
            to: eu-west-1
`,
  },
  perform: async (desk) => {
    await desk.reads(desk.designer.problems, /^No endpoint can be ejected: 10 % of 3/);
    await letFailOver(desk);
  },
});

const edge = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: api, namespace: shop }
spec:
  hosts: [api.example.com]
  http:
    - timeout: 3s
      route: [{ destination: { host: api.example.com } }]
---
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: cart, namespace: shop }
spec:
  egress:
    - hosts: ["./api.example.com", istio-system/*] # nothing else
`;
const uses = {
  'egress.yaml': threeSites + ejection.replace('5 # as measured', '5\n      maxEjectionPercent: 34'),
  'edge.yaml': edge,
  'design.yaml': podCalling('http://api.example.com/v1'),
};

task('a host is renamed everywhere', {
  number: 9,
  start: 'a host that 5 documents name',
  goal: 'renamed in all of them',
  fewest: 4,
  files: uses,
  written: Object.fromEntries(
    Object.entries(uses).map(([path, text]) => [path, text.replaceAll('api.example.com', 'pay.example.org')]),
  ),
  perform: async ({ designer, page, hand, reads }) => {
    await hand.click(designer.node('ServiceEntry shop/api'), { x: 40, y: 14 });
    await hand.press('F2');
    await expect(designer.canvas.getByRole('textbox', { name: 'hosts', exact: true })).toBeFocused();
    await hand.type('pay.example.org');
    await reads(page.getByRole('dialog', { name: 'Rename api.example.com' }), 'Every ticked place gets the new name');
    await hand.press('Enter');
    await expect(designer.node('ServiceEntry shop/api')).toContainText('pay.example.org');
  },
});
