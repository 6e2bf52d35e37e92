/** Entries that share addresses with each other, with endpoints, with a Service and with what istiod has allocated, called by name and by address. */
export const addressed: Readonly<Record<string, string>> = {
  'hosts.yaml': `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: one, namespace: shop }
spec:
  hosts: [one.corp]
  addresses: [10.0.0.9]
  ports: [{ number: 5432, name: pg, protocol: TCP }, { number: 443, name: tls, protocol: TLS }]
  resolution: STATIC
  endpoints: [{ address: 10.0.0.1 }]
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: two, namespace: infra }
spec:
  hosts: [two.corp]
  addresses: [10.0.0.8, 10.0.0.7]
  ports: [{ number: 5432, name: pg, protocol: TCP }, { number: 80, name: http, protocol: HTTP }]
  resolution: STATIC
  endpoints: [{ address: 10.0.0.2 }]
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: range, namespace: infra }
spec:
  hosts: [range.corp]
  addresses: [10.0.0.0/24]
  ports: [{ number: 443, name: tls, protocol: TLS }, { number: 6379, name: redis, protocol: TCP }]
  resolution: NONE
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: told, namespace: shop }
spec:
  hosts: [told.com, also.com]
  ports: [{ number: 443, name: tls, protocol: TLS }, { number: 5432, name: pg, protocol: TCP }]
  resolution: DNS
status:
  addresses: [{ host: told.com, value: 240.240.0.1 }, { host: also.com, value: 240.240.0.2 }]
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: plain, namespace: shop }
spec:
  hosts: [plain.com]
  ports: [{ number: 443, name: tls, protocol: TLS }]
  resolution: DNS
status:
  addresses: [{ host: plain.com, value: 240.240.0.3 }]
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: six, namespace: shop }
spec:
  hosts: [six.corp]
  addresses: ['2001:db8::2']
  ports: [{ number: 5432, name: pg, protocol: TCP }]
  resolution: STATIC
  endpoints: [{ address: 10.0.0.3 }]
---
apiVersion: v1
kind: Service
metadata: { name: db, namespace: shop }
spec: { clusterIP: 10.0.0.5, selector: { app: db }, ports: [{ port: 5432, name: tcp-pg }] }
---
apiVersion: v1
kind: Service
metadata: { name: alias, namespace: shop }
spec: { type: ExternalName, externalName: told.com }
`,
  'design.yaml': `apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata: { name: design }
spec:
  mesh: { outboundTrafficPolicy: REGISTRY_ONLY, dnsCapture: true }
  workloads:
    - name: web
      namespace: shop
      calls: [{ url: 'tcp://one.corp:5432' }, { url: 'tcp://10.0.0.9:5432' }, { url: 'tcp://[2001:db8:0::1]:5432' }, { url: 'https://told.com' }, { url: 'tls://240.240.0.2:443' }, { url: 'tcp://db:5432' }]
    - name: job
      namespace: infra
      calls: [{ url: 'tcp://two.corp:5432' }, { url: 'http://10.0.0.7' }, { url: 'tls://10.0.0.1:443' }, { url: 'tcp://alias.shop:5432' }, { url: 'tcp://range.corp:6379' }, { url: 'https://plain.com' }]
    - name: mesh
      namespace: shop
      dataPlane: ambient
      calls: [{ url: 'tcp://one.corp:5432' }, { url: 'tcp://10.0.0.8:5432' }, { url: 'https://also.com' }, { url: 'tls://240.240.0.1:443' }, { url: 'tcp://db:6379' }]
`,
};

/** What edits of addresses exchange, both ways. */
export const addressWords: readonly (readonly [string, string])[] = [
  ...['10.0.0.1', '10.0.0.2', '10.0.0.5', '10.0.0.7', '10.0.0.8', '240.240.0.1'].map(
    (address) => ['10.0.0.9', address] as const,
  ),
  ...['10.0.0.9', '240.240.0.2', '240.240.0.3'].map((address) => ['240.240.0.1', address] as const),
  ...['2001:db8::1', '2001:DB8:0:0::1', '10.0.0.9'].map((address) => ['2001:db8::2', address] as const),
  ['value: 240.240.0.1', "value: '2001:2::1'"],
  ['10.0.0.0/24', '10.0.0.7'],
  ['[10.0.0.8, 10.0.0.7]', '[10.0.0.7]'],
  ['addresses: [10.0.0.9]', 'location: MESH_EXTERNAL'],
  ['5432', '443'],
  ['5432', '6379'],
  ['TCP', 'TLS'],
  ['HTTP', 'TCP'],
  ['one.corp', 'two.corp'],
  ['told.com', 'plain.com'],
  ['told.com', 'one.corp'],
  ['shop', 'infra'],
  ['STATIC', 'NONE'],
  ['DNS', 'STATIC'],
  ['dnsCapture: true', 'dnsCapture: false'],
  ['REGISTRY_ONLY', 'ALLOW_ANY'],
  ['kind: Service\n', 'kind: Other\n'],
  ['status:', 'other:'],
];
