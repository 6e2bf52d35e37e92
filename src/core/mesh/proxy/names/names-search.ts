const suffix = '.svc.cluster.local';

/** Names that a resolver in a pod tries for a host, the search domains of its namespace first, as for every name with fewer than five dots. */
export function searchedNames(host: string, namespace: string): readonly string[] {
  if (isClusterName(host)) return [host];
  return [
    `${host}.${namespace}${suffix}`,
    `${host}${suffix}`,
    ...(host.endsWith('.svc') ? [`${host}.cluster.local`] : []),
    host,
  ];
}

/** Whether a name is one that only the DNS of the cluster has. */
export function isClusterName(host: string): boolean {
  return host.endsWith(suffix);
}

/** The shorter names by which pods of a namespace may call a Service: its own name only from its own namespace. */
export function shortNames(host: string, namespace: string): readonly string[] {
  if (!isClusterName(host)) return [];
  const short = host.slice(0, -suffix.length);
  const [name, own] = short.split('.');
  return [...(own === namespace && name !== undefined ? [name] : []), short, `${short}.svc`];
}
