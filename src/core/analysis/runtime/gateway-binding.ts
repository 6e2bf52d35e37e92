import { gatewayNamed, hasKey, listIn, recordIn, textsIn, type Route, type VirtualService } from '../../mesh';
import type { Path } from '../../text';
import { remedyIn } from '../istioctl/remedy';
import type { Hit } from './hits';

/** A match that can take nothing: it names gateways, and its VirtualService is bound to none of them. */
export interface UnboundMatch {
  /** Of `gateways` in the match, from the root of the VirtualService. */
  readonly path: Path;
  /** The gateways as they are written there. */
  readonly names: readonly string[];
}

/**
 * The matches of a rule that name only gateways which `spec.gateways` lacks. A match narrows what the VirtualService is bound to and adds nothing
 * (pilot/pkg/model/push_context.go, initVirtualServices; pilot/pkg/networking/core/route/route.go, TranslateRoute).
 */
export function unboundMatches(
  { namespace, gateways }: VirtualService,
  { protocol, index, rule }: Route,
): readonly UnboundMatch[] {
  return listIn(rule, 'match').flatMap((match, at) => {
    const names = textsIn(match, 'gateways');
    const isBound = names.some((name) => gateways.includes(gatewayNamed(name, namespace)));
    return names.length === 0 || isBound
      ? []
      : [{ path: ['spec', protocol, index, 'match', at, 'gateways'], names: [...new Set(names)] }];
  });
}

/**
 * A fix that binds a VirtualService to one more gateway, or to `mesh`; undefined where a rule says nothing of gateways in some match, since it would then
 * hold there too.
 */
export function bindingTo({ resource, routes }: VirtualService, name: string): Hit['fix'] {
  if (!routes.every(isRestricted)) return undefined;
  const spec = recordIn(resource.value, 'spec');
  const title = `Add ${name} to spec.gateways`;
  const path = ['spec', 'gateways'];
  const written = listIn(spec, 'gateways');
  if (!hasKey(spec, 'gateways') || written.length === 0)
    return remedyIn(resource, title, [{ type: 'set', path, value: ['mesh', name] }]);
  const index = name === 'mesh' ? 0 : written.length;
  return remedyIn(resource, title, [{ type: 'insert', path, index, value: name }]);
}

function isRestricted({ rule }: Route): boolean {
  const matches = listIn(rule, 'match');
  return matches.length > 0 && matches.every((match) => textsIn(match, 'gateways').length > 0);
}
