import type { Mesh } from '../../build';
import type { Proxy } from '../clients/proxy';
import type { ClusterPolicy } from '../clusters/cluster';
import { IdentityMap } from '../identity-map';
import { writtenPolicy, type WrittenPolicy } from './policy-blocks';
import { defaultPolicyOf, withDefaults } from './policy-default';
import { losersOf, selectRule, type Selection, type ServiceName } from './policy-selection';
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
  const { mesh, proxy } = scope;
  return policies.get(scope, service, port, subset, () => policyNamed(mesh, proxy, service, port.number, subset));
}

/** The policy that a proxy applies to a port of what has this name, which need not be a service that the files have. */
export function policyNamed(
  mesh: Mesh,
  proxy: Proxy,
  service: ServiceName,
  port: number,
  subset: string | undefined,
): ClusterPolicy {
  const selection = selectRule(mesh, proxy, service);
  const fallback = defaultPolicyOf(mesh.settings);
  const sources = fallback ? [selection, fallback] : [selection];
  return made.get(sources, `${port}|${subset ?? ''}`, () => makePolicy(selection, port, subset, fallback));
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
  const found = written.get(sources, `${port}|${subset ?? ''}`, () =>
    writtenPolicy(rule, port, subset, (each) => withDefaults(each, fallback)),
  );
  return new SelectedPolicy(selection, found);
}

/** A class, since there are thousands: a getter in an object literal would give each an object shape of its own. */
class SelectedPolicy implements ClusterPolicy {
  readonly rule: ClusterPolicy['rule'];
  readonly from: ClusterPolicy['from'];
  readonly blocks: ClusterPolicy['blocks'];

  constructor(
    private readonly selection: Selection,
    private readonly own: WrittenPolicy,
  ) {
    this.rule = selection.rule;
    this.from = own.from;
    this.blocks = own.blocks;
  }

  get losers(): ClusterPolicy['losers'] {
    return [...losersOf(this.selection), ...this.own.replaced];
  }

  get tied(): boolean {
    return this.selection.candidates.some((each) => each.tied);
  }
}
