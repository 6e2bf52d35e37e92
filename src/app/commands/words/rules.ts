/** Rules that are added to an entry, and what they count beside those that are there. */
export const newRuleWords = {
  insteadOf: (kind: string, host: string, wider: string) => `a ${kind} for ${host}, which is used in place of ${wider}`,
  plain: (kind: string, host: string) => `a ${kind} for ${host}`,
  beside: (kind: string, host: string, name: string, namespace: string | null) =>
    `a second ${kind} for ${host}, beside ${name} of ${namespace}`,
  older: (kind: string, host: string, name: string) =>
    kind === 'VirtualService'
      ? `a second ${kind} for ${host}: ${name} is older and is used`
      : `a second ${kind} for ${host}: ${name} is older, and what it sets is used`,
  /** Neither says when it was created; `isFirst`: whether the new one comes first by name. */
  undated: (kind: string, host: string, name: string, isFirst: boolean) =>
    `a second ${kind} for ${host}: the older counts, and without creation times ${isFirst ? `this one does, before ${name}` : `${name} does`}, as the first by name`,
  noHost: (entry: string) => `${entry} has no host yet, so a rule for it would apply to nothing.`,
  noDot: (host: string, kind: string) =>
    `${host} has no dot, so a ${kind} takes it for a Service of its own namespace. Give the entry a full name.`,
  isPattern: (host: string) =>
    `A route sends to one name, and ${host} is a wildcard. Add an entry with the name to route.`,
  notRouted: (entry: string) => `Sidecars route none of the ports of ${entry}, so a route would never run.`,
} as const;
