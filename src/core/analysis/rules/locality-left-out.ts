import { definedEndpoints, hasKey, isWithin, levelsOf, listIn, recordIn, textIn, type Mesh } from '../../mesh';
import { listNames } from '../istioctl/words';
import type { WorkspaceRule } from '../rule';
import { inBlocksOfMesh, type InForce, type Remark } from '../runtime/blocks-in-force';
import { arePlaced, canBeOrdered, localitiesOf } from '../runtime/localities';

export const localityLeftOut: WorkspaceRule = {
  id: 'locality-left-out',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'error',
  refs: ['P32'],
  summary: 'An item of distribute names no locality for some endpoints, so they get no calls.',
  why: 'istiod takes endpoints of localities that no key of `to` covers out of the cluster, also when all others are gone. An endpoint without locality is covered by `*` alone.',
  source:
    'istio/istio pilot/pkg/networking/core/loadbalancer/loadbalancer.go (applyLocalityWeights), loadbalancer_test.go (TestApplyLocalitySetting)',
  check: inBlocksOfMesh('loadBalancer', (each) => itemsOf(each).length > 0, judge),
};

function itemsOf({ block: { value } }: InForce): readonly unknown[] {
  const setting = recordIn(value, 'localityLbSetting');
  return setting['enabled'] === false || hasKey(value, 'zoneAwareLbSetting') ? [] : listIn(setting, 'distribute');
}

function judge(each: InForce, mesh: Mesh): readonly Remark[] {
  const localities = servedLocalities(each, mesh);
  return itemsOf(each).flatMap((item, index): readonly Remark[] => {
    const keys = Object.keys(recordIn(item, 'to'));
    const missed = localities.filter((name) => !keys.some((key) => isWithin(levelsOf(name), key)));
    if (keys.length === 0 || missed.length === 0) return [];
    const from = textIn(item, 'from') ?? '*';
    const isAll = missed.length === localities.length;
    return [
      {
        path: ['localityLbSetting', 'distribute', index, 'to'],
        ref: 'P32',
        message: `${isAll ? 'No endpoint gets calls' : messageFor(missed)} from ${from === '*' ? 'anywhere' : from}: this distribute names only ${listNames(keys)}. List every locality that has endpoints, or *.`,
      },
    ];
  });
}

function messageFor(missed: readonly (string | undefined)[]): string {
  const named = missed.flatMap((each) => each ?? []);
  const nowhere = named.length < missed.length ? ['without locality'] : [];
  const places = [...(named.length > 0 ? [`in ${listNames(named)}`] : []), ...nowhere];
  return `Endpoints ${places.join(' and ')} get no calls`;
}

/** Of all endpoints before any is taken out. */
function servedLocalities(each: InForce, mesh: Mesh): readonly (string | undefined)[] {
  const uses = each.uses.filter((use) => use.cluster.type !== null && canBeOrdered(use));
  const lists = uses.map((use) => definedEndpoints(mesh, { ...use, policy: use.cluster.policy }).found);
  return localitiesOf(lists.filter(arePlaced).flat());
}
