/** An entry in which nothing is found, written as by hand: what edits it has comments and a layout to keep. */
export const entry = `# agreed with the partner
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: api
  namespace: production
spec:
  hosts:
  - api.example.com
  ports:
  - number: 443   # TLS by the app
    name: https
    protocol: HTTPS
  resolution: DNS
`;

/** A rule with one finding: line 9 has a field that belongs elsewhere. */
export const misplaced = `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: api
  namespace: production
spec:
  host: api
  trafficPolicy:
    localityLbSetting:
      enabled: true
    connectionPool:
      tcp:
        maxConnections: 100
`;
