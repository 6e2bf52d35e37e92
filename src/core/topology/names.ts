/** `Kind namespace/name`, or `Kind name` where no namespace is written. */
export function labelOf(kind: string, namespace: string | null, name: string): string {
  return `${kind} ${qualified(namespace, name)}`;
}

/** `namespace/name`, or the name alone. */
export function qualified(namespace: string | null, name: string): string {
  const shown = name === '' ? '(no name)' : name;
  return namespace === null ? shown : `${namespace}/${shown}`;
}
