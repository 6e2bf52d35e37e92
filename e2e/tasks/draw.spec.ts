import { expect, type Locator } from '@playwright/test';
import { boxOf, middleOf, type Point } from '../boxes';
import { passedThrough, podCalling, startedEntry, startingRule, threeSites } from './designs';
import { task, type Desk } from './task';

const entry = 'ServiceEntry shop/api';

task('a called host is made known', {
  number: 1,
  start: 'a pod is drawn',
  goal: 'an entry for `https://api.example.com` by DNS, and the call to it',
  fewest: 3,
  files: { 'design.yaml': podCalling() },
  written: {
    'design.yaml': `${podCalling()}      calls:\n        - url: https://api.example.com\n`,
    'egress.yaml': `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: api-example-com
  namespace: shop
spec:
  hosts:
    - api.example.com
  location: MESH_EXTERNAL
  ports:
    - number: 443
      name: https
      protocol: HTTPS
  resolution: DNS
`,
  },
  perform: async ({ designer, page, hand, reads }) => {
    const pod = designer.node('Workload shop/cart');
    const { x, y } = await middleOf(designer.canvas);
    await hand.drag(await handleOf(designer, pod), { x, y });
    await expect(page.locator('input:focus')).toBeVisible();
    await hand.type('https://api.example.com');
    await reads(designer.topology, 'passes through, no policy');
    await hand.click(designer.canvas.getByRole('button', { name: /^Create ServiceEntry/ }));
    await expect(designer.toast).toContainText('ServiceEntry for api.example.com added; cart calls it.');
  },
});

task('the sidecar starts TLS', {
  number: 2,
  start: 'an entry that passes 443',
  goal: 'TLS started by the sidecar, names checked, the call on http',
  fewest: 3,
  files: { 'egress.yaml': passedThrough, 'design.yaml': podCalling('https://api.example.com/v1') },
  written: { 'egress.yaml': startedEntry + startingRule, 'design.yaml': podCalling('http://api.example.com/v1') },
  perform: async (desk) => {
    const sheet = await choosePattern(desk, 'Start TLS at the sidecar');
    await desk.reads(sheet, /^Apps have to call http:/);
    await desk.hand.click(sheet.getByRole('button', { name: 'Apply' }));
    await expect(desk.designer.node(entry)).toContainText('TLS by sidecar');
  },
});

task('endpoints are put in order', {
  number: 4,
  start: 'STATIC, 3 endpoints, no rule',
  goal: 'primary, secondary, recovery site',
  fewest: 3,
  files: { 'egress.yaml': threeSites, 'design.yaml': podCalling('http://api.example.com/v1') },
  written: {
    'egress.yaml': `${threeSites
      .replace(
        '# Dublin\n',
        '# Dublin\n      labels:\n        failover-step-1: "yes"\n        failover-step-2: "yes"\n',
      )
      .replace('# Paris\n', '# Paris\n      labels:\n        failover-step-1: "yes"\n')}---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: api
  namespace: shop
spec:
  host: api.example.com
  trafficPolicy:
    loadBalancer:
      localityLbSetting:
        failoverPriority:
          - failover-step-1=yes
          - failover-step-2=yes
    outlierDetection:
      consecutive5xxErrors: 5
      maxEjectionPercent: 67
`,
    'design.yaml': podCalling('http://api.example.com/v1'),
  },
  perform: async (desk) => {
    const sheet = await choosePattern(desk, 'Add failover order');
    await desk.reads(sheet, /^Nobody probes the endpoints/);
    await desk.hand.click(sheet.getByRole('button', { name: 'Apply' }));
    await expect(desk.designer.node('External 10.0.0.3')).toContainText('P2');
  },
});

const gatewayRoutes = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: api
  namespace: shop
spec:
  hosts:
    - api.example.com
  gateways:
    - mesh
    - istio-system/egress-gateway
  http:
    - match:
        - gateways:
            - mesh
          port: 80
      route:
        - destination:
            host: istio-egressgateway.istio-system.svc.cluster.local
            subset: api
            port:
              number: 443
    - match:
        - gateways:
            - istio-system/egress-gateway
          port: 443
      route:
        - destination:
            host: api.example.com
            port:
              number: 80
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: api-to-gateway
  namespace: istio-system
spec:
  host: istio-egressgateway.istio-system.svc.cluster.local
  subsets:
    - name: api
      trafficPolicy:
        portLevelSettings:
          - port:
              number: 443
            tls:
              mode: ISTIO_MUTUAL
              sni: api.example.com
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: api
  namespace: istio-system
spec:
  host: api.example.com
  exportTo:
    - "."
  trafficPolicy:
    tls:
      mode: SIMPLE
      caCertificates: system
`;

task('calls leave by the egress gateway', {
  number: 6,
  start: 'TLS started at the sidecar, a Gateway without servers',
  goal: 'through the egress gateway, which starts TLS',
  fewest: 3,
  files: {
    'egress.yaml': startedEntry + startingRule,
    'gateway.yaml': gatewayWith('  servers: []\n'),
    'design.yaml': podCalling('http://api.example.com/v1'),
  },
  written: {
    'egress.yaml': `${startedEntry}---
${gatewayRoutes}`,
    'gateway.yaml': gatewayWith(`  servers:
    - port:
        number: 443
        name: https
        protocol: HTTPS
      hosts:
        - api.example.com
      tls:
        mode: ISTIO_MUTUAL
`),
    'design.yaml': `${podCalling('http://api.example.com/v1')}    - name: istio-egressgateway
      namespace: istio-system
      labels:
        istio: egressgateway
`,
  },
  perform: async ({ designer, page, hand, reads }) => {
    const gateway = await boxOf(designer.node('Gateway istio-system/egress-gateway'));
    await hand.drag(await handleOf(designer, designer.node(entry)), { x: gateway.x + 70, y: gateway.y + 20 });
    const sheet = page.getByRole('dialog', { name: 'Route through egress gateway' });
    await reads(sheet, /^Pods can still bypass the gateway/);
    await hand.click(sheet.getByRole('button', { name: 'Apply' }));
    await expect(designer.node('Gateway istio-system/egress-gateway')).toContainText('ISTIO_MUTUAL');
  },
});

function gatewayWith(servers: string): string {
  return `apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: egress-gateway
  namespace: istio-system
spec:
  selector:
    istio: egressgateway # of the chart
${servers}`;
}

/** Opens the menu of the entry and chooses a pattern; its sheet. */
async function choosePattern({ designer, page, hand }: Desk, title: string): Promise<Locator> {
  await hand.click(designer.node(entry), { x: 40, y: 14 }, 'right');
  await hand.click(page.getByRole('menuitem', { name: `${title}…` }));
  return page.getByRole('dialog', { name: title });
}

/** The handle at the right edge of a card, level with its name, which shows while the card is pointed at. */
async function handleOf({ canvas }: Desk['designer'], card: Locator): Promise<Point> {
  await card.hover({ position: { x: 30, y: 10 } });
  const handle = canvas.locator('.connect-handle[data-side=right]').first();
  await expect(handle).toBeVisible();
  return middleOf(handle);
}
