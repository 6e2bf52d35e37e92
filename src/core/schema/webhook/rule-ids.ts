/** Ids of the rules that istiod's webhook holds a resource against, by the kinds that they concern. */
export type WebhookRule =
  SharedRule | ServiceEntryRule | DestinationRuleRule | VirtualServiceRule | GatewayRule | SidecarRule | PolicyRule;

/** Several kinds have these. */
type SharedRule = 'export-to' | 'empty-selector';

type ServiceEntryRule =
  'partial-wildcard' | 'tcp-without-address' | 'indistinct-hosts' | 'unknown-endpoint-port' | 'network-without-address';

type DestinationRuleRule = never;

type VirtualServiceRule = never;

/** Gateways, and the server side of TLS wherever it is set. */
type GatewayRule = never;

type SidecarRule = never;

/** AuthorizationPolicy, PeerAuthentication and Telemetry. */
type PolicyRule = never;
