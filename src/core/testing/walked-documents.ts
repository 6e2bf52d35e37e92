const text = `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: api, namespace: shop }
spec:
  hosts: [api.example.com]
  exportTo: ['*']
  ports: [{ number: 80, name: http, protocol: HTTP, targetPort: 443 }, { number: 443, name: tls, protocol: TLS }]
  resolution: DNS
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: wild, namespace: infra }
spec:
  hosts: ['*.example.com']
  exportTo: ['*']
  ports: [{ number: 80, name: http, protocol: HTTP }, { number: 443, name: tls, protocol: TLS }]
  resolution: NONE
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: db, namespace: infra }
spec:
  hosts: [db.corp]
  addresses: [10.0.0.9]
  ports: [{ number: 5432, name: pg, protocol: TCP }]
  resolution: STATIC
  endpoints: [{ address: 10.0.0.1, locality: a/b }, { address: 10.0.0.2, locality: c/d }]
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: whole, namespace: shop }
spec:
  hosts: [other.example.com]
  exportTo: ['.']
  ports: [{ number: 8080, name: tcp, protocol: TCP }]
  resolution: DNS
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: picked, namespace: shop }
spec:
  hosts: [api.example.com]
  addresses: []
  ports: [{ number: 80, name: http, protocol: HTTP }]
  resolution: STATIC
  workloadSelector: { labels: { app: api } }
---
apiVersion: networking.istio.io/v1
kind: WorkloadEntry
metadata: { name: one, namespace: shop }
spec: { address: 10.1.0.1, labels: { app: api } }
---
apiVersion: v1
kind: Service
metadata: { name: egress, namespace: infra }
spec: { selector: { app: out }, ports: [{ port: 80, name: http }, { port: 443, name: tls }] }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { selector: { app: web }, ports: [{ port: 80, name: http }, { port: 443, name: https }] }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: api, namespace: shop }
spec:
  host: api.example.com
  exportTo: ['*']
  trafficPolicy:
    tls: { mode: SIMPLE }
    portLevelSettings: [{ port: { number: 80 }, tls: { mode: SIMPLE } }]
  subsets: [{ name: v1, labels: { app: api } }]
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: all, namespace: istio-system }
spec:
  host: '*.example.com'
  trafficPolicy: { outlierDetection: { consecutive5xxErrors: 5 }, tls: { mode: DISABLE } }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: api, namespace: shop }
spec:
  hosts: [api.example.com]
  exportTo: ['*']
  gateways: [mesh, infra/out]
  http:
    - match: [{ gateways: [mesh], port: 80 }]
      route: [{ destination: { host: egress.infra.svc.cluster.local, port: { number: 80 } } }]
    - match: [{ gateways: [infra/out] }]
      route: [{ destination: { host: api.example.com, subset: v1, port: { number: 443 } }, weight: 50 }, { destination: { host: other.example.com, port: { number: 8080 } }, weight: 50 }]
  tls:
    - match: [{ sniHosts: [api.example.com], port: 443 }]
      route: [{ destination: { host: other.example.com, port: { number: 443 } } }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: wild, namespace: infra }
spec:
  hosts: ['*.example.com']
  http: [{ timeout: 3s, route: [{ destination: { host: db.corp, port: { number: 5432 } } }] }]
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: out, namespace: infra }
spec:
  selector: { app: out }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: [api.example.com] }, { port: { number: 443, name: tls, protocol: TLS }, tls: { mode: PASSTHROUGH }, hosts: ['*.example.com'] }]
---
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: default, namespace: infra }
spec:
  outboundTrafficPolicy: { mode: REGISTRY_ONLY }
  egress: [{ hosts: ['./*', 'shop/api.example.com'] }]
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: shop }
spec: { mtls: { mode: STRICT } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: out, namespace: infra }
spec: { template: { metadata: { labels: { app: out } }, spec: { containers: [{ name: p, image: auto }] } } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec: { template: { metadata: { labels: { app: web } }, spec: { containers: [{ name: p, image: x }] } } }
---
apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata: { name: d }
spec:
  mesh: { outboundTrafficPolicy: { mode: ALLOW_ANY } }
  workloads:
    - name: a
      namespace: shop
      labels: { app: web }
      calls:
        - { url: 'http://api.example.com/x', expect: { outcome: reached } }
        - url: https://api.example.com/x
        - url: http://other.example.com:8080/
        - url: tcp://db.corp:5432
        - url: tcp://10.0.0.9:5432
        - url: http://web.shop.svc.cluster.local/
        - url: https://nobody.test/
        - url: tcp://nobody.test:5432
        - url: http://nobody.test:8080/
    - name: b
      namespace: infra
      labels: { app: api }
      calls:
        - url: http://api.example.com/x
        - url: https://api.example.com/x
        - url: tcp://other.example.com:443
        - url: http://web.shop.svc.cluster.local/
        - url: http://egress.infra.svc.cluster.local/
`;

/** Documents of all kinds that depend on each other in many ways: a long walk of edits begins with them. */
export const walkedDocuments: readonly string[] = text.split('\n---\n');
