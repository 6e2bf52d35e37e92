import { listIn, textsIn, type FilterChain, type ListenerUse } from '../../mesh';
import type { Path } from '../../text';
import { callOf } from '../istioctl/words';
import type { WorkspaceRule } from '../rule';
import type { Hit } from '../runtime/hits';
import { forListeners } from '../runtime/listener-uses';
import { ruleWords } from '../runtime/routings';

export const leakingSubnets: WorkspaceRule = {
  id: 'leaking-subnets',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['R20'],
  summary: 'destinationSubnets of a tls match hold for the matches behind it, too.',
  why: 'istiod keeps the subnets of one match in a variable of the service and does not put it back, so that later matches without subnets of their own take only these addresses, those of other VirtualServices for the host among them.',
  source: 'istio/istio pilot/pkg/networking/core/tls.go (buildSidecarOutboundTLSFilterChainOpts)',
  check: forListeners((use) => use.listeners.flatMap(({ chains }) => hitsOf(use, chains.flatMap(readChain)))),
};

/** A chain of a match of a tls rule. */
interface Matched {
  readonly host: string;
  readonly route: NonNullable<Extract<FilterChain['to'], { type: 'tcp' }>['route']>;
  readonly path: Path;
  readonly ranges: string;
  readonly written: string;
}

function readChain({ to, ranges }: FilterChain): readonly Matched[] {
  if (to.type !== 'tcp' || to.route?.path[1] !== 'tls') return [];
  const { route } = to;
  const index = route.match ?? 0;
  const written = textsIn(listIn(route.rule, 'match')[index], 'destinationSubnets');
  const path = [...route.path, 'match', index];
  return [{ host: to.service.host, route, path, ranges: ranges.join(), written: written.join() }];
}

function hitsOf(use: ListenerUse, matched: readonly Matched[]): readonly Hit[] {
  const found = new Map<Matched, Matched>();
  for (const each of matched) {
    if (each.written !== '' || each.ranges === '') continue;
    const from = matched.find((other) => other.host === each.host && other.written === each.ranges);
    if (from && !found.has(from)) found.set(from, each);
  }
  return [...found].map(([from, to]): Hit => {
    const { resource } = from.route.virtualService;
    const other = to.route.virtualService.resource;
    const where = other === resource ? ruleWords(to.path) : `${ruleWords(to.path)} of ${callOf(other)}`;
    return {
      resource,
      path: [...from.path, 'destinationSubnets'],
      part: 'key',
      ref: 'R20',
      clients: use.clients,
      all: use.all,
      say: (whose) =>
        `${where} takes only connections to ${from.written.split(',').join(', ')}: it names no subnets, and those of this match hold${whose === '' ? '' : ` for sidecars${whose}`} in later matches too. Put this match last, or give the others their own subnets.`,
    };
  });
}
