import type { Mesh } from '../../build';
import { hasKey, recordIn, textIn } from '../../read';
import type { VirtualService } from '../../virtual-service';
import { isVisibleIn } from '../../visibility';
import type { RouteOrigin } from '../listeners/listener';

/** What a rule's `delegate` leads to; `because` says, in one sentence, why to nothing. */
type Delegation =
  | { readonly found: VirtualService }
  | {
      readonly found: undefined;
      readonly because: string;
      /** The VirtualService of that name, where there is one that is no delegate for the rule. */
      readonly named: VirtualService | undefined;
    };

const delegating = new WeakMap<VirtualService, boolean>();

/** Whether a rule of a VirtualService hands requests on to another VirtualService. */
export function hasDelegate(virtualService: VirtualService): boolean {
  let has = delegating.get(virtualService);
  if (has === undefined) {
    has = virtualService.routes.some((route) => route.protocol === 'http' && hasKey(route.rule, 'delegate'));
    delegating.set(virtualService, has);
  }
  return has;
}

/**
 * The VirtualService that a rule hands its requests to; undefined where the rule has no `delegate`. It is one without hosts that the namespace of the rule
 * sees; otherwise istiod leaves out the rule (pilot/pkg/model/virtualservice.go, mergeVirtualServicesIfNeeded).
 */
export function delegateOf(mesh: Mesh, { virtualService: root, rule }: RouteOrigin): Delegation | undefined {
  if (!hasKey(rule, 'delegate')) return undefined;
  const delegate = recordIn(rule, 'delegate');
  const key = `${textIn(delegate, 'namespace') ?? root.namespace}/${textIn(delegate, 'name') ?? ''}`;
  const named = byName(mesh).get(key);
  const because = whyNone(root, named, key);
  return named !== undefined && because === undefined
    ? { found: named }
    : { found: undefined, named, because: because ?? '' };
}

function whyNone(root: VirtualService, named: VirtualService | undefined, key: string): string | undefined {
  if (named === undefined) return `Its delegate VirtualService ${key} does not exist, so istiod leaves out the route.`;
  if (named.hosts.length > 0)
    return `VirtualService ${key} has hosts, so it is not a delegate and istiod leaves out the route.`;
  if (!isVisibleIn(named.exportTo, named.namespace, root.namespace))
    return `VirtualService ${key} is not exported to namespace ${root.namespace}, so istiod leaves out the route.`;
  return undefined;
}

const names = new WeakMap<readonly VirtualService[], ReadonlyMap<string, VirtualService>>();

function byName({ virtualServices }: Mesh): ReadonlyMap<string, VirtualService> {
  let known = names.get(virtualServices);
  if (known === undefined) {
    known = new Map(virtualServices.map((each) => [`${each.namespace}/${each.name}`, each]));
    names.set(virtualServices, known);
  }
  return known;
}
