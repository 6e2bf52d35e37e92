import { hasKey, listIn, recordIn } from '../../mesh';
import type { Op } from '../../yaml';
import { remedyIn } from '../istioctl/remedy';
import { forComplete, type Seen } from '../istioctl/scope';
import type { Report, WorkspaceRule } from '../rule';

export const retiredField: WorkspaceRule = {
  id: 'retired-field',
  scope: 'workspace',
  layer: 'analyze',
  severity: 'warning',
  codes: ['IST0002'],
  summary: 'A field is used that istioctl analyze calls deprecated or ignored.',
  why: 'A field that is replaced may go away with a release. egressProxy is called ignored although istiod does send calls to unknown destinations there; it is undocumented, so nothing is to be built on it.',
  source:
    'istio/istio pkg/config/analysis/analyzers/deprecation/deprecation.go, FieldAnalyzer; pilot/pkg/networking/core/listener.go, buildOutboundCatchAllNetworkFiltersOnly',
  check: (input) => [...delaysIn(input), ...proxiesIn(input)],
};

const delaysIn = forComplete('VirtualService', checkDelays);
const proxiesIn = forComplete('Sidecar', checkEgressProxy);

interface Delay {
  readonly path: readonly (string | number)[];
  readonly percent: number;
  /** Whether the share can be written under the new name: it is free, and takes 0 to 100. */
  readonly isMovable: boolean;
}

/** Istio says it once a VirtualService, however many routes have it. */
function checkDelays({ resource, spec }: Seen): readonly Report[] {
  const delays = listIn(spec, 'http').flatMap((rule, index): readonly Delay[] => {
    const delay = recordIn(recordIn(rule, 'fault'), 'delay');
    const percent = delay['percent'];
    const path = ['spec', 'http', index, 'fault', 'delay'];
    if (typeof percent !== 'number' || percent <= 0) return [];
    return [{ path, percent, isMovable: percent <= 100 && !hasKey(delay, 'percentage') }];
  });
  const [first, ...more] = delays;
  if (first === undefined) return [];
  const also = more.length > 0 ? ` It stands in ${more.length} more of the routes.` : '';
  return [
    {
      resource,
      path: [...first.path, 'percent'],
      part: 'key',
      message: `fault.delay.percent is deprecated. Write percentage.value: ${first.percent > 100 ? '0 to 100' : first.percent}.${also}`,
      code: 'IST0002',
      ref: 'IST0002-vs',
      fix: delays.every(({ isMovable }) => isMovable)
        ? remedyIn(resource, 'Write percentage.value', delays.flatMap(replacePercent))
        : undefined,
    },
  ];
}

function replacePercent({ path, percent }: Delay): readonly Op[] {
  return [
    { type: 'rename', path: [...path, 'percent'], name: 'percentage' },
    { type: 'set', path: [...path, 'percentage'], value: { value: percent } },
  ];
}

/** Istio says it whatever the mode; only with ALLOW_ANY does istiod take the field. */
function checkEgressProxy({ resource, spec }: Seen): readonly Report[] {
  const policy = recordIn(spec, 'outboundTrafficPolicy');
  if (!hasKey(policy, 'egressProxy')) return [];
  const use =
    policy['mode'] === 'ALLOW_ANY'
      ? 'though istiod still sends calls to unknown destinations there. Do not rely on it'
      : 'and istiod refuses it without ALLOW_ANY. Remove it';
  const path = ['spec', 'outboundTrafficPolicy', 'egressProxy'];
  return [
    {
      resource,
      path,
      part: 'key',
      message: `istioctl analyze calls egressProxy ignored, ${use}: list the hosts, and route them with a VirtualService.`,
      code: 'IST0002',
      ref: 'IST0002-sc',
    },
  ];
}
