import { compareVersions } from './versions';

/** What an entry of one resolution takes. */
export interface Resolution {
  readonly mostEndpoints: number;
  /** What an endpoint may be: a socket is `unix://` and a path. */
  readonly endpointIs?: 'ip or socket' | 'ip or name';
  /** Whether `addresses` may hold ranges, single IPs alone, or nothing. */
  readonly addresses: 'ranges' | 'single' | 'none';
  /** Whether hosts may, cannot without endpoints, or must begin with `*`. */
  readonly wildcards: 'taken' | 'with endpoints' | 'needed';
  /** Protocols of ports; undefined for any. */
  readonly protocols?: readonly string[];
  /** Whether the workloads that a selector picks are called. */
  readonly usesSelector: boolean;
}

const byName = {
  mostEndpoints: Infinity,
  endpointIs: 'ip or name',
  addresses: 'single',
  wildcards: 'with endpoints',
  usesSelector: true,
} as const;

/**
 * What each resolution takes (CEL rules of the ServiceEntry CRD; pkg/config/validation/validation.go, ValidateServiceEntry). The
 * protocols of DYNAMIC_DNS are those from 1.30 on.
 */
const resolutions: Readonly<Record<string, Resolution>> = {
  NONE: { mostEndpoints: 0, addresses: 'ranges', wildcards: 'taken', usesSelector: false },
  STATIC: {
    mostEndpoints: Infinity,
    endpointIs: 'ip or socket',
    addresses: 'ranges',
    wildcards: 'taken',
    usesSelector: true,
  },
  DNS: byName,
  DNS_ROUND_ROBIN: { ...byName, mostEndpoints: 1 },
  DYNAMIC_DNS: {
    mostEndpoints: 0,
    addresses: 'none',
    wildcards: 'needed',
    protocols: ['HTTP', 'HTTP2', 'GRPC', 'TLS'],
    usesSelector: false,
  },
};

/**
 * What a resolution takes in a release, or undefined where it is not known. DYNAMIC_DNS has learnt its protocols one after the other: HTTP in 1.28,
 * TLS in 1.29, the rest in 1.30.
 */
export function takenBy(mode: string, release: string): Resolution | undefined {
  const takes = Object.hasOwn(resolutions, mode) ? resolutions[mode] : undefined;
  if (mode !== 'DYNAMIC_DNS' || !takes || compareVersions(release, '1.30') >= 0) return takes;
  return { ...takes, protocols: compareVersions(release, '1.29') < 0 ? ['HTTP'] : ['HTTP', 'TLS'] };
}
