/** A ServiceEntry of api.example.com in shop whose spec goes on with `rest`, indented by four. */
export const apiEntry = (rest: string): string => `
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata:
    name: api
    namespace: shop
  spec:
    hosts: [api.example.com]
${rest}`;

/** One that a sidecar starts TLS for: plain HTTP to port 80 goes to port 443. */
export const originated = apiEntry(`    ports:
      - { number: 80, name: http, protocol: HTTP, targetPort: 443 }
    resolution: DNS
`);

/** Plain HTTP on port 80, and the app's own TLS on port 443. */
export const bothPorts = apiEntry(`    ports:
      - { number: 80, name: http, protocol: HTTP }
      - { number: 443, name: https, protocol: HTTPS }
    resolution: DNS
`);

/** One port of a protocol. */
export const onePort = (number: number, protocol: string): string =>
  apiEntry(`    ports:
      - { number: ${number}, name: one, protocol: ${protocol} }
    resolution: DNS
`);

/** A DestinationRule of api.example.com in shop whose top-level policy holds `policy`, indented by six. */
export const apiRule = (policy: string): string => `
  ---
  apiVersion: networking.istio.io/v1
  kind: DestinationRule
  metadata:
    name: api
    namespace: shop
  spec:
    host: api.example.com
    trafficPolicy:
${policy}`;

/** The same with a `tls` block of these fields. */
export const apiTls = (fields: string): string => apiRule(`      tls: { ${fields} }\n`);

/** The same for one port. */
export const apiPortTls = (port: number, fields: string): string =>
  apiRule(`      portLevelSettings:
        - port: { number: ${port} }
          tls: { ${fields} }
`);

/** A design of one workload, `shop/cart`, that makes these calls. */
export const calls = (...urls: readonly string[]): string => `
  ---
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata:
    name: design
  spec:
    workloads:
      - name: cart
        namespace: shop
        calls:
${urls.map((url) => `          - url: ${url}\n`).join('')}`;

/** A VirtualService of sidecars that sends plain HTTP for api.example.com to its port 443. */
export const to443 = `
  ---
  apiVersion: networking.istio.io/v1
  kind: VirtualService
  metadata:
    name: api
    namespace: shop
  spec:
    hosts: [api.example.com]
    http:
      - match: [{ port: 80 }]
        route: [{ destination: { host: api.example.com, port: { number: 443 } } }]
`;

/** A gateway in istio-egress that takes plain HTTP for api.example.com from sidecars, and sends it to a port of it. */
export const viaGateway = (port: number): string => `
  ---
  apiVersion: networking.istio.io/v1
  kind: Gateway
  metadata:
    name: egress
    namespace: istio-egress
  spec:
    selector: { istio: egressgateway }
    servers:
      - port: { number: 80, name: http, protocol: HTTP }
        hosts: [api.example.com]
  ---
  apiVersion: v1
  kind: Service
  metadata:
    name: egress
    namespace: istio-egress
  spec:
    selector: { istio: egressgateway }
    ports: [{ port: 80, name: http }]
  ---
  apiVersion: networking.istio.io/v1
  kind: VirtualService
  metadata:
    name: api
    namespace: shop
  spec:
    hosts: [api.example.com]
    gateways: [mesh, istio-egress/egress]
    http:
      - match: [{ gateways: [mesh], port: 80 }]
        route: [{ destination: { host: egress.istio-egress.svc.cluster.local, port: { number: 80 } } }]
      - match: [{ gateways: [istio-egress/egress], port: 80 }]
        route: [{ destination: { host: api.example.com, port: { number: ${port} } } }]
`;
