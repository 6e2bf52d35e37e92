import { isRecord } from '../../../core/schema';
import type { Path } from '../../../core/text';
import { valueAt } from '../../../core/yaml';

/** Something in an entry that its resolution refuses or makes ineffective. */
export interface LeftBehind {
  /** From the resource's root. */
  readonly path: Path;
  /** One sentence: the fact, then what to do. */
  readonly says: string;
  /** Whether Istio refuses the entry for it; else it is merely without effect. */
  readonly refused: boolean;
  /** Whether removing it is what repairs it. */
  readonly removable: boolean;
}

/**
 * What does not go with the resolution of a ServiceEntry (pilot validation.go, ValidateServiceEntry; serviceentry/conversion.go for what an
 * empty list of endpoints means). An absent resolution is NONE, the zero value of the enum.
 */
export function leftBehind(entry: unknown): readonly LeftBehind[] {
  const spec = valueAt(entry, ['spec']);
  if (!isRecord(spec)) return [];
  const mode = typeof spec['resolution'] === 'string' ? spec['resolution'] : 'NONE';
  const parts: EntryParts = {
    hosts: textsOf(spec['hosts']),
    addresses: textsOf(spec['addresses']),
    endpoints: Array.isArray(spec['endpoints']) ? spec['endpoints'] : [],
    hasSelector: isRecord(spec['workloadSelector']),
    ports: Array.isArray(spec['ports']) ? spec['ports'] : [],
  };
  return rulesOf[mode]?.(parts) ?? [];
}

interface EntryParts {
  readonly hosts: readonly string[];
  readonly addresses: readonly string[];
  readonly endpoints: readonly unknown[];
  readonly hasSelector: boolean;
  readonly ports: readonly unknown[];
}

const rulesOf: Readonly<Record<string, (entry: EntryParts) => readonly LeftBehind[]>> = {
  NONE: ({ endpoints, hasSelector }) => [
    ...allEndpoints(endpoints, 'Istio refuses endpoints with NONE.'),
    ...selector(hasSelector, 'NONE ignores selected workloads: Envoy dials the address that the app dialled.'),
  ],
  STATIC: ({ endpoints, hasSelector }) => [
    ...eachEndpoint(endpoints, (address) =>
      isIp(address) || address.startsWith('unix://')
        ? null
        : `STATIC needs an IP or unix:// and ${address} is a name. Use DNS, or write its IP.`,
    ),
    ...(endpoints.length === 0 && !hasSelector
      ? [note(['spec', 'resolution'], 'Calls get 503 until an endpoint is added.')]
      : []),
  ],
  DNS: (entry) => dnsRules(entry, 'DNS'),
  DNS_ROUND_ROBIN: (entry) => [
    ...dnsRules(entry, 'DNS_ROUND_ROBIN'),
    ...entry.endpoints
      .slice(1)
      .map((_, index) =>
        refuse(['spec', 'endpoints', index + 1], 'DNS_ROUND_ROBIN takes one endpoint: the others are refused.', true),
      ),
  ],
  DYNAMIC_DNS: ({ hosts, addresses, endpoints, hasSelector, ports }) => [
    ...hosts.flatMap((host, index) =>
      host.startsWith('*')
        ? []
        : [
            refuse(
              ['spec', 'hosts', index],
              `DYNAMIC_DNS needs a wildcard and ${host} is an exact name. Use DNS for it.`,
              false,
            ),
          ],
    ),
    ...(addresses.length > 0 ? [refuse(['spec', 'addresses'], 'Istio refuses addresses with DYNAMIC_DNS.', true)] : []),
    ...allEndpoints(endpoints, 'Istio refuses endpoints with DYNAMIC_DNS.'),
    ...selector(hasSelector, 'DYNAMIC_DNS resolves the name of each call: selected workloads are not used.'),
    ...ports.flatMap((port, index) => dynamicPort(port, index)),
  ],
};

function dnsRules({ hosts, addresses, endpoints }: EntryParts, mode: string): readonly LeftBehind[] {
  const wild = endpoints.length === 0 ? hosts.findIndex((host) => host.startsWith('*')) : -1;
  return [
    ...addresses.flatMap((address, index) =>
      address.includes('/') && !/\/(32|128)$/.test(address)
        ? [
            refuse(
              ['spec', 'addresses', index],
              `${mode} takes single IPs and ${address} is a range. Use NONE or STATIC for ranges.`,
              true,
            ),
          ]
        : [],
    ),
    ...(wild < 0
      ? []
      : [
          refuse(
            ['spec', 'hosts', wild],
            `${mode} needs an exact name and ${hosts[wild] ?? ''} is a wildcard. Use DYNAMIC_DNS or NONE, or list names.`,
            false,
          ),
        ]),
    ...eachEndpoint(endpoints, (address) =>
      address.startsWith('unix://')
        ? `${mode} takes an IP or a name and ${address} is a socket. Use STATIC for it.`
        : null,
    ),
  ];
}

/** Only these protocols get a cluster under DYNAMIC_DNS (validation.go; from 1.30). */
function dynamicPort(port: unknown, index: number): readonly LeftBehind[] {
  const protocol = valueAt(port, ['protocol']);
  const name = typeof protocol === 'string' ? protocol.toUpperCase() : '';
  if (['HTTP', 'HTTP2', 'GRPC', 'TLS'].includes(name)) return [];
  const path = ['spec', 'ports', index, 'protocol'];
  if (name === 'HTTPS')
    return [refuse(path, 'DYNAMIC_DNS takes TLS here instead of HTTPS. Change protocol to TLS.', false)];
  return [
    refuse(path, `DYNAMIC_DNS takes HTTP, HTTP2, GRPC and TLS ports, not ${name || 'a port without protocol'}.`, false),
  ];
}

function allEndpoints(endpoints: readonly unknown[], says: string): readonly LeftBehind[] {
  return endpoints.length > 0 ? [refuse(['spec', 'endpoints'], says, true)] : [];
}

function eachEndpoint(endpoints: readonly unknown[], judge: (address: string) => string | null): readonly LeftBehind[] {
  return endpoints.flatMap((endpoint, index) => {
    const address = valueAt(endpoint, ['address']);
    const says = typeof address === 'string' ? judge(address) : null;
    return says === null ? [] : [refuse(['spec', 'endpoints', index, 'address'], says, false)];
  });
}

function selector(hasSelector: boolean, says: string): readonly LeftBehind[] {
  return hasSelector ? [{ path: ['spec', 'workloadSelector'], says, refused: false, removable: true }] : [];
}

function refuse(path: Path, says: string, removable: boolean): LeftBehind {
  return { path, says, refused: true, removable };
}

function note(path: Path, says: string): LeftBehind {
  return { path, says, refused: false, removable: false };
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map((each) => (typeof each === 'string' ? each : '')) : [];
}

function isIp(address: string): boolean {
  return /^\d+\.\d+\.\d+\.\d+$/.test(address) || /^[\da-f]*:[\da-f:.]*$/i.test(address);
}
