/** ServiceEntry `shop/api` with both ways to its server's port 443: HTTP on 80, on which somebody must start TLS, and HTTPS on 443. */
export const bothPortsEntry = `
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: api, namespace: shop }
  spec:
    hosts: [api.example.com]
    ports:
      - { number: 80, name: http, protocol: HTTP, targetPort: 443 }
      - { number: 443, name: https, protocol: HTTPS }
    resolution: DNS
`;

/** A DestinationRule that starts TLS on port 443, where the app has done so, and not on 80: calls of the one are plain, of the other TLS in TLS. */
export const tlsOnWrongPort = `
  apiVersion: networking.istio.io/v1
  kind: DestinationRule
  metadata: { name: tls, namespace: shop }
  spec:
    host: api.example.com
    trafficPolicy:
      portLevelSettings: [{ port: { number: 443 }, tls: { mode: SIMPLE } }]
`;
