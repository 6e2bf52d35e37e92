import type { Path } from '../../text';
import { faultOfNamespacedHost, type NamespacedHostFault } from '../namespaced-host';
import type { Subject } from '../report';
import { compareVersions } from '../versions';
import { namespaceOf } from './export-to';
import { warnOfDuplicateHosts } from './egress-hosts-duplicate';
import { textsOf, type Spot } from './read';
import { labelAt, refuse } from './refuse';

/** The hosts of a listener of a Sidecar, as `namespace/host` (istio/istio pkg/config/validation/validation.go, ValidateSidecar). */
export function checkEgressHosts(subject: Subject, listener: Spot): void {
  const { hosts } = listener.value;
  if (Array.isArray(hosts) && hosts.length === 0) {
    const message =
      'hosts needs at least 1 item; istiod refuses an empty list. List what may be called, or ~/* for nothing.';
    const path = [...listener.path, 'hosts'];
    refuse(subject, { rule: 'out-of-range', path, part: 'key', ref: 'wh-sc-eg-hosts-empty', message });
  }
  const takesExclusions = compareVersions(subject.release, '1.31') >= 0;
  for (const { text, path } of textsOf(listener, 'hosts')) {
    const isExclusion = /^~[^/~]/.test(text);
    const fault = faultOfNamespacedHost(isExclusion ? text.slice(1) : text, { kind: 'Sidecar' });
    if (isExclusion && !takesExclusions) refuseExclusion(subject, path, text);
    else if (fault !== undefined) refuseHost(subject, path, text, fault);
  }
  warnOfDuplicateHosts(subject, listener, namespaceOf(subject), takesExclusions);
}

/** Before 1.31 a `~` stood for no namespace and in front of none. */
function refuseExclusion(subject: Subject, path: Path, host: string): void {
  refuse(subject, {
    rule: 'bad-format',
    path,
    ref: 'ver-sidecar-exclude',
    message: `${labelAt(subject, path)} takes hosts out with ~, which came with Istio 1.31; istiod ${subject.release} refuses ${host}. List the hosts that remain instead.`,
  });
}

interface Advice {
  readonly ref: string;
  /** What is asked for, as the rest of a sentence that begins with the place of the host. */
  readonly asked: string;
  /** The way out, as a sentence. */
  readonly way: string;
}

const faults: Readonly<Record<NamespacedHostFault, Advice>> = {
  'no-namespace': {
    ref: 'wh-sc-eg-host-form',
    asked: 'is namespace/host, such as ./api.example.com',
    way: 'Put a namespace and / before it.',
  },
  'empty-half': {
    ref: 'wh-sc-eg-host-empty-half',
    asked: 'is namespace/host with both of them, such as ./*',
    way: 'Write both.',
  },
  namespace: { ref: 'wh-sc-eg-host-ns', asked: 'has a namespace, *, . or ~ before the /', way: 'Name one of them.' },
  'short-name': {
    ref: 'wh-sc-eg-host-short',
    asked: 'names a host with a dot, or * for all, behind the /',
    way: 'Write the whole name, such as api.shop.svc.cluster.local.',
  },
  host: {
    ref: 'wh-sc-eg-host-syntax',
    asked: 'has a DNS name, a domain such as *.example.com, or * behind the /',
    way: 'Name the host.',
  },
  'partial-wildcard': {
    ref: 'wh-sc-eg-host-partial',
    asked: 'takes * only as its whole first label',
    way: 'Write one such as ./*.example.com.',
  },
};

function refuseHost(subject: Subject, path: Path, host: string, fault: NamespacedHostFault): void {
  const { ref, asked, way } = faults[fault];
  const shown = host === '' ? 'an empty text' : host;
  refuse(subject, {
    rule: 'bad-format',
    path,
    ref,
    message: `${labelAt(subject, path)} ${asked}; istiod refuses ${shown}. ${way}`,
  });
}
