import type { ClusterPolicy } from '../clusters/cluster';
import { IdentityMap } from '../identity-map';
import { writtenPolicy, type WrittenPolicy } from './policy-blocks';
import { defaultPolicyOf, withDefaults } from './policy-default';
import { losersOf, selectRule, type Selection } from './policy-selection';
import { ScopeTable } from '../scope/scope-table';
import type { Scope, ScopedPort, ScopedService } from '../scope/scope';

const policies = new ScopeTable<ClusterPolicy>();
const made = new IdentityMap<ClusterPolicy>();

/**
 * The policy that a proxy applies to a service's port, and to a subset of it. Policies that come from the same rules in the same way are the same object,
 * also in a mesh where other rules changed.
 */
export function policyOf(
  scope: Scope,
  service: ScopedService,
  port: ScopedPort,
  subset: string | undefined,
): ClusterPolicy {
  return policies.get(scope, service, port, subset, () => {
    const { mesh, proxy } = scope;
    const selection = selectRule(mesh, proxy, service);
    const fallback = defaultPolicyOf(mesh.settings);
    const sources = fallback ? [selection, fallback] : [selection];
    const key = `${port.number}|${subset ?? ''}`;
    return made.get(sources, key, () => makePolicy(selection, port.number, subset, fallback));
  });
}

const written = new IdentityMap<WrittenPolicy>();
const noRule = {};

/** The blocks are those of the rule, whoever asks; what lost depends on who asks, and is worked out when it is asked for. */
function makePolicy(
  selection: Selection,
  port: number,
  subset: string | undefined,
  fallback: Readonly<Record<string, unknown>> | undefined,
): ClusterPolicy {
  const { rule } = selection;
  const sources = fallback ? [rule ?? noRule, fallback] : [rule ?? noRule];
  const { from, blocks, replaced } = written.get(sources, `${port}|${subset ?? ''}`, () =>
    writtenPolicy(rule, port, subset, (each) => withDefaults(each, fallback)),
  );
  return {
    rule,
    from,
    blocks,
    get losers() {
      return [...losersOf(selection), ...replaced];
    },
    get tied() {
      return selection.candidates.some((each) => each.tied);
    },
  };
}
