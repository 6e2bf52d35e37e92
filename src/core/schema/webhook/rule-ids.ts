/** Ids of the rules that istiod's webhook holds a resource against, by the kinds that they concern. */
export type WebhookRule =
  SharedRule | ServiceEntryRule | DestinationRuleRule | VirtualServiceRule | GatewayRule | SidecarRule | PolicyRule;

/** Several kinds have these. */
type SharedRule =
  | 'export-to'
  | 'empty-selector'
  | 'dry-run'
  | 'internal-annotation'
  | 'deprecated-field'
  | 'empty-block'
  | 'duplicate-name'
  | 'target-port';

type ServiceEntryRule =
  | 'partial-wildcard'
  | 'tcp-without-address'
  | 'indistinct-hosts'
  | 'unknown-endpoint-port'
  | 'network-without-address'
  | 'unsupported-probe';

type DestinationRuleRule =
  | 'local-origin-failures'
  | 'maglev-table-size'
  | 'locality-weights'
  | 'overlapping-localities'
  | 'failover-region'
  | 'failover-without-ejection'
  | 'client-tls'
  | 'configmap-credential';

type VirtualServiceRule =
  | 'delegate-conflict'
  | 'duplicate-host'
  | 'mesh-wildcard-host'
  | 'legacy-gateway-name'
  | 'jwt-claim-in-mesh'
  | 'no-routes'
  | 'route-without-action'
  | 'zero-weights'
  | 'empty-match'
  | 'bad-regexp'
  | 'header-name'
  | 'header-value'
  | 'authority-twice'
  | 'prefix-rewrite-match'
  | 'large-response'
  | 'unsupported-fault'
  | 'retry-without-attempts'
  | 'retry-condition'
  | 'sni-address'
  | 'sni-outside-hosts'
  | 'unreachable-route'
  | 'ineffective-match';

/** Gateways, and the server side of TLS wherever it is set. */
type GatewayRule = 'tls-on-plain-port' | 'https-redirect' | 'server-tls' | 'unused-certificates' | 'tls-ciphers';

type SidecarRule = 'sidecar-tls' | 'unused-http-pool' | 'catch-all-listener' | 'duplicate-egress-host' | 'egress-proxy';

/** AuthorizationPolicy, PeerAuthentication and Telemetry. */
type PolicyRule =
  | 'unknown-target'
  | 'policy-without-rules'
  | 'custom-condition'
  | 'empty-policy-match'
  | 'deny-http-only'
  | 'unknown-attribute'
  | 'bad-expression'
  | 'empty-tag-name'
  | 'extra-tracing';
