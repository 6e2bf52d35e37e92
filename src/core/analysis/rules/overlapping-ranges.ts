import { fixedBits, isCidr, type FilterChain, type ListenerUse, type LostChain } from '../../mesh';
import type { WorkspaceRule } from '../rule';
import type { Hit } from '../runtime/hits';
import { forListeners, isOneEntry, wildcardListener } from '../runtime/listener-uses';

export const overlappingRanges: WorkspaceRule = {
  id: 'overlapping-ranges',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['L05'],
  summary: 'Address ranges of two entries are equal or overlap on one port.',
  why: 'Of equal ranges istiod keeps that of the older entry. Of overlapping ones Envoy takes the narrower, whatever host the app meant; for TCP that may be meant so, and is told as advice.',
  source:
    'istio/istio pilot/pkg/networking/core/listener.go (mergeTCPFilterChains, conflictsWith); envoy source/common/listener_manager/filter_chain_manager_impl.cc (findFilterChain)',
  check: forListeners((use) => {
    const listener = wildcardListener(use);
    if (listener === undefined) return [];
    return [
      ...listener.lost.flatMap((lost) => (isOneEntry(lost) ? [] : equalRanges(use, lost))),
      ...overlaps(use, listener.chains),
    ];
  }),
};

function equalRanges(use: ListenerUse, { port, service, to, part }: LostChain): readonly Hit[] {
  if (part !== 'chain' || port.class === 'tls') return [];
  const theirs = new Set(to.addresses.map(fixedBits));
  return port.owner.addresses.flatMap((range, index) =>
    !isCidr(range) || !theirs.has(fixedBits(range))
      ? []
      : [
          hitAt(
            use,
            port.owner,
            index,
            (whose) =>
              `In sidecars${whose} connections to ${service.host} in ${range} on port ${port.number} are taken for calls to ${to.host}, which already has that range. Use ranges that no other entry has.`,
          ),
        ],
  );
}

/** A range that an entry has for its own cluster. */
interface Ranged {
  readonly bits: string;
  readonly range: string;
  readonly index: number;
  readonly to: Extract<FilterChain['to'], { type: 'tcp' }>;
}

function overlaps(use: ListenerUse, chains: readonly FilterChain[]): readonly Hit[] {
  const byBits = new Map<string, Ranged>();
  for (const each of chains.flatMap(rangedOf)) if (!byBits.has(each.bits)) byBits.set(each.bits, each);
  return [...byBits.values()].flatMap((narrow) => {
    const wide = widerThan(narrow, byBits);
    return wide ? [overlap(use, narrow, wide)] : [];
  });
}

function rangedOf({ to, ranges }: FilterChain): readonly Ranged[] {
  if (to.type !== 'tcp') return [];
  return ranges.flatMap((range) => {
    const index = to.port.owner.addresses.indexOf(range);
    const bits = fixedBits(range);
    return index < 0 || bits === undefined ? [] : [{ bits, range, index, to }];
  });
}

/** The closest wider range of another service. */
function widerThan({ bits, to }: Ranged, byBits: ReadonlyMap<string, Ranged>): Ranged | undefined {
  for (let length = bits.length - 1; length >= 2; length--) {
    const wide = byBits.get(bits.slice(0, length));
    if (wide && wide.to.port.owner.resource !== to.port.owner.resource && wide.to.service !== to.service) return wide;
  }
  return undefined;
}

function overlap(use: ListenerUse, narrow: Ranged, wide: Ranged): Hit {
  const { port, service } = wide.to;
  const inner = narrow.to.service.host;
  const hit = hitAt(use, port.owner, wide.index, (whose) =>
    port.class === 'tls'
      ? `In sidecars${whose} connections to ${service.host} in ${narrow.range} find no filter chain: that narrower range belongs to ${inner}, and Envoy does not go back to this wider one. Use ranges that do not overlap.`
      : `In sidecars${whose} ${narrow.range} of ${inner} lies in this range, so connections to port ${port.number} there go to ${inner} and not to ${service.host}. Use ranges that do not overlap, unless that is intended.`,
  );
  return port.class === 'tls' ? hit : { ...hit, severity: 'info' };
}

function hitAt(
  { clients, all }: ListenerUse,
  { resource }: { readonly resource: Hit['resource'] },
  index: number,
  say: Hit['say'],
): Hit {
  return { resource, path: ['spec', 'addresses', index], ref: 'L05', clients, all, say };
}
