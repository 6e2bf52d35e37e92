import type { Path } from '../../text';
import type { NamespacedHostFault } from '../namespaced-host';
import type { Subject } from '../report';
import { labelAt, refuse } from './refuse';
import { remedy } from './remedy';

/** Rows of the reference, what they ask for, as the rest of a sentence that begins with the host's place, and the way out. */
const faults: Readonly<
  Record<
    Exclude<NamespacedHostFault, 'no-namespace'>,
    { readonly ref: string; readonly asked: string; readonly way: string }
  >
> = {
  'empty-half': {
    ref: 'wh-gw-host-ns-empty',
    asked: 'is namespace/host with both of them, or a host alone',
    way: 'Write both, or the host.',
  },
  namespace: { ref: 'wh-gw-host-ns', asked: 'has a namespace, * or . before the /', way: 'Name one of them.' },
  'short-name': {
    ref: 'wh-gw-host-short',
    asked: 'is a name with a dot, an IPv4 address, or *',
    way: 'Write the whole name, such as api.shop.svc.cluster.local.',
  },
  host: {
    ref: 'wh-gw-host-syntax',
    asked: 'is a DNS name, an IPv4 address, or a domain such as *.example.com',
    way: 'Name the host.',
  },
  'partial-wildcard': {
    ref: 'wh-gw-host-partial',
    asked: 'takes * only as its whole first label',
    way: 'Write one such as *.example.com.',
  },
};

/** Says what is wrong with a host of a Gateway's server. */
export function refuseHost(subject: Subject, path: Path, host: string, fault: NamespacedHostFault): void {
  if (fault === 'no-namespace') return;
  const { ref, asked, way } = faults[fault];
  const shown = host === '' ? 'an empty text' : host;
  const isNobody = fault === 'namespace' && host.startsWith('~/');
  refuse(subject, {
    rule: 'bad-format',
    path,
    ref,
    message: `${labelAt(subject, path)} ${asked}; istiod refuses ${shown}. ${isNobody ? 'Leave ~/ out.' : way}`,
    // Nobody is no namespace that could bind a host, so what is left is the host itself.
    ...(isNobody ? { fix: remedy(subject, 'Leave ~/ out', [{ type: 'set', path, value: host.slice(2) }]) } : {}),
  });
}
