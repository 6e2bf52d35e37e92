/** A pod `cart` in namespace `shop`, with calls. */
export function podCalling(...urls: readonly string[]): string {
  const calls =
    urls.length === 0 ? '' : `      calls:\n${urls.map((url) => `        - url: ${url} # orders\n`).join('')}`;
  return `apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata:
  name: shop
spec:
  workloads:
    - name: cart # the cart
      namespace: shop
      labels: { app: cart }
${calls}`;
}

/** The partner's API: apps start TLS, the sidecar passes it through. */
export const passedThrough = `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: api # the partner
  namespace: shop
spec:
  hosts:
    - api.example.com
  ports:
    - number: 443
      name: https # as agreed
      protocol: HTTPS
  resolution: DNS
`;

/** The same where the sidecar starts TLS: the entry, and the rule that does it. */
export const startedEntry = passedThrough
  .replace('number: 443', 'number: 80')
  .replace('name: https #', 'name: http #')
  .replace('protocol: HTTPS', 'protocol: HTTP\n      targetPort: 443');

export const startingRule = `---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: api
  namespace: shop
spec:
  host: api.example.com
  trafficPolicy:
    tls:
      mode: SIMPLE
      caCertificates: system
`;

/** Three sites at fixed addresses. */
export const threeSites = `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: api
  namespace: shop
spec:
  hosts:
    - api.example.com
  ports:
    - number: 80
      name: http
      protocol: HTTP
      targetPort: 8080
  resolution: STATIC
  endpoints:
    - address: 10.0.0.1 # Dublin
    - address: 10.0.0.2 # Paris
    - address: 10.0.0.3 # on tape
`;
