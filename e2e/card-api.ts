/** A host that pods call over plain HTTP. */
export const cardEntry = `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: card-api
  namespace: payments
spec:
  hosts: [api.cards.example.com]
  ports:
    - { number: 80, name: http, protocol: HTTP, targetPort: 443 } # plain inside the pod alone
  resolution: DNS
`;

/** Has proxies start the TLS of those calls. */
export const cardRule = `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: card-api
  namespace: payments
spec:
  host: api.cards.example.com
  trafficPolicy:
    tls: { mode: SIMPLE }
`;
