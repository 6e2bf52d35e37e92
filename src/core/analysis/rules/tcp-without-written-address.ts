import { isWildcard, listIn, recordIn, textIn, textsIn } from '../../mesh';
import { isRecord } from '../../schema';
import { forComplete, type Seen } from '../istioctl/scope';
import { settingsOf } from '../question';
import type { Report, WorkspaceRule } from '../rule';

export const tcpWithoutWrittenAddress: WorkspaceRule = {
  id: 'tcp-without-written-address',
  scope: 'workspace',
  layer: 'analyze',
  severity: 'warning',
  codes: ['IST0134'],
  summary: 'A ServiceEntry has a TCP port and states no addresses.',
  why: 'TCP carries no host name, so without an address of its own the entry takes every connection to that port. Since 1.25 istiod gives an entry an address, unless its resolution is NONE, and sidecars with DNS capture use it; istioctl analyze looks at the proxyMetadata of the mesh alone and warns all the same.',
  source: 'istio/istio pkg/config/analysis/analyzers/serviceentry/protocoladdresses.go, analyzeProtocolAddresses',
  check: (input) => {
    const { dnsCapture, dnsAutoAllocate } = settingsOf(input);
    if (dnsCapture && dnsAutoAllocate) return [];
    return dnsCapture ? checkWithCapture(input) : checkWithout(input);
  },
};

const checkWithout = forComplete('ServiceEntry', (entry) => checkEntry(entry, false));
const checkWithCapture = forComplete('ServiceEntry', (entry) => checkEntry(entry, true));

function checkEntry(entry: Seen, dnsCapture: boolean): readonly Report[] {
  const { resource, spec } = entry;
  const status = recordIn(resource.value, 'status');
  if (listIn(spec, 'addresses').length > 0 || listIn(status, 'addresses').length > 0) return [];
  return listIn(spec, 'ports').flatMap((port, index): Report[] => {
    if (!isRecord(port)) return [];
    const protocol = textIn(port, 'protocol');
    if (protocol !== undefined && protocol.toUpperCase() !== 'TCP') return [];
    const path = ['spec', 'ports', index, ...(protocol === undefined ? [] : ['protocol'])];
    return [{ resource, path, message: messageFor(port, entry, dnsCapture), code: 'IST0134', ref: 'IST0134' }];
  });
}

function messageFor(port: Readonly<Record<string, unknown>>, entry: Seen, dnsCapture: boolean): string {
  const number = port['number'];
  const label = typeof number === 'number' && Number.isFinite(number) ? `port ${number}` : 'one of its ports';
  const fact = `istioctl analyze asks for addresses, since ${label} is ${textIn(port, 'protocol') === undefined ? 'without protocol' : 'TCP'}`;
  if (!getsAddress(entry)) return `${fact}: without them the entry takes every connection to that port. Add addresses.`;
  return dnsCapture
    ? `${fact}; it does not know that istiod allocates one since 1.25, which DNS capture uses. To quiet it, add addresses, or ISTIO_META_DNS_AUTO_ALLOCATE: "true" to the proxyMetadata of the mesh.`
    : `${fact}; it does not know that istiod allocates one since 1.25. Without DNS capture the entry still takes every connection to that port: add addresses, or capture DNS.`;
}

/** Whether istiod allocates addresses for it (pilot/pkg/networking/serviceentry/ip_autoallocation.go, ShouldV2AutoAllocateIPFromConfig). */
function getsAddress({ spec, labels }: Seen): boolean {
  const resolution = textIn(spec, 'resolution') ?? 'NONE';
  if (resolution === 'NONE' || labels['networking.istio.io/enable-autoallocate-ip']?.toLowerCase() === 'false')
    return false;
  return resolution === 'DYNAMIC_DNS' || !textsIn(spec, 'hosts').some(isWildcard);
}
