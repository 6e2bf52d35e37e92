/** A ServiceEntry whose spec goes on with `rest`, indented by four. */
export const entry = (rest: string): string => `
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata:
    name: api
  spec:
    hosts: [api.example.com]
${rest}`;

/** A DestinationRule whose trafficPolicy holds `policy`, indented by six. */
export const rule = (policy: string): string => `
  apiVersion: networking.istio.io/v1
  kind: DestinationRule
  metadata:
    name: api
  spec:
    host: api.example.com
    trafficPolicy:
${policy}`;

/** A VirtualService whose spec goes on with `rest`, indented by four. */
export const virtualService = (rest: string): string => `
  apiVersion: networking.istio.io/v1
  kind: VirtualService
  metadata:
    name: api
  spec:
    hosts: [api.example.com]
${rest}`;

/** A VirtualService of one HTTP route, which sends calls on and goes on with `rest`, indented by eight. */
export const httpRoute = (rest: string): string =>
  virtualService(`    http:
      - route:
          - destination:
              host: api.example.com
${rest}`);

/** A DestinationRule whose spec goes on with `rest`, indented by four. */
export const destinationRule = (rest: string): string => `
  apiVersion: networking.istio.io/v1
  kind: DestinationRule
  metadata:
    name: api
    namespace: shop
  spec:
    host: api.example.com
${rest}`;

/** A Sidecar whose spec holds `rest`, indented by four. */
export const sidecar = (rest: string): string => `
  apiVersion: networking.istio.io/v1
  kind: Sidecar
  metadata:
    name: default
    namespace: shop
  spec:
${rest}`;

/** A Gateway of one server for a protocol, which goes on with `rest`, indented by eight. */
export const gatewayServer = (protocol: string, rest: string): string => `
  apiVersion: networking.istio.io/v1
  kind: Gateway
  metadata:
    name: egress
  spec:
    servers:
      - port: { number: 443, name: a, protocol: ${protocol} }
        hosts: [api.example.com]
${rest}`;
