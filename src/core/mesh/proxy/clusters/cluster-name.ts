/**
 * Envoy's name of the cluster for a port, and a subset, of a service: `outbound|443|v2|api.example.com` (pilot/pkg/model/push_context.go,
 * BuildSubsetKey).
 */
export function clusterName(host: string, port: number, subset: string | undefined): string {
  return `outbound|${port}|${subset ?? ''}|${host}`;
}
