/** An AuthorizationPolicy whose spec is `spec`, indented by four. */
export const policy = (spec: string): string => `
  apiVersion: security.istio.io/v1
  kind: AuthorizationPolicy
  metadata:
    name: a
  spec:
${spec}
`;

/** One with a single rule, in flow style. */
export const policyRule = (rule: string, action = 'ALLOW'): string =>
  policy(`    action: ${action}\n    rules:\n      - ${rule}`);

/** A Telemetry whose spec is `spec`, indented by four. */
export const telemetry = (spec: string): string => `
  apiVersion: telemetry.istio.io/v1
  kind: Telemetry
  metadata:
    name: a
  spec:
${spec}
`;
