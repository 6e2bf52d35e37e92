/** What tests write of a resource's metadata beside its name. */
export interface Extras {
  /** A year. */
  readonly created?: string;
  /** In YAML's flow style. */
  readonly labels?: string;
}

/** A resource of networking.istio.io with the `---` behind it, for ``mesh`…` ``; the spec is YAML in flow style. */
export function istioResource(
  kind: string,
  name: string,
  namespace: string,
  spec: string,
  extras: Extras = {},
): string {
  const { created, labels } = extras;
  const stamp = created === undefined ? '' : `, creationTimestamp: "${created}-01-01T00:00:00Z"`;
  const marks = labels === undefined ? '' : `, labels: ${labels}`;
  return `
  apiVersion: networking.istio.io/v1
  kind: ${kind}
  metadata: { name: ${name}, namespace: ${namespace}${stamp}${marks} }
  spec: ${spec}
  ---`;
}

/** A Service with port 80 for HTTP. */
export function kubernetesService(name: string, namespace: string, created = '2025'): string {
  return `
  apiVersion: v1
  kind: Service
  metadata: { name: ${name}, namespace: ${namespace}, creationTimestamp: "${created}-01-01T00:00:00Z" }
  spec: { ports: [{ port: 80, name: http }] }
  ---`;
}

/** The ConfigMap of a MeshConfig in flow style. */
export function meshConfig(config: string): string {
  return `
  apiVersion: v1
  kind: ConfigMap
  metadata: { name: istio, namespace: istio-system }
  data: { mesh: '${config.replaceAll("'", "''")}' }
  ---`;
}
