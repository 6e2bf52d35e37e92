/** What every pattern needs of the entry that it is asked for. */
export const aimWords = {
  selectEntry: 'Select a ServiceEntry.',
  unread: (entry: string) => `${entry} cannot be read to its end; fix its YAML first.`,
  noHost: (entry: string) => `${entry} has no host yet.`,
  ambient: 'In ambient mode pods have no sidecar, and ztunnel reads no routes or rules; this command is for sidecars.',
  gone: (key: string) => `${key} is no longer there.`,
} as const;

/** A DestinationRule for one host in place of one that is for many. */
export const exactRuleWords = {
  hidden: (rule: string, host: string) =>
    `DestinationRule ${rule} is for ${host} and hidden from its callers; show it first.`,
  stays: (rule: string, wide: string, host: string) =>
    `DestinationRule ${rule} is for all of ${wide} and stays; ${host} gets a rule of its own that repeats it.`,
  gone: (rule: string) => `DestinationRule ${rule} is no longer there.`,
  itemOfList: (rule: string, host: string) =>
    `DestinationRule ${rule} is an item of a List; give ${host} a rule of its own first.`,
  noCopy: (file: string) => `The copy is not in ${file}.`,
  ownNumber: (workload: string, port: string) =>
    `WorkloadEntry ${workload} gives port ${port} a number of its own by that name; take it out first.`,
} as const;

/** A ServiceEntry for a host that is named and not known. */
export const addEntryWords = {
  about: 'Sidecars learn the host: rules and routes for it apply, and REGISTRY_ONLY lets its calls out.',
  howCalled: 'How apps call it',
  https: (host: string) => `https://${host}: port 443, apps encrypt themselves`,
  http: (host: string) => `http://${host}: port 80, the sidecar sees requests`,
  noHost: 'There is no host here that a ServiceEntry could have.',
  known: (host: string) => `${host} has a ServiceEntry or a Service by now.`,
} as const;

/** Turn DNS capture on. */
export const captureWords = {
  about:
    'Sidecars then answer DNS for their pods, and each host gets an address of its own. This states it in the design. For the cluster, set ISTIO_META_DNS_CAPTURE: "true" in meshConfig.defaultConfig.proxyMetadata and restart the pods.',
  label: 'Turn DNS capture on',
  isOn: 'DNS capture is on already.',
} as const;
